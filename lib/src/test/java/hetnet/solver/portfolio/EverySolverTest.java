package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.channel.Gains;
import hetnet.network.Tier;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.local.Refinement;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.teacher.Teacher;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every solver, whatever it does. */
class EverySolverTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);

    /** Rounding of a sum of utilities in another order. */
    private static final double TOLERANCE = 1e-9;

    /** A part of the radio's budget that changes no digit of a double: two BSs of a quarter and a sixteenth. */
    private static final double[] PART = {1, 0.25, 0.0625};

    /** Solvers that try on/off powers alone, each BS with its whole budget. */
    private static final List<String> ON_OFF = List.of("baseline", "biased", "static_reuse", "pf_association",
            "pf_association_dual", "reuse_optimum", "range_expansion", "eicic", "eicic_pf",
            "small_cell_on_off", "max_sinr");

    static Stream<Solver> solvers() {
        Solvers all = Solvers.standard();
        for (Solver quick : List.of(new WmmseRestarts(2), GradientAscent.builder().optStarts(1).build(),
                new Refinement(new Baseline(), 20), new Teacher(Teacher.settings().build()))) {
            all = all.with(new CanonicalOrder(quick));
        }
        return all.all().stream().filter(solver -> !solver.name().equals(ReferencePortfolio.NAME));
    }

    private static Problem tiny(int seed) {
        return new Problem(TestLayout.tiny(4, 3, 2, seed % 2 == 1, Seeds.stream(seed, "gains")), TestLayout.radio(2),
                1);
    }

    /** A macro and two picos, of the same gains. */
    private static Problem tiered(Problem problem) {
        return unequal(problem).toBuilder().optTiers(List.of(Tier.MACRO, Tier.PICO, Tier.PICO)).build();
    }

    /** The same gains, where the BSs have parts of the radio's budget. */
    private static Problem unequal(Problem problem) {
        double budget = problem.radio().budgetWatt();
        return problem.toBuilder().optBudgetWatt(Arrays.stream(PART).map(p -> p * budget).toArray()).build();
    }

    /** What comes to the same: the parts in the gains, and equal budgets. */
    private static Problem scaled(Problem problem) {
        Gains gains = problem.gains();
        double[] kept = gains.kept();
        int perUser = kept.length / gains.users();
        for (int i = 0; i < kept.length; i++) {
            kept[i] *= PART[i % perUser / (perUser / gains.sites())];
        }
        Gains scaled = gains.isFading() ? Gains.fading(gains.users(), gains.sites(), gains.blocks(), kept)
                : Gains.flat(gains.users(), gains.sites(), gains.blocks(), kept);
        return new Problem(scaled, problem.radio(), 1);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void aBudgetIsWorthAsMuchAsAGain(Solver solver) {
        for (int seed = 0; seed < 6; seed++) {
            Problem problem = tiny(seed);
            Solution own = solver.solve(unequal(problem), CONTEXT);
            Solution expected = solver.solve(scaled(problem), CONTEXT);
            assertArrayEquals(expected.allocation().association(), own.allocation().association(), "seed " + seed);
            assertEquals(expected.utility(), own.utility(), TOLERANCE * Math.abs(expected.utility()));
            for (int b = 0; b < PART.length; b++) {
                double part = PART[b];
                double[] power = Arrays.stream(expected.allocation().powerWatt()[b]).map(p -> p * part).toArray();
                assertArrayEquals(power, own.allocation().powerWatt()[b], TOLERANCE, "seed %d, BS %d"
                        .formatted(seed, b));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void noOnOffSolverIsAboveExhaustiveSearch(Solver solver) {
        for (int seed = 0; seed < 6; seed++) {
            Problem problem = tiered(tiny(seed));
            double best = new Exhaustive(Exhaustive.OnPower.WHOLE_BUDGET).solve(problem, CONTEXT).utility();
            Solution found = solver.solve(problem, CONTEXT);
            problem.requireFeasible(found.allocation());
            assertEquals(problem.value(found.allocation()), found.utility());
            assertTrue(!ON_OFF.contains(solver.name()) || found.utility() <= best + TOLERANCE * Math.abs(best),
                    "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void theTraceRisesToTheAnswer(Solver solver) {
        Problem problem = tiny(1);
        List<TracePoint> trace = solver.solve(problem, CONTEXT).trace();
        for (int i = 1; i < trace.size(); i++) {
            TracePoint before = trace.get(i - 1);
            TracePoint now = trace.get(i);
            assertTrue(now.utility() >= before.utility() - TOLERANCE * Math.abs(before.utility()), trace::toString);
            assertTrue(now.seconds() >= before.seconds() && now.iterations() >= before.iterations(), trace::toString);
        }
        assertEquals(solver.solve(problem, CONTEXT).utility(), trace.get(trace.size() - 1).utility());
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void aLimitEndsItWithItsBestSoFar(Solver solver) {
        Problem problem = tiny(2);
        Solution all = solver.solve(problem, CONTEXT);
        Solution few = solver.solve(problem, CONTEXT.withIterations(3));
        Solution none = solver.solve(problem, CONTEXT.withSeconds(Double.MIN_NORMAL));
        assertTrue(few.trace().get(few.trace().size() - 1).iterations() <= 2 * 3, "each part of it within the limit");
        assertTrue(none.trace().get(none.trace().size() - 1).iterations() <= 2);
        problem.requireFeasible(few.allocation());
        problem.requireFeasible(none.allocation());
        assertTrue(all.trace().size() > 1);
    }

    /**
     * Path losses of some 400 dB, as a file with a slip of units has them: a rate of 1e-20 bit/s is one nevertheless.
     */
    @ParameterizedTest
    @MethodSource("solvers")
    void noUserIsLeftWithoutRateWhereGainsAreTiny(Solver solver) {
        Gains ordinary = tiny(0).gains();
        Gains gains = Gains.flat(ordinary.users(), ordinary.sites(), ordinary.blocks(),
                Arrays.stream(ordinary.kept()).map(g -> g * 1e-30).toArray());
        Problem problem = new Problem(gains, TestLayout.radio(2), 1);
        Solution found = solver.solve(problem, CONTEXT);
        double[] rate = problem.rates(found.allocation());
        assertTrue(Arrays.stream(rate).allMatch(r -> r > 0), () -> Arrays.toString(rate));
        assertEquals(Arrays.stream(rate).map(Math::log).sum(), found.utility(), TOLERANCE * Math.abs(found.utility()));
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void withoutSharingEachUserMayHaveTheWholeBand(Solver solver) {
        Problem shared = TestLayout.random(3, 20, 2, 300, Fading.NONE, 1, 1).toBuilder().build();
        Problem alone = shared.toBuilder().optScheduler(Scheduler.NONE).build();
        if (solver.name().startsWith(Exhaustive.NAME)) {
            return; // too large for it
        }
        Solution found = solver.solve(alone, CONTEXT);
        assertEquals(alone.value(found.allocation()), found.utility());
        assertTrue(found.utility() > shared.value(found.allocation()));
    }
}
