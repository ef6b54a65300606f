package hetnet.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.ReferenceCase;
import hetnet.radio.Scheduler;
import hetnet.teacher.TestDrop;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
        Channel channel = new Channel(new double[pathLossDb.length * pathLossDb[0].length],
                Arrays.stream(pathLossDb).flatMapToDouble(Arrays::stream).toArray(), small.gains());
        assertArrayEquals(small.association(), Baseline.strongest(channel));
        Sites sites = Layouts.hexagonal(pathLossDb[0].length, 100, Sites.USUAL_HEIGHT_M);
        Users users = Users.still(IntStream.range(0, pathLossDb.length).mapToObj(Integer::toString).toList(),
                new double[pathLossDb.length][3]);
        Allocation equal = Baseline.allocate(new Snapshot(sites, users, channel), small.radio());
        assertArrayEquals(small.association(), equal.association());
        double[] loudFirst = new double[sites.count()];
        Arrays.fill(loudFirst, 0);
        loudFirst[0] = 80;
        Sites loud = new Sites(sites.ids(), sites.positionM(), sites.tiers(), loudFirst);
        Allocation unequal = Baseline.allocate(new Snapshot(loud, users, channel), small.radio());
        assertArrayEquals(new int[pathLossDb.length], unequal.association(), "80 dB more than the others");
        assertEquals(1e5 / small.radio().blocks(), unequal.powerWatt()[0][0], 1e-9);
    }

    /** Where budgets are equal, received power and path loss say the same, as in the paper. */
    @Test
    void forEqualBudgetsTheStrongestReceivedPowerIsTheLeastPathLoss() {
        Snapshot paper = ScenarioConfig.paper().withUsers(500).snapshot(PaperLayout.sites(Path.of("data")),
                RadioConfig.paper());
        Problem problem = new Problem(paper, RadioConfig.paper(), 1);
        double[] pathLossDb = paper.channel().flatPathLossDb();
        int[] least = IntStream.range(0, 500).map(u -> IntStream.range(0, 5).boxed()
                .min(Comparator.comparingDouble(b -> pathLossDb[u * 5 + b])).orElseThrow()).toArray();
        assertArrayEquals(least, Baseline.strongest(problem));
        assertArrayEquals(least, Baseline.allocate(paper, RadioConfig.paper()).association());
        assertArrayEquals(least, Baseline.strongest(paper.channel()));
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
