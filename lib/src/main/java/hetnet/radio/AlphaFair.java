package hetnet.radio;

import hetnet.util.Require;
import java.util.Arrays;

/**
 * The alpha-fair family sum_i U(R_i), U(R) = R^(1-alpha) / (1-alpha), or ln R for alpha = 1, R in bit/s. 0 is the
 * sum-rate of Eq. (13), 1 proportional fairness, 2 minus the latency proxy of Eq. (12) times N/L.
 *
 * @param alpha 0 to 10
 */
public record AlphaFair(double alpha) implements RateObjective {

    /**
     * Below this rate, bit/s, U goes on as its tangent, so that a UE whose BS is off gives no infinity. A millionth of
     * the rates that matter here: no served UE comes near.
     */
    public static final double RATE_FLOOR_BPS = 1e-3;

    /** @throws IllegalArgumentException when a value is out of its range */
    public AlphaFair {
        Require.inRange("alpha", alpha, 0, 10, "");
    }

    @Override
    public double value(double[] rateBps) {
        double sum = 0;
        for (double r : rateBps) {
            sum += of(r);
        }
        return sum;
    }

    /**
     * U(R) of one UE.
     *
     * @param rateBps R, bit/s
     */
    public double of(double rateBps) {
        double rate = Math.max(rateBps, RATE_FLOOR_BPS);
        double value = alpha == 1 ? Math.log(rate) : Math.pow(rate, 1 - alpha) / (1 - alpha);
        return rateBps >= RATE_FLOOR_BPS ? value : value + slope(rate) * (rateBps - rate);
    }

    /**
     * U'(R) = R^-alpha of one UE.
     *
     * @param rateBps R, bit/s
     */
    public double slope(double rateBps) {
        return Math.pow(Math.max(rateBps, RATE_FLOOR_BPS), -alpha);
    }

    @Override
    public double[] rateSlopes(double[] rateBps) {
        return Arrays.stream(rateBps).map(this::slope).toArray();
    }
}
