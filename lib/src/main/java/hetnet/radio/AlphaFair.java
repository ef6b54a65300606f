package hetnet.radio;

import hetnet.radio.kernel.LinkKernel;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.Optional;

/**
 * The alpha-fair family sum_i U(R_i), U(R) = R^(1-alpha) / (1-alpha), or ln R for alpha = 1, R in bit/s. 0 is the
 * sum-rate of Eq. (13), 1 proportional fairness, 2 minus the latency proxy of Eq. (12) times N/L.
 *
 * @param alpha        0 to 10
 * @param rateFloorBps below this rate, bit/s, U goes on as its tangent, so that a UE whose BS is off gives no infinity
 */
public record AlphaFair(double alpha, double rateFloorBps) implements RateObjective {

    /** The floor where nothing else is said, bit/s: no served UE of an ordinary network comes near. */
    public static final double RATE_FLOOR_BPS = 1e-3;

    private static final double LARGEST_ALPHA = 10;

    /** The floor lies at or below this part of the rate that the worst UE could have at best. */
    private static final double FLOOR_PART = 1e-6;

    /** Powers of the floor up to this exponent of ten stay finite in sums. */
    private static final double LARGEST_EXPONENT = 250;

    /** @throws IllegalArgumentException when a value is out of its range */
    public AlphaFair {
        Require.inRange("alpha", alpha, 0, LARGEST_ALPHA, "");
        Require.inRange("rateFloorBps", rateFloorBps, Double.MIN_NORMAL, Double.MAX_VALUE, "bit/s");
    }

    /** With the ordinary floor. */
    public AlphaFair(double alpha) {
        this(alpha, RATE_FLOOR_BPS);
    }

    /**
     * The same fairness with a floor that no UE need fall below: the ordinary one, or less in a network where a UE
     * cannot even have a million times of that.
     *
     * @param reachableBps the rate that the worst UE could have by itself, bit/s, positive
     */
    @Override
    public AlphaFair flooredFor(double reachableBps) {
        double finite = Math.pow(10, -LARGEST_EXPONENT / Math.max(alpha, 1));
        return new AlphaFair(alpha, Math.min(RATE_FLOOR_BPS, Math.max(FLOOR_PART * reachableBps, finite)));
    }

    /** What minds small rates more: alpha is larger by 1, as far as it goes. */
    public AlphaFair fairer() {
        return new AlphaFair(Math.min(LARGEST_ALPHA, alpha + 1));
    }

    @Override
    public double value(double[] rateBps) {
        double[] value = values(rateBps);
        double sum = 0;
        for (double v : value) {
            sum += v;
        }
        return sum;
    }

    @Override
    public Optional<AlphaFair> alphaFair() {
        return Optional.of(this);
    }

    @Override
    public AlphaFair fairness() {
        return this;
    }

    @Override
    public Optional<UserUtility> perUser() {
        return Optional.of((user, rate) -> of(rate));
    }

    /**
     * U(R) of many UEs.
     *
     * @param rateBps R, bit/s
     */
    public double[] values(double[] rateBps) {
        double[] value = new double[LinkKernel.padded(rateBps.length)];
        evaluate(LinkKernel.fastest(), Arrays.copyOf(rateBps, value.length), value.length, value,
                new double[value.length]);
        return Arrays.copyOf(value, rateBps.length);
    }

    /**
     * U(R) and U'(R) of some UEs.
     *
     * @param rateBps R, bit/s
     * @param count   how many, a multiple of {@link LinkKernel#LANES}
     * @param value   receives U(R)
     * @param slope   receives U'(R)
     */
    void evaluate(LinkKernel kernel, double[] rateBps, int count, double[] value, double[] slope) {
        for (int i = 0; i < count; i++) {
            slope[i] = Math.max(rateBps[i], rateFloorBps);
        }
        kernel.log(slope, value, count);
        if (alpha == 1) {
            for (int i = 0; i < count; i++) {
                double rate = slope[i];
                slope[i] = 1 / rate;
                value[i] += slope[i] * Math.min(rateBps[i] - rate, 0);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            value[i] *= -alpha;
        }
        kernel.exp(value, value, count);
        for (int i = 0; i < count; i++) {
            double rate = slope[i];
            slope[i] = value[i];
            value[i] = slope[i] * (rate / (1 - alpha) + Math.min(rateBps[i] - rate, 0));
        }
    }

    /**
     * U(R) of one UE.
     *
     * @param rateBps R, bit/s
     */
    public double of(double rateBps) {
        double rate = Math.max(rateBps, rateFloorBps);
        double value = alpha == 1 ? Math.log(rate) : Math.pow(rate, 1 - alpha) / (1 - alpha);
        return rateBps >= rateFloorBps ? value : value + slope(rate) * (rateBps - rate);
    }

    /**
     * U'(R) = R^-alpha of one UE.
     *
     * @param rateBps R, bit/s
     */
    public double slope(double rateBps) {
        double rate = Math.max(rateBps, rateFloorBps);
        return alpha == 1 ? 1 / rate : Math.pow(rate, -alpha);
    }

    @Override
    public double[] rateSlopes(double[] rateBps) {
        double[] slope = new double[rateBps.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = slope(rateBps[i]);
        }
        return slope;
    }
}
