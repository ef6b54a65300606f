package hetnet.study;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;

/**
 * One pass of a network as a solver under a name of its own; the seed of the context is that of the random code.
 *
 * @param name    in tables
 * @param network what decides
 */
public record NetworkPass(String name, Network network) implements Solver {

    /** A network that serves any number of UEs, BSs and RBs. */
    @FunctionalInterface
    public interface Network {

        /**
         * Decides.
         *
         * @param codeSeed of the random code that tells RBs apart
         * @return a feasible allocation
         */
        Allocation allocate(Problem problem, long codeSeed);
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return Solution.atOnce(problem, () -> network.allocate(problem, context.seed()));
    }
}
