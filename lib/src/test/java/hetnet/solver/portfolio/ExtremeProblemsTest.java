package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.solver.ExtremeProblems;
import hetnet.solver.ExtremeProblems.Shuffled;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.exact.Exhaustive;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However far a problem is from any network that exists, a solver gives a feasible decision with a number for its
 * utility, and the same one where rows are in another order.
 */
class ExtremeProblemsTest {

    private static final int FIRST = Integer.getInteger("firstProblem", 0);
    private static final int PROBLEMS = Math.max(12, Integer.getInteger("problems", 0) / 100);
    private static final ExtremeProblems SMALL = new ExtremeProblems(6, 20, 8);
    /** Rounding of sums of utilities in another order of UEs, of the value. */
    private static final double ROUNDING = 1e-12;

    static Stream<Solver> solvers() {
        return EverySolverTest.solvers().filter(solver -> !solver.name().startsWith(Exhaustive.NAME));
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void aDecisionIsFeasibleAndANumberInAnyOrderOfRows(Solver solver) {
        assertEquals(List.of(), IntStream.range(FIRST, FIRST + PROBLEMS)
                .mapToObj(i -> fault(solver, i)).filter(Objects::nonNull).toList(),
                "of %d problems from %d on".formatted(PROBLEMS, FIRST));
    }

    /** What is wrong with a decision on a problem; null where nothing is. */
    private static String fault(Solver solver, int seed) {
        Problem problem = SMALL.draw(seed);
        String which = ExtremeProblems.words(problem, seed);
        try {
            Solution found = solver.solve(problem, SolveContext.of(1).withIterations(20));
            problem.requireFeasible(found.allocation());
            if (!Double.isFinite(found.utility())) {
                return "%s: utility is %s".formatted(which, found.utility());
            }
            Shuffled other = Shuffled.of(problem, seed);
            Solution again = solver.solve(other.shuffled(), SolveContext.of(1).withIterations(20));
            boolean twins = other.hasTwinSites() || other.hasTwinUsers();
            return (twins || other.same(found.allocation(), again.allocation()))
                    && Math.abs(again.utility() - found.utility()) <= ROUNDING * Math.abs(found.utility()) ? null
                    : "%s: %s, but %s where rows are in another order".formatted(which, found.utility(),
                            again.utility());
        } catch (RuntimeException e) {
            return "%s: %s".formatted(which, e);
        }
    }
}
