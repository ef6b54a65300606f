package hetnet.solver.wmmse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Rates;
import hetnet.radio.ReferenceCase;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.teacher.TestDrop;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WmmseTest {

    /** The same formulas in another order of summation, a hundred times over. */
    private static final double REFERENCE_TOLERANCE = 1e-9;

    /**
     * The reference takes 1 / (1 - u sqrt(g) v), which loses digits at high SINR: its smallest powers are right to 2e-9
     * only (60 digits confirm ours). They are 1e-16 of P/R, and stand for zero.
     */
    private static final double ZERO_POWER_WATT = 1e-20;

    /** Another order of summation, and a few dozen iterations that magnify it. */
    private static final double REORDERED_TOLERANCE = 1e-8;

    @ParameterizedTest
    @CsvSource({"small, 0, 1", "small, 0, 10", "small, 0, 100", "small, 1, 1", "small, 1, 10", "small, 1, 100",
            "tiny, 0, 1", "tiny, 0, 10", "tiny, 0, 100", "tiny, 1, 1", "tiny, 1, 10", "tiny, 1, 100"})
    void iteratesEqualTheReference(String name, int alpha, int iterations) {
        ReferenceCase reference = ReferenceCase.load(name);
        Wmmse wmmse = Wmmse.builder().optIterations(iterations)
                .optStart(PowerInitialization.EQUAL).build();
        double[][] power = wmmse.solve(new Problem(reference.gains(), reference.radio(), alpha),
                reference.association(), Seeds.stream(1, "unused")).powerWatt();
        double[][] expected = reference.matrix("wmmse", "alpha=" + alpha, "" + iterations, "power_w");
        for (int b = 0; b < power.length; b++) {
            for (int r = 0; r < power[b].length; r++) {
                assertEquals(expected[b][r], power[b][r], REFERENCE_TOLERANCE * expected[b][r] + ZERO_POWER_WATT,
                        "BS " + b + ", RB " + r);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, 5})
    void utilityNeverFalls(double alpha) {
        for (int seed = 0; seed < 40; seed++) {
            for (PowerBudget budget : PowerBudget.values()) {
                RandomGenerator random = Seeds.stream(seed, "monotone");
                Drawn x = Drawn.draw(seed % 2 == 0, random);
                Wmmse wmmse = Wmmse.builder().optIterations(60).optBudget(budget)
                        .optStart(PowerInitialization.values()[seed % 3]).build();
                Wmmse.Result result = wmmse.solve(x.problem(alpha), x.association, random);
                new Allocation(x.association, result.powerWatt()).requireFeasible(x.gains, x.radio.budgetWatt());
                budget.requireFeasible(result.powerWatt(), x.problem(alpha).budgetWatt());
                for (int k = 1; k <= 60; k++) {
                    double before = result.objective()[k - 1];
                    assertTrue(result.objective()[k] >= before - Wmmse.FALL_TOLERANCE * Math.abs(before),
                            "alpha " + alpha + ", seed " + seed + ", " + budget + ", iteration " + k);
                }
            }
        }
    }

    @Test
    void fullStepsAloneWouldFallForLargeAlpha() {
        int falls = 0;
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = Seeds.stream(seed, "monotone");
            Drawn x = Drawn.draw(false, random);
            double[][] v = amplitudes(PowerInitialization.ON_OFF.draw(x.problem(2).budgetWatt(), x.gains.blocks(),
                    random));
            WmmseStep step = new WmmseStep(x.problem(2), x.association);
            double before = step.evaluate(v);
            for (int k = 0; k < 60; k++) {
                step.next(PowerBudget.PER_RB_SPLIT, x.problem(2).budgetWatt(), v);
                double after = step.evaluate(v);
                falls += after < before - 0.01 * Math.abs(before) ? 1 : 0; // by 1 %: no rounding
                before = after;
            }
        }
        assertTrue(falls > 0, "the halving of steps would not be needed");
    }

    @ParameterizedTest
    @EnumSource(PowerBudget.class)
    void objectiveIsTheUtilityOfTheRates(PowerBudget budget) {
        for (Scheduler sharing : Scheduler.values()) {
            RandomGenerator random = Seeds.stream(5, "objective");
            Drawn x = Drawn.draw(true, random);
            Wmmse.Result result = Wmmse.builder().optIterations(7).optBudget(budget)
                    .build()
                    .solve(x.problem(1).toBuilder().optScheduler(sharing).build(), x.association, random);
            double[] rate = Rates.userRates(x.gains, new Allocation(x.association, result.powerWatt()), x.radio,
                    sharing);
            double expected = new AlphaFair(1).value(Rates.ofCovered(rate, x.association));
            assertEquals(expected, result.objective()[7], 1e-12 * Math.abs(expected));
            assertEquals(8, result.objective().length);
        }
    }

    @Test
    void flatGainsAndEqualFadingGainsGiveTheSamePowers() {
        Gains flat = TestDrop.random(20, 3, 4, false, Seeds.stream(1, "flat"));
        Gains fading = Gains.fading(20, 3, 4, flat.toArray());
        int[] association = Baseline.strongest(flat);
        Wmmse wmmse = Wmmse.builder().build();
        Wmmse.Result expected = wmmse.solve(new Problem(flat, TestDrop.radio(4), 1), association,
                Seeds.stream(2, "start"));
        Wmmse.Result actual = wmmse.solve(new Problem(fading, TestDrop.radio(4), 1), association,
                Seeds.stream(2, "start"));
        assertArrayEquals(expected.objective(), actual.objective());
        assertTrue(Arrays.deepEquals(expected.powerWatt(), actual.powerWatt()));
    }

    @Test
    void permutedProblemHasPermutedPowers() {
        int users = 12;
        int sites = 4;
        int blocks = 3;
        int[] userOf = {3, 7, 0, 11, 5, 1, 9, 2, 10, 8, 6, 4};
        int[] siteOf = {2, 0, 3, 1};
        int[] blockOf = {1, 2, 0};
        RandomGenerator random = Seeds.stream(3, "permutation");
        Gains gains = TestDrop.random(users, sites, blocks, true, random);
        Problem problem = new Problem(gains, TestDrop.radio(blocks), 1);
        double[][] start = PowerInitialization.UNIFORM.draw(problem.budgetWatt(), blocks, random);
        double[] gain = new double[users * sites * blocks];
        double[][] permutedStart = new double[sites][blocks];
        for (int i = 0; i < gain.length; i++) {
            int b = i / blocks % sites;
            int r = i % blocks;
            gain[i] = gains.at(userOf[i / blocks / sites], siteOf[b], blockOf[r]);
            permutedStart[b][r] = start[siteOf[b]][blockOf[r]];
        }
        Gains permuted = Gains.fading(users, sites, blocks, gain);
        Wmmse wmmse = Wmmse.builder().optIterations(30).build();
        double[][] expected = wmmse.solve(problem, Baseline.strongest(gains), start, ProgressListener.NONE).powerWatt();
        double[][] actual = wmmse.solve(new Problem(permuted, TestDrop.radio(blocks), 1), Baseline.strongest(permuted),
                permutedStart, ProgressListener.NONE).powerWatt();
        for (int b = 0; b < sites; b++) {
            for (int r = 0; r < blocks; r++) {
                double power = expected[siteOf[b]][blockOf[r]];
                assertEquals(power, actual[b][r], REORDERED_TOLERANCE * power + ZERO_POWER_WATT);
            }
        }
    }

    @Test
    void oneLinkWithOneBudgetEndsAtWaterFilling() {
        RadioConfig radio = TestDrop.radio(4);
        double noisePerBudget = radio.noiseWatt() / radio.budgetWatt();
        // noise over gain, in budgets: water level (1 + 0.1 + 0.3 + 0.6) / 3 = 2/3
        double[] floor = {0.1, 0.3, 0.6, 2.0};
        double[] fraction = {2 / 3.0 - 0.1, 2 / 3.0 - 0.3, 2 / 3.0 - 0.6, 0};
        Gains gains = Gains.fading(1, 1, 4, Arrays.stream(floor).map(f -> noisePerBudget / f).toArray());
        double[][] power = Wmmse.builder().optIterations(3000).optBudget(PowerBudget.JOINT)
                .optStart(PowerInitialization.EQUAL).build().solve(new Problem(gains, radio, 0), new int[1],
                        Seeds.stream(1, "unused")).powerWatt();
        for (int r = 0; r < 4; r++) {
            assertEquals(fraction[r], power[0][r] / radio.budgetWatt(), 1e-6);
        }
    }

    @Test
    void emptySiteAndUserOutOfCoverageAreLeftOut() {
        Gains all = Gains.flat(3, 2, 2, new double[] {1e-9, 2e-10, 0, 0, 3e-9, 1e-10});
        Gains covered = Gains.flat(2, 2, 2, new double[] {1e-9, 2e-10, 3e-9, 1e-10});
        Wmmse wmmse = Wmmse.builder().optIterations(5).build();
        Wmmse.Result result = wmmse.solve(new Problem(all, TestDrop.radio(2), 1),
                new int[] {0, Allocation.OUT_OF_COVERAGE, 0}, Seeds.stream(1, "start"));
        assertArrayEquals(new double[2], result.powerWatt()[1], "an empty BS keeps silent");
        assertArrayEquals(wmmse.solve(new Problem(covered, TestDrop.radio(2), 1), new int[2], Seeds.stream(1, "start"))
                .objective(), result.objective());
    }

    @Test
    void silentSiteWithUsersGivesFiniteObjective() {
        Gains gains = Gains.flat(2, 2, 2, new double[] {1e-9, 2e-10, 2e-10, 1e-9});
        double cap = RadioConfig.paper().budgetWatt() / 2;
        for (double alpha : new double[] {0, 1, 2}) {
            Wmmse.Result result = Wmmse.builder().optIterations(3).build()
                    .solve(new Problem(gains, TestDrop.radio(2), alpha), new int[] {0, 1},
                            new double[][] {{cap, cap}, {0, 0}}, ProgressListener.NONE);
            assertArrayEquals(new double[2], result.powerWatt()[1], "no power stays no power");
            assertTrue(Arrays.stream(result.objective()).allMatch(Double::isFinite));
        }
    }

    @Test
    void progressIsToldAndInterruptStops() {
        Gains gains = TestDrop.random(5, 2, 2, false, Seeds.stream(1, "x"));
        Problem problem = new Problem(gains, TestDrop.radio(2), 1);
        List<Integer> steps = new ArrayList<>();
        Wmmse wmmse = Wmmse.builder().optIterations(9).build();
        ProgressListener progress = (done, total, message) -> {
            assertEquals(9, total);
            steps.add(done);
            if (done == 4) {
                Thread.currentThread().interrupt();
            }
        };
        CancellationException e = assertThrows(CancellationException.class,
                () -> wmmse.solve(problem, Baseline.strongest(gains), wmmse.drawStart(problem, Seeds.stream(1, "x")),
                        progress));
        assertEquals("WMMSE was interrupted after 4 of 9 iterations", e.getMessage());
        assertEquals(List.of(1, 2, 3, 4), steps);
    }

    @Test
    void badInputsAreNamed() {
        Gains gains = Gains.flat(1, 1, 2, new double[] {1e-9});
        Problem problem = new Problem(gains, TestDrop.radio(2), 1);
        Wmmse wmmse = Wmmse.builder().build();
        assertEquals("iterations = -1 is out of range: allowed are 0 to 10000",
                assertThrows(IllegalArgumentException.class, () -> Wmmse.builder().optIterations(-1).build())
                .getMessage());
        assertEquals("BS 0 has 30.0 W on RB 1: the split budget allows 19.905358527674867 W per RB",
                assertThrows(IllegalArgumentException.class, () -> wmmse.solve(problem, new int[1],
                        new double[][] {{0, 30}}, ProgressListener.NONE)).getMessage());
        assertEquals("UE 0 is in coverage but its BS is 1: Eq. (6) wants one of 0 to 0",
                assertThrows(IllegalArgumentException.class, () ->
                        wmmse.solve(problem, new int[] {1}, Seeds.stream(1, "x"))).getMessage());
    }

    private static double[][] amplitudes(double[][] power) {
        return Arrays.stream(power).map(row -> Arrays.stream(row).map(Math::sqrt).toArray()).toArray(double[][]::new);
    }

    private record Drawn(RadioConfig radio, Gains gains, int[] association) {

        static Drawn draw(boolean fading, RandomGenerator random) {
            int blocks = 1 + random.nextInt(6);
            Gains gains = TestDrop.random(3 + random.nextInt(15), 2 + random.nextInt(4), blocks, fading, random);
            return new Drawn(TestDrop.radio(blocks), gains, Baseline.strongest(gains));
        }

        Problem problem(double alpha) {
            return new Problem(gains, radio, alpha);
        }
    }
}
