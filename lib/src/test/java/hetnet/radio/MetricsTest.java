package hetnet.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final int NONE = Allocation.OUT_OF_COVERAGE;

    @Test
    void metricsByHand() {
        Metrics m = Metrics.of(new double[] {1e6, 0, 2e6, 4e6}, new int[] {0, NONE, 1, 0}, 2e6);
        assertEquals(7e6, m.sumRateBps());
        assertEquals(49.0 / (3 * 21), m.jain(), 1e-15);
        assertEquals(1.1e6, m.p5Bps(), 1e-9); // numpy.quantile([1, 2, 4], 0.05) = 1.1
        assertEquals((2 + 1 + 0.5) / 3, m.meanLatencyS(), 1e-15);
        assertEquals(Math.log(8e18) / 3, m.meanLogRate(), 1e-14);
        assertEquals(3, m.coverage());
        assertEquals(4, m.users());
    }

    @Test
    void subsetKeepsTheRatesOfTheWholeNetwork() {
        Metrics m = Metrics.of(new double[] {1e6, 0, 2e6, 4e6}, new int[] {0, NONE, 1, 0}, 1e6, new int[] {3, 1});
        assertEquals(new Metrics(4e6, 1, 4e6, 0.25, Math.log(4e6), 1, 2), m);
    }

    @Test
    void payloadIsOneMegabitUnlessGiven() {
        assertEquals(0.5, Metrics.of(new double[] {2e6}, new int[] {0}).meanLatencyS());
    }

    @Test
    void servedAtNoRateIsInfiniteLatencyNotNaN() {
        Metrics m = Metrics.of(new double[] {0, 0}, new int[] {0, 0});
        assertEquals(new Metrics(0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2, 2), m);
    }

    @Test
    void percentileInterpolatesLinearly() {
        double[] values = {40, 10, 30, 20};
        assertEquals(11.5, Metrics.percentile(values, 5), 1e-12); // numpy.percentile(values, 5)
        assertEquals(25, Metrics.percentile(values, 50), 1e-12);
        assertEquals(40, Metrics.percentile(values, 100), 1e-12);
        assertEquals(7, Metrics.percentile(new double[] {7}, 5), 1e-12);
    }

    @Test
    void jainRunsFromOneUserToAll() {
        assertEquals(0.25, Metrics.jainIndex(new double[] {0, 5, 0, 0}), 1e-15);
        assertEquals(1, Metrics.jainIndex(new double[] {3, 3, 3}), 1e-15);
    }

    @Test
    void nothingToMeasureIsAnError() {
        assertEquals("none of the 1 UEs is in coverage: there is nothing to measure",
                assertThrows(IllegalArgumentException.class, () ->
                        Metrics.of(new double[] {1, 0}, new int[] {0, NONE}, 1e6, new int[] {1})).getMessage());
        assertEquals("2 rates but 1 associations", assertThrows(IllegalArgumentException.class,
                () -> Metrics.of(new double[2], new int[1])).getMessage());
    }
}
