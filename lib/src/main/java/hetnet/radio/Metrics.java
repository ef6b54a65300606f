package hetnet.radio;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * What the paper reports of an allocation, over the UEs in coverage.
 *
 * @param sumRateBps   sum of R_i, the objective of Eq. (13), bit/s
 * @param jain         Jain's fairness index, Eq. (11), 1/N to 1
 * @param p5Bps        5th percentile of the rates, linear interpolation, bit/s
 * @param meanLatencyS mean latency proxy, Eq. (12), second; infinite when a UE has rate 0
 * @param meanLogRate  mean of ln R_i, R_i in bit/s: the proportional-fair objective; minus infinity when a UE has rate
 *                     0
 * @param coverage     number N of UEs in coverage, which all of the above are taken over
 * @param users        number of UEs with and without coverage
 */
public record Metrics(double sumRateBps, double jain, double p5Bps, double meanLatencyS, double meanLogRate,
                      int coverage, int users) {

    /** L of Eq. (12) where nothing else is asked for: 1 Mbit. */
    public static final double PAYLOAD_BITS = 1e6;

    /** ln R, of the smallest rates too. */
    private static final AlphaFair LOGARITHM = new AlphaFair(1, Double.MIN_NORMAL);

    /** Metrics of all UEs with the default payload. */
    public static Metrics of(double[] rateBps, int[] association) {
        return of(rateBps, association, PAYLOAD_BITS);
    }

    /** Metrics of all UEs. */
    public static Metrics of(double[] rateBps, int[] association, double payloadBits) {
        return of(rateBps, association, payloadBits, IntStream.range(0, rateBps.length).toArray());
    }

    /**
     * Metrics of some UEs, for example the held-out ones; their rates are those of the whole network.
     *
     * @param rateBps     R_i, bit/s; shape [U]
     * @param association serving BSs; shape [U]; tells which UEs are in coverage
     * @param payloadBits L of Eq. (12), bit
     * @param subset      the UEs to measure
     * @throws IllegalArgumentException when none of them is in coverage, or the lengths differ
     */
    public static Metrics of(double[] rateBps, int[] association, double payloadBits, int[] subset) {
        if (rateBps.length != association.length) {
            throw new IllegalArgumentException("%d rates but %d associations"
                    .formatted(rateBps.length, association.length));
        }
        double[] rate = covered(rateBps, association, subset);
        if (rate.length == 0) {
            throw new IllegalArgumentException("none of the %d UEs is in coverage: there is nothing to measure"
                    .formatted(subset.length));
        }
        double sum = 0;
        double latency = 0;
        double log = 0;
        double[] logs = LOGARITHM.values(rate);
        for (int i = 0; i < rate.length; i++) {
            sum += rate[i];
            latency += payloadBits / rate[i];
            log += rate[i] > 0 ? logs[i] : Double.NEGATIVE_INFINITY;
        }
        return new Metrics(sum, jainIndex(rate), percentile(rate, 5), latency / rate.length, log / rate.length,
                rate.length, subset.length);
    }

    private static double[] covered(double[] rateBps, int[] association, int[] subset) {
        double[] rate = new double[subset.length];
        int count = 0;
        for (int u : subset) {
            if (association[u] != Allocation.OUT_OF_COVERAGE) {
                rate[count++] = rateBps[u];
            }
        }
        return Arrays.copyOf(rate, count);
    }

    /** Jain's fairness index, Eq. (11); 0 when nobody has any rate. */
    public static double jainIndex(double[] rate) {
        double sum = 0;
        double squares = 0;
        for (double r : rate) {
            sum += r;
            squares += r * r;
        }
        return squares == 0 ? 0 : sum * sum / (rate.length * squares);
    }

    /**
     * Percentile with linear interpolation between order statistics (NumPy's default).
     *
     * @param percent above 0, up to 100
     */
    public static double percentile(double[] values, double percent) {
        return new Percentile(percent).withEstimationType(EstimationType.R_7).evaluate(values);
    }
}
