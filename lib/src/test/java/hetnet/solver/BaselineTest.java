package hetnet.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.ReferenceCase;
import hetnet.radio.Scheduler;
import hetnet.teacher.TestDrop;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class BaselineTest {

    @Test
    void strongestIsTheLargestGainAndTiesGoToTheFirst() {
        Gains gains = Gains.flat(4, 3, 2, new double[] {1, 3, 2, 2, 1, 2, 0, 0, 0, 0, 0, 1});
        assertArrayEquals(new int[] {1, 0, Allocation.OUT_OF_COVERAGE, 2}, Baseline.strongest(gains));
    }

    @Test
    void pathLossDecidesWhateverTheFading() {
        ReferenceCase small = ReferenceCase.load("small");
        double[][] pathLossDb = small.matrix("pathloss_db");
        Channel channel = new Channel(Nd4j.zeros(pathLossDb.length, pathLossDb[0].length), Nd4j.create(pathLossDb),
                small.gains());
        assertArrayEquals(small.association(), Baseline.strongest(channel));
        assertArrayEquals(small.association(), Baseline.allocate(channel, small.radio()).association());
    }

    @Test
    void powerIsEqualAndSpendsTheBudget() {
        RadioConfig radio = RadioConfig.paper();
        Gains gains = TestDrop.paper(20, 1);
        Allocation allocation = Baseline.allocate(gains, radio).requireFeasible(gains, radio.budgetWatt());
        for (double[] row : allocation.powerWatt()) {
            for (double p : row) {
                assertEquals(radio.budgetWatt() / 51, p, 1e-15);
            }
        }
    }

    @Test
    void paperLayoutHasTheMeasuredMetrics() {
        Gains gains = TestDrop.paper(5400, 1);
        Allocation baseline = Baseline.allocate(gains, RadioConfig.paper());
        Metrics metrics = Metrics.of(Rates.userRates(gains, baseline, RadioConfig.paper(), Scheduler.EQUAL_TIME),
                baseline.association());
        assertEquals(0.338e9, metrics.sumRateBps(), 0.03 * 0.338e9); // drops differ by about 1 %
        assertEquals(0.651, metrics.jain(), 0.03 * 0.651);
    }

    @Test
    void etoileHasThePublishedMetrics() {
        Gains gains = TestDrop.etoile();
        Allocation baseline = Baseline.allocate(gains, RadioConfig.paper());
        Metrics metrics = Metrics.of(Rates.userRates(gains, baseline, RadioConfig.paper(), Scheduler.EQUAL_TIME),
                baseline.association());
        assertEquals(1968, metrics.coverage());
        assertEquals(0.438e9, metrics.sumRateBps(), 0.0005e9); // data/etoile/README.txt, to the digits given there
        assertEquals(0.278, metrics.jain(), 0.0005);
        assertEquals(39_600, metrics.p5Bps(), 50);
        assertEquals(11.764, metrics.meanLogRate(), 0.0005);
    }
}
