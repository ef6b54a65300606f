package hetnet.study;

import hetnet.radio.Metrics;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.util.Require;
import java.util.List;

/**
 * How well a decision did on a layout, over the UEs in coverage.
 *
 * @param sumRateBps  Eq. (13), bit/s
 * @param jain        Jain's index, Eq. (11)
 * @param p5Bps       5th percentile of the rates, bit/s
 * @param meanLogRate mean ln R, R in bit/s: the utility of alpha = 1
 * @param seconds     wall-clock time of the decision
 */
public record Score(double sumRateBps, double jain, double p5Bps, double meanLogRate, double seconds) {

    /** Columns of {@link #toArray} in tables. */
    public static final List<String> COLUMNS = List.of("sum_rate_bps", "jain", "p5_bps", "mean_log_rate", "seconds");
    /** Numbers in {@link #toArray}. */
    public static final int NUMBERS = 5;

    /** Jain's index of equal rates may come out a digit above 1. */
    private static final double ROUNDING = 1e-9;

    /** The numbers of a {@link MethodResult} that are kept where thousands of decisions are measured. */
    public static Score of(Problem problem, Solution solution) {
        Metrics metrics = MethodResult.of("", problem, solution).metrics();
        return new Score(metrics.sumRateBps(), metrics.jain(), metrics.p5Bps(), metrics.meanLogRate(),
                solution.seconds());
    }

    /** Its numbers, in their order. */
    public double[] toArray() {
        return new double[] {sumRateBps, jain, p5Bps, meanLogRate, seconds};
    }

    /**
     * @param values of {@link #toArray}
     * @throws IllegalArgumentException naming the number that none of the kit's scores can have
     */
    public static Score of(double[] values) {
        double infinity = Double.POSITIVE_INFINITY;
        return new Score(Require.inRange("sumRateBps", values[0], 0, infinity, "bit/s"),
                Require.inRange("jain", values[1], 0, 1 + ROUNDING, ""),
                Require.inRange("p5Bps", values[2], 0, infinity, "bit/s"),
                Require.inRange("meanLogRate", values[3], -infinity, infinity, ""),
                Require.inRange("seconds", values[4], 0, infinity, "s"));
    }
}
