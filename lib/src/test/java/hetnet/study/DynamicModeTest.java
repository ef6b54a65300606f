package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.local.GradientAscent;
import hetnet.study.DynamicMode.Decision;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;

class DynamicModeTest {

    /** Sums of a few hundred doubles around 1 round by less. */
    private static final double EXACT = 1e-12;
    private static final RadioConfig RADIO = RadioConfig.paper();
    private static final List<Snapshot> SNAPSHOTS =
            Settings.override(ScenarioConfig.paper(), Map.of("users", "200", "maxSpeedMps", "15"))
                    .trajectory(PaperLayout.sites(Path.of("data")), RADIO).run(4, 1);

    @Test
    void decidesOnEverySnapshotAndMeasuresThere() {
        List<Integer> told = new ArrayList<>();
        List<Decision> decisions = DynamicMode.run(SNAPSHOTS, RADIO, s -> Baseline.allocate(s, RADIO),
                (done, total, message) -> told.add(done));
        assertEquals(List.of(1, 2, 3, 4, 5), told);
        for (int t = 0; t < 5; t++) {
            int[] expected = Baseline.strongest(SNAPSHOTS.get(t).channel());
            double[] rate = Rates.userRates(SNAPSHOTS.get(t).channel().gains(),
                    new Allocation(expected, Baseline.equalPower(5, RADIO)), RADIO, Scheduler.EQUAL_TIME);
            assertArrayEquals(expected, decisions.get(t).allocation().association());
            assertEquals(Metrics.of(rate, expected), decisions.get(t).metrics());
            assertTrue(decisions.get(t).seconds() > 0);
            int moved = 0;
            for (int u = 0; u < 200 && t > 0; u++) {
                moved += expected[u] == decisions.get(t - 1).allocation().association()[u] ? 0 : 1;
            }
            assertEquals(moved, decisions.get(t).handovers());
        }
        assertTrue(DynamicMode.series(decisions, Decision::handovers)[1] > 0);
        assertArrayEquals(decisions.stream().mapToDouble(d -> d.metrics().jain()).toArray(),
                DynamicMode.series(decisions, d -> d.metrics().jain()));
    }

    @Test
    void aKeptDecisionHandsNobodyOverButItsRatesMove() {
        Allocation first = Baseline.allocate(SNAPSHOTS.get(0), RADIO);
        List<Decision> decisions = DynamicMode.run(SNAPSHOTS, RADIO, s -> first, ProgressListener.NONE);
        assertArrayEquals(new double[5], DynamicMode.series(decisions, Decision::handovers));
        assertTrue(decisions.get(4).metrics().p5Bps() < decisions.get(0).metrics().p5Bps());
    }

    @Test
    void aDeciderSeesWhatItDecidedBefore() {
        List<List<Allocation>> seen = new ArrayList<>();
        List<Decision> decisions = DynamicMode.run(SNAPSHOTS, RADIO, (snapshot, previous) -> {
            seen.add(previous);
            return Baseline.allocate(snapshot, RADIO);
        }, ProgressListener.NONE);
        assertEquals(List.of(), seen.get(0));
        for (int t = 1; t < 5; t++) {
            assertEquals(List.of(decisions.get(t - 1).allocation()), seen.get(t));
        }
    }

    @Test
    void aSolverGoesOnFromItsLastDecision() {
        List<Decision> decisions = DynamicMode.run(SNAPSHOTS, RADIO,
                DynamicMode.goingOn(GradientAscent.builder().optHardSteps(5).build(), RADIO, 1, 1),
                ProgressListener.NONE);
        Problem second = new Problem(SNAPSHOTS.get(1).channel().gains(), RADIO, 1);
        double kept = second.value(decisions.get(0).allocation());
        assertTrue(second.value(decisions.get(1).allocation()) >= kept, "it is judged against its last decision");
    }

    @Test
    void tablesHoldTheMeansOverTheSnapshots() {
        Allocation first = Baseline.allocate(SNAPSHOTS.get(0), RADIO);
        double[][] shifted = new double[5][51];
        for (double[] row : shifted) {
            row[0] = RADIO.budgetWatt();
        }
        Metrics before = new Metrics(1e8, 0.5, 1e4, 10, 11, 200, 200);
        Metrics after = new Metrics(3e8, 0.7, 3e4, 20, 12, 200, 200);
        Map<String, List<Decision>> decisions = Map.of("ours", List.of(new Decision(first, before, 0, 0, 1),
                new Decision(first, after, 6, 2, 2),
                new Decision(new Allocation(first.association(), shifted), after, 8, 4, 6)));
        Row results = DynamicMode.results(decisions).row(0);
        assertEquals((1e8 + 2 * 3e8) / 3, results.getDouble("sum_rate_bps"), 1);
        assertEquals((0.5 + 2 * 0.7) / 3, results.getDouble("jain"), EXACT);
        assertEquals(7, results.getDouble("handovers_per_step"), EXACT);
        assertEquals(3, results.getDouble("between_tiers_per_step"), EXACT);
        assertEquals((0 + 50.0 / 51) / 2, results.getDouble("power_moved"), EXACT);
        Row timing = DynamicMode.timing(decisions).row(0);
        assertEquals(2, timing.getDouble("median_seconds"), EXACT);
        assertEquals(6, timing.getDouble("longest_seconds"), EXACT);
    }

    @Test
    void handoversBetweenTiersAreCountedApart() {
        List<Snapshot> tiered = SNAPSHOTS.stream().map(s -> new Snapshot(new Sites(s.sites().ids(),
                s.sites().positionM(), List.of(Tier.MACRO, Tier.PICO, Tier.MACRO, Tier.PICO, Tier.PICO),
                new double[] {46, 30, Double.NaN, 30, 30}), s.users(), s.channel())).toList();
        int[][] serving = new int[5][200];
        for (int t = 1; t < 5; t++) {
            serving[t] = serving[t - 1].clone();
            serving[t][0] = t; // macro to pico, pico to macro, macro to pico, pico to pico
        }
        double[][] power = new double[5][51];
        Iterator<int[]> next = List.of(serving).iterator();
        List<Decision> decisions = DynamicMode.run(tiered, RADIO, s -> new Allocation(next.next(), power),
                ProgressListener.NONE);
        assertArrayEquals(new double[] {0, 1, 1, 1, 1}, DynamicMode.series(decisions, Decision::handovers));
        assertArrayEquals(new double[] {0, 1, 1, 1, 0}, DynamicMode.series(decisions, Decision::betweenTiers));
        power[1][0] = 1.01;
        assertTrue(assertThrows(IllegalArgumentException.class, () -> DynamicMode.run(tiered, RADIO,
                s -> new Allocation(new int[200], power), ProgressListener.NONE)).getMessage()
                .startsWith("BS 1 spends"), "a pico of 1 W");
    }

    @Test
    void entryAndExitOfCoverageAreNoHandovers() {
        int none = Allocation.OUT_OF_COVERAGE;
        assertEquals(1, DynamicMode.handovers(new int[] {0, 1, none, 2, none}, new int[] {0, 2, 1, none, none}));
    }

    @Test
    void refusesOtherUsersAndInfeasibleDecisions() {
        assertEquals("handovers need the same UEs before and after, not 2 and 1",
                assertThrows(IllegalArgumentException.class, () -> DynamicMode.handovers(new int[2], new int[1]))
                .getMessage());
        Allocation tooMuch = new Allocation(new int[200], new double[][] {new double[51], new double[51],
                new double[51], new double[51], Baseline.equalPower(1, RadioConfig.paper().withBudgetDbm(49))[0]});
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> DynamicMode.run(SNAPSHOTS, RADIO, s -> tooMuch, ProgressListener.NONE)).getMessage()
                .startsWith("BS 4 spends"));
    }
}
