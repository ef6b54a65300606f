package hetnet.mimo.model;

import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.LinearPrecoding;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.MimoSolver;
import hetnet.mimo.solver.WmmsePrecoding;
import hetnet.solver.SolveContext;
import hetnet.util.Require;

/**
 * The network's answer, and a few iterations of WMMSE from there, which cannot make it worse.
 *
 * @param model      begins
 * @param iterations of WMMSE, 1 or more
 */
public record RefinedPrecoding(PrecodingModel model, int iterations) implements MimoSolver {

    /** @throws IllegalArgumentException when a value is out of its range */
    public RefinedPrecoding {
        Require.given("model", model);
        Require.inRange("iterations", iterations, 1, 1_000_000, "iterations");
    }

    @Override
    public String name() {
        return PrecodingModel.NAME + "_refined";
    }

    @Override
    public MimoSolution solve(MimoProblem problem, SolveContext context) {
        MimoSolution begun = model.solve(problem, context);
        return new WmmsePrecoding(new LinearPrecoding(LinearPrecoding.Kind.SLNR), iterations)
                .from(problem, problem.parts(begun.precoders()), context);
    }
}
