package hetnet.study.bench;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What {@link BenchCase#measure} gave.
 *
 * @param what       the work
 * @param users      U
 * @param peer       who did it besides the kit
 * @param oursMs     the kit's times, milliseconds per unit of work
 * @param peerMs     the peer's; NaN without one
 * @param difference between their results, see {@link BenchCase#difference}; NaN where they were not compared
 * @param tolerance  largest difference allowed
 */
public record BenchResult(String what, int users, String peer, double[] oursMs, double[] peerMs, double difference,
        double tolerance) {

    private static final double MS = 1e3;

    /** @throws IllegalStateException when both sides gave different results: their times would compare unlike work */
    public BenchResult {
        if (difference > tolerance) {
            throw new IllegalStateException(("%s with %d UEs: the kit and %s differ by %.3g, allowed is %.3g: not the "
                    + "same work")
                    .formatted(what, users, peer, difference, tolerance));
        }
    }

    /** @param pairs seconds per unit of work, the kit's and the peer's */
    public static BenchResult of(String what, int users, String peer, List<double[]> pairs, double difference,
            double tolerance) {
        return new BenchResult(what, users, peer, pairs.stream().mapToDouble(p -> MS * p[0]).toArray(),
                pairs.stream().mapToDouble(p -> MS * p[1]).toArray(), difference, tolerance);
    }

    /** The median of our times, milliseconds. */
    public double oursMedianMs() {
        return StatUtils.percentile(oursMs, 50);
    }

    double peerMedianMs() {
        return StatUtils.percentile(peerMs, 50);
    }

    /** How many times faster the kit is, by the medians. */
    public double ratio() {
        return peerMedianMs() / oursMedianMs();
    }

    /**
     * The exponent k of cost ~ U^k, fitted to medians by least squares on logarithmic axes.
     *
     * @param ms one time for each number of UEs
     */
    public static double exponent(int[] users, double[] ms) {
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < users.length; i++) {
            line.addData(Math.log(users[i]), Math.log(ms[i]));
        }
        return line.getSlope();
    }
}
