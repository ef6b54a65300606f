package hetnet.report;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The mean of a sample and its 95 % confidence interval, mean +- halfWidth, by Student's t: t_{0.975, n-1} s / sqrt(n).
 *
 * @param count     n
 * @param mean      in the unit of the sample
 * @param halfWidth in the same unit
 */
public record Interval(int count, double mean, double halfWidth) {

    /** Probability below the upper end. */
    private static final double UPPER = 0.975;

    /**
     * @param sample independent values, at least two
     * @throws IllegalArgumentException on fewer than two values, for one says nothing of its spread
     */
    public static Interval of(double[] sample) {
        int n = sample.length;
        if (n < 2) {
            throw new IllegalArgumentException("an interval needs at least 2 values, not %d".formatted(n));
        }
        double error = Math.sqrt(StatUtils.variance(sample) / n);
        return new Interval(n, StatUtils.mean(sample), t(n) * error);
    }

    /** t_{0.975, n-1}: half widths in standard errors of the mean of n values. @param n 2 or more */
    public static double t(long n) {
        return new TDistribution(n - 1).inverseCumulativeProbability(UPPER);
    }
}
