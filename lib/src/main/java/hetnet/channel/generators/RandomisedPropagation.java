package hetnet.channel.generators;

import hetnet.channel.pathloss.LosProbability;
import hetnet.util.ArrayMath;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Path losses of the form of TR 38.901 whose slopes, LOS share, shadowing, extra losses and blockages are drawn once
 * for a network.
 */
final class RandomisedPropagation {

    /** 20 log10 of 3.5 GHz, part of the reference loss of all random slopes. */
    private static final double REFERENCE_DB = 10.9;
    private static final double BLOCKING_NETWORKS = 0.4;

    private final double heightM;
    private final double losSlope;
    private final double nlosSlope;
    private final double nlosOffsetDb;
    private final LosProbability los;
    private final double losShare;
    private final double extraDb;
    private final double losShadowDb;
    private final double nlosShadowDb;
    private final double blocked;

    RandomisedPropagation(RandomGenerator random) {
        heightM = uniform(random, 5, 35);
        losSlope = uniform(random, 18, 26);
        nlosSlope = uniform(random, 28, 60);
        nlosOffsetDb = uniform(random, -15, 20) - (nlosSlope < 45 ? 0 : 20);
        los = new LosProbability(ArrayMath.exp(uniform(random, ArrayMath.log(15), ArrayMath.log(200))));
        losShare = uniform(random, 0.4, 1);
        extraDb = new double[] {0, 0, 5, 15, 25}[random.nextInt(5)];
        losShadowDb = uniform(random, 0, 6);
        nlosShadowDb = uniform(random, 3, 14);
        blocked = random.nextDouble() < BLOCKING_NETWORKS ? uniform(random, 0, 0.3) : 0;
    }

    /** How far the sites stand above the UEs, metres. */
    double heightM() {
        return heightM;
    }

    /** Path loss of a link drawn anew, its ends x and y metres apart, dB; +infinity where it is blocked. */
    double lossDb(double x, double y, RandomGenerator random) {
        double groundM = Math.sqrt(x * x + y * y);
        double log = ArrayMath.log10(Math.sqrt(x * x + y * y + heightM * heightM));
        boolean isLos = random.nextDouble() < los.of(groundM) * losShare;
        double losDb = 28 + losSlope * log + REFERENCE_DB;
        double nlosDb = Math.max(losDb, nlosOffsetDb + nlosSlope * log + REFERENCE_DB)
                - extraDb * ArrayMath.log(1 - random.nextDouble());
        double shadowDb = (isLos ? losShadowDb : nlosShadowDb) * random.nextGaussian();
        boolean gone = random.nextDouble() < blocked && !isLos;
        return gone ? Double.POSITIVE_INFINITY : (isLos ? losDb : nlosDb) + shadowDb;
    }

    static double uniform(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
