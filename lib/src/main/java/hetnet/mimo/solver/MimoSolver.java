package hetnet.mimo.solver;

import hetnet.mimo.radio.MimoProblem;
import hetnet.solver.SolveContext;
import java.util.concurrent.CancellationException;

/** A way to decide about precoders: what {@link hetnet.solver.Solver} is where BSs have one antenna. */
public interface MimoSolver {

    /** Its name in tables, figures and commands: lower case with underscores, for example {@code slnr}. */
    String name();

    /**
     * Decides. The same problem and the same seed give the same precoders.
     *
     * @return feasible precoders, their rates and utility, and how the utility grew
     * @throws CancellationException when the thread is interrupted
     */
    MimoSolution solve(MimoProblem problem, SolveContext context);
}
