package hetnet.radio;

import hetnet.util.Require;
import java.util.Arrays;

/**
 * Eq. (14): sum_i R_i - lambda_f (1 - F) - lambda_min (1/N) sum_i (R_min - R_i)_+, with all rates in Mbit/s, so that
 * its terms have comparable size.
 *
 * @param lambdaFair weight lambda_f of unfairness, not negative
 * @param lambdaMin  weight lambda_min of missing rate, not negative
 * @param minRateBps R_min, bit/s
 */
public record MultiObjective(double lambdaFair, double lambdaMin, double minRateBps) implements RateObjective {

    private static final double BIT_PER_MBIT = 1e6;

    /** @throws IllegalArgumentException when a value is out of its range */
    public MultiObjective {
        Require.inRange("lambdaFair", lambdaFair, 0, 1e12, "");
        Require.inRange("lambdaMin", lambdaMin, 0, 1e12, "");
        Require.inRange("minRateBps", minRateBps, 0, 1e12, "bit/s");
    }

    @Override
    public double value(double[] rateBps) {
        double sum = 0;
        double missing = 0;
        for (double r : rateBps) {
            sum += r;
            missing += Math.max(minRateBps - r, 0);
        }
        return sum / BIT_PER_MBIT - lambdaFair * (1 - Metrics.jainIndex(rateBps))
                - lambdaMin * missing / rateBps.length / BIT_PER_MBIT;
    }

    /**
     * {@inheritDoc} With n = N and s = sum_i R_i, Jain's F = s^2 / (n sum_i R_i^2) has the slope 2 F (1/s - R_i / sum_i
     * R_i^2). At R_i = R_min the one-sided slope from below counts.
     */
    @Override
    public double[] rateSlopes(double[] rateBps) {
        double sum = Arrays.stream(rateBps).sum();
        double squares = Arrays.stream(rateBps).map(r -> r * r).sum();
        double jain = Metrics.jainIndex(rateBps);
        return Arrays.stream(rateBps).map(r -> (1 + (r <= minRateBps ? lambdaMin / rateBps.length : 0)) / BIT_PER_MBIT
                + (sum > 0 ? lambdaFair * 2 * jain * (1 / sum - r / squares) : 0)).toArray();
    }
}
