package hetnet.solver.portfolio;

import hetnet.radio.Allocation;
import hetnet.radio.Objective;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Require;
import java.util.List;

/**
 * An objective that slopes find hard to follow as a way of easier ones ({@link Objective#stages}): the solver decides
 * for each, going on from its answer for the one before, and in the end for the objective at once; the best answer
 * counts. So a minimum rate becomes a penalty that grows ({@link hetnet.radio.objective.MinimumRate}). Where an
 * objective has no such way the solver decides alone. One iteration is one stage.
 */
public final class GrowingPenalty implements Solver {

    /** What its name adds to that of the solver. */
    public static final String SUFFIX = "_penalty";

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
        List<Objective> stages = problem.objective().stages();
        if (stages.size() == 1) {
            return solver.solve(problem, context);
        }
        Incumbent incumbent = new Incumbent(problem, context);
        context.warmStarts().forEach(incumbent::offer);
        List<Allocation> known = context.warmStarts();
        for (int stage = 0; stage < stages.size() && (stage == 0 || incumbent.mayGoOn()); stage++) {
            incumbent.step(name());
            context.progress().step(stage, stages.size(), name());
            Problem eased = problem.toBuilder().optObjective(stages.get(stage)).build();
            Allocation answer = solver.solve(eased, context.inner(known)).allocation();
            incumbent.offer(answer);
            known = List.of(answer);
        }
        if (incumbent.mayGoOn()) {
            incumbent.offer(solver.solve(problem, context.inner(context.warmStarts())).allocation());
        }
        context.progress().step(stages.size(), stages.size(), name());
        return incumbent.solution();
    }
}
