package hetnet.app;

import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.RateSharing;
import hetnet.radio.Rates;
import hetnet.teacher.reference.Instance;

/**
 * How well a decision did on a layout, over the UEs in coverage.
 *
 * @param sumRateBps  Eq. (13), bit/s
 * @param jain        Jain's index, Eq. (11)
 * @param p5Bps       5th percentile of the rates, bit/s
 * @param meanLogRate mean ln R, R in bit/s: the utility of alpha = 1
 * @param seconds     wall-clock time of the decision
 */
record Score(double sumRateBps, double jain, double p5Bps, double meanLogRate, double seconds) {

    /** Numbers in {@link #toArray}. */
    static final int NUMBERS = 5;

    static Score of(Instance instance, Allocation allocation, double seconds) {
        double[] rate = Rates.userRates(instance.gains(), allocation, instance.radio(), RateSharing.EQUAL_TIME);
        Metrics metrics = Metrics.of(rate, allocation.association());
        return new Score(metrics.sumRateBps(), metrics.jain(), metrics.p5Bps(), metrics.meanLogRate(), seconds);
    }

    double[] toArray() {
        return new double[] {sumRateBps, jain, p5Bps, meanLogRate, seconds};
    }

    static Score of(double[] values) {
        return new Score(values[0], values[1], values[2], values[3], values[4]);
    }
}
