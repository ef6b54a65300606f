package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Require;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Improves the answer of another solver, by the exact utility alone: whole RBs change hands ({@link BlockSearch}),
 * which no gradient sees, then powers climb ({@link GradientAscent}), which no RB sees; twice, for either opens ways to
 * the other. One iteration is one of the other solver's, one trial of the search over RBs, or one gradient step; limits
 * hold for all of them together.
 */
public final class Refinement implements Solver {

    /** What its name adds to that of the solver it goes on from. */
    public static final String SUFFIX = "_refined";

    /** The name of its random stream, whatever it goes on from. */
    private static final String STREAM = "hetgnn_refined";

    private static final int ROUNDS = 2;

    private final Solver first;
    private final int steps;

    /**
     * @param first whose answer it goes on from
     * @param steps gradient steps of each climb, 0 to 100,000
     * @throws IllegalArgumentException when steps is out of range
     */
    public Refinement(Solver first, int steps) {
        this.first = Require.given("first", first);
        this.steps = Require.inRange("steps", steps, 0, 100_000, "");
    }

    @Override
    public String name() {
        return first.name() + SUFFIX;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Solution start = first.solve(problem, context);
        return context.isSpent(start) ? start
                : refine(problem, start.allocation(), steps, context.after(start)).after(start);
    }

    /**
     * The same from a given allocation; the answer is never below it.
     *
     * @param steps gradient steps of each climb, 0 to 100,000
     * @throws IllegalArgumentException                   when steps is out of range or the allocation is not feasible
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Solution refine(Problem problem, Allocation start, int steps, SolveContext context) {
        GradientAscent ascent = GradientAscent.builder().optHardSteps(steps).build();
        RandomGenerator random = context.stream(STREAM);
        Incumbent incumbent = new Incumbent(problem, context);
        Allocation best = problem.requireFeasible(start);
        incumbent.offer(best);
        for (int round = 0; round < ROUNDS && incumbent.mayGoOn(); round++) {
            best = ascent.polish(BlockSearch.improve(problem, best, incumbent), random, problem, incumbent);
        }
        return incumbent.solution();
    }
}
