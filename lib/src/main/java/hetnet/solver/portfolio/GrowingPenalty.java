package hetnet.solver.portfolio;

import hetnet.radio.Allocation;
import hetnet.radio.objective.MinimumRate;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Require;
import java.util.List;

/**
 * A minimum rate as a penalty that grows: the solver decides for a {@link MinimumRate} of little weight and a wide step
 * first, whose slopes reach far, and goes on from its answer as both grow to what is asked for. Under any other
 * objective the solver decides alone. One iteration is one stage.
 */
public final class GrowingPenalty implements Solver {

    /** What its name adds to that of the solver. */
    public static final String SUFFIX = "_penalty";

    /** Parts of the weight; the sharpness goes from 1 to what is asked for by the same stages. */
    private static final double[] PARTS = {0.03, 0.1, 0.3, 1};

    private final Solver solver;

    /** @param solver who decides at each stage */
    public GrowingPenalty(Solver solver) {
        this.solver = Require.given("solver", solver);
    }

    @Override
    public String name() {
        return solver.name() + SUFFIX;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        if (!(problem.objective() instanceof MinimumRate wanted)) {
            return solver.solve(problem, context);
        }
        Incumbent incumbent = new Incumbent(problem, context);
        context.warmStarts().forEach(incumbent::offer);
        List<Allocation> known = context.warmStarts();
        for (int stage = 0; stage < PARTS.length && (stage == 0 || incumbent.mayGoOn()); stage++) {
            incumbent.step(name());
            context.progress().step(stage, PARTS.length, name());
            double sharpness = Math.pow(wanted.sharpness(), stage / (PARTS.length - 1.0));
            Problem eased = problem.toBuilder().optObjective(new MinimumRate(wanted.fairness(), wanted.minRateBps(),
                    PARTS[stage] * wanted.weight(), sharpness)).build();
            Allocation answer = solver.solve(eased, context.inner(known)).allocation();
            incumbent.offer(answer);
            known = List.of(answer);
        }
        context.progress().step(PARTS.length, PARTS.length, name());
        return incumbent.solution();
    }
}
