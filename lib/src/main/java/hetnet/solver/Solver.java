package hetnet.solver;

import java.util.concurrent.CancellationException;

/**
 * A way to make a decision: a problem in, an allocation out. A heuristic, an optimiser and a trained network are all
 * solvers, and nothing that asks one knows which kind it is.
 *
 * <pre>{@code
 * Solution solution = solver.solve(problem, SolveContext.of(1));
 * double[][] powerWatt = solution.allocation().powerWatt(); // [B, R]
 * }</pre>
 */
public interface Solver {

    /** Its name in tables, figures and commands: lower case with underscores, for example {@code static_reuse}. */
    String name();

    /**
     * Decides. The same problem and the same seed give the same allocation.
     *
     * @return a feasible allocation, its utility, and how the utility grew
     * @throws IllegalArgumentException when the solver cannot serve this objective or size; the message names what it
     *                                  can
     * @throws CancellationException    when the thread is interrupted
     */
    Solution solve(Problem problem, SolveContext context);
}
