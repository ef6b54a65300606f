package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.local.PowerSearch;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalOrderTest {

    private static final int[] USERS = {3, 0, 4, 1, 2};
    private static final int[] SITES = {2, 0, 1};
    private static final int BLOCKS = 2;
    private static final SolveContext CONTEXT = SolveContext.of(1);

    static Stream<Solver> solvers() {
        return EverySolverTest.solvers();
    }

    private static Problem problem(int seed) {
        double budget = TestLayout.radio(BLOCKS).budgetWatt();
        return Problem.builder().setRadio(TestLayout.radio(BLOCKS))
                .setGains(TestLayout.tiny(USERS.length, SITES.length, BLOCKS, seed % 2 == 1,
                        Seeds.stream(seed, "gains")))
                .optBudgetWatt(new double[] {budget, budget / 10, budget / 10}).build();
    }

    private static Problem shuffled(Problem problem) {
        Gains gains = problem.gains();
        double[] before = gains.kept();
        double[] kept = new double[before.length];
        int perLink = before.length / (USERS.length * SITES.length);
        for (int i = 0; i < kept.length; i++) {
            int u = i / (perLink * SITES.length);
            int b = i / perLink % SITES.length;
            kept[i] = before[(USERS[u] * SITES.length + SITES[b]) * perLink + i % perLink];
        }
        Gains other = gains.isFading() ? Gains.fading(USERS.length, SITES.length, BLOCKS, kept)
                : Gains.flat(USERS.length, SITES.length, BLOCKS, kept);
        return problem.toBuilder().setGains(other)
                .optBudgetWatt(Arrays.stream(SITES).mapToDouble(problem::budgetWatt).toArray()).build();
    }

    private static void assertSame(Allocation expected, Allocation actual) {
        for (int u = 0; u < USERS.length; u++) {
            int b = actual.association()[u];
            assertEquals(expected.association()[USERS[u]], b == Allocation.OUT_OF_COVERAGE ? b : SITES[b], "UE " + u);
        }
        for (int b = 0; b < SITES.length; b++) {
            assertArrayEquals(expected.powerWatt()[SITES[b]], actual.powerWatt()[b], "BS " + b);
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void rowsInAnotherOrderGiveTheSameDecision(Solver solver) {
        Solver canonical = new CanonicalOrder(solver);
        for (int seed = 0; seed < 4; seed++) {
            Problem problem = problem(seed);
            Solution solution = canonical.solve(problem, CONTEXT);
            assertEquals(problem.value(solution.allocation()), solution.utility());
            assertSame(solution.allocation(), canonical.solve(shuffled(problem), CONTEXT).allocation());
        }
    }

    @Test
    void aSortedNetworkIsInOrder() {
        for (int seed = 0; seed < 4; seed++) {
            Problem sorted = RowOrder.of(problem(seed)).sorted(problem(seed));
            assertEquals(sorted, RowOrder.of(sorted).sorted(sorted), "the problem itself");
            RowOrder foundAnew = RowOrder.of(sorted.toBuilder().build());
            assertArrayEquals(IntStream.range(0, USERS.length).toArray(), foundAnew.users());
            assertArrayEquals(IntStream.range(0, SITES.length).toArray(), foundAnew.sites());
        }
    }

    /** UE i and BS b count by their place in the problem, not by that in the solver. */
    @Test
    void anObjectiveThatKnowsWhoIsWhoSeesItsOwnOrder() {
        Objective named = new Objective() {
            @Override
            public double value(double[] rateBps, double[][] powerWatt) {
                return new AlphaFair(1).value(rateBps) + 3 * Math.log(rateBps[0]) - Arrays.stream(powerWatt[1]).sum();
            }

            @Override
            public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
                return new AlphaFair(1).rateSlopes(rateBps);
            }
        };
        Problem problem = problem(2).toBuilder().optObjective(named).build();
        Solution found = new CanonicalOrder(new PowerSearch()).solve(problem, CONTEXT);
        assertEquals(problem.value(found.allocation()), found.utility());
        double before = found.trace().get(found.trace().size() - 2).utility();
        assertEquals(before, found.utility(), 1e-9 * Math.abs(before), "the solver saw the same value");
    }
}
