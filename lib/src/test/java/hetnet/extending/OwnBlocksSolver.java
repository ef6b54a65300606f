package hetnet.extending;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;

/**
 * A solver that the kit does not have: every BS keeps to RBs of its own (the r-th belongs to BS r mod B), and the
 * strongest BS serves.
 */
public final class OwnBlocksSolver implements Solver {

    @Override
    public String name() {
        return "own_blocks";
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return Solution.atOnce(problem, () -> allocation(problem));
    }

    private static Allocation allocation(Problem problem) {
        double[][] level = new double[problem.sites()][problem.blocks()]; // [B, R]
        for (int r = 0; r < problem.blocks(); r++) {
            level[r % problem.sites()][r] = 1;
        }
        return problem.allocation(Baseline.strongest(problem), level);
    }
}
