package hetnet.channel.pathloss;

import hetnet.util.ArrayMath;
import hetnet.util.Require;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * What a UE inside a building loses on every link, 3GPP TR 38.901 clause 7.4.3: through the wall (Tables 7.4.3-1 and
 * 7.4.3-2), and from there on 0.5 dB a metre. With the carrier f in GHz a wall is made of
 * <pre>
 * L_glass = 2 + 0.2 f     L_IRR = 23 + 0.3 f (glass that reflects heat)     L_concrete = 5 + 4 f
 * LOW     5 - 10 log10(0.3 10^(-L_glass / 10) + 0.7 10^(-L_concrete / 10)) dB, sigma 4.4 dB
 * HIGH    5 - 10 log10(0.7 10^(-L_IRR / 10) + 0.3 10^(-L_concrete / 10)) dB, sigma 6.5 dB
 * </pre>
 */
public enum BuildingLoss {

    /** Old buildings. */
    LOW(0.3, 2, 0.2, 4.4),
    /** Buildings that keep their heat. */
    HIGH(0.7, 23, 0.3, 6.5);

    private static final double WALL_DB = 5;
    private static final double CONCRETE_DB = 5;
    private static final double CONCRETE_DB_PER_GHZ = 4;
    private static final double INSIDE_DB_PER_M = 0.5;
    /** Depth in the building: the smaller of two that are uniform up to here (UMa and UMi). */
    private static final double DEEPEST_M = 25;

    private final double glassPart;
    private final double glassDb;
    private final double glassDbPerGhz;
    private final double sigmaDb;

    BuildingLoss(double glassPart, double glassDb, double glassDbPerGhz, double sigmaDb) {
        this.glassPart = glassPart;
        this.glassDb = glassDb;
        this.glassDbPerGhz = glassDbPerGhz;
        this.sigmaDb = sigmaDb;
    }

    /** Standard deviation of a UE's loss, dB. */
    public double sigmaDb() {
        return sigmaDb;
    }

    /**
     * Mean loss of the wall and of the way inside, dB.
     *
     * @param carrierGhz f, 0.5 to 100
     * @param depthM     d_2D-in, metres, 0 to 1,000
     * @throws IllegalArgumentException when a value is out of its range
     */
    public double meanDb(double carrierGhz, double depthM) {
        Require.inRange("carrierGhz", carrierGhz, 0.5, 100, "GHz");
        Require.inRange("depthM", depthM, 0, 1000, "m");
        double through = glassPart * ArrayMath.gain(glassDb + glassDbPerGhz * carrierGhz)
                + (1 - glassPart) * ArrayMath.gain(CONCRETE_DB + CONCRETE_DB_PER_GHZ * carrierGhz);
        return WALL_DB - 10 * ArrayMath.log10(through) + INSIDE_DB_PER_M * depthM;
    }

    /** The loss of one UE, dB: its depth and the deviation of its wall are drawn. @param carrierGhz 0.5 to 100 */
    public double drawDb(double carrierGhz, RandomGenerator random) {
        double depthM = DEEPEST_M * Math.min(random.nextDouble(), random.nextDouble());
        return meanDb(carrierGhz, depthM) + sigmaDb * random.nextGaussian();
    }
}
