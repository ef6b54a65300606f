package hetnet.report;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Two treatments of the same subjects: the mean difference with its interval, and Student's paired t-test of the
 * hypothesis that it is 0.
 *
 * @param difference second less first
 * @param p          two-sided p-value
 */
public record PairedTest(Interval difference, double p) {

    /**
     * @param first  one value per subject, at least two
     * @param second of the same subjects in the same order
     * @throws IllegalArgumentException when there are fewer than two pairs, or a value has no partner
     */
    public static PairedTest of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("%d values cannot be paired with %d"
                    .formatted(first.length, second.length));
        }
        double[] difference = IntStream.range(0, first.length).mapToDouble(i -> second[i] - first[i]).toArray();
        Interval interval = Interval.of(difference);
        if (interval.halfWidth() == 0) { // differences without spread leave no doubt, and t no value
            return new PairedTest(interval, interval.mean() == 0 ? 1 : 0);
        }
        return new PairedTest(interval, new TTest().pairedTTest(second, first));
    }

    /**
     * Holm's step-down correction (1979) for several tests at once: the chance of even one false alarm among them stays
     * below the level.
     *
     * @param p p-values, in any order
     * @return corrected p-values in the same order, at most 1
     */
    public static double[] holm(double... p) {
        int[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(i -> i).toArray();
        double[] corrected = new double[p.length];
        double largest = 0;
        for (int k = 0; k < order.length; k++) {
            largest = Math.max(largest, Math.min(1, (p.length - k) * p[order[k]]));
            corrected[order[k]] = largest;
        }
        return corrected;
    }
}
