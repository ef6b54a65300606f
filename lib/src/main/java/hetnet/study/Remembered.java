package hetnet.study;

import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import java.util.HashMap;
import java.util.Map;

/**
 * A solver that answers a question that it was asked before from memory, its time included: modes that go on from one
 * pass share it.
 */
final class Remembered implements Solver {

    private final Solver solver;
    private final Map<Long, Solution> bySeed = new HashMap<>();
    private final Problem problem;

    /** @param problem the one that it remembers the answers of */
    Remembered(Solver solver, Problem problem) {
        this.solver = solver;
        this.problem = problem;
    }

    @Override
    public String name() {
        return solver.name();
    }

    @Override
    public Solution solve(Problem asked, SolveContext context) {
        return asked == problem ? bySeed.computeIfAbsent(context.seed(), seed -> solver.solve(asked, context))
                : solver.solve(asked, context);
    }
}
