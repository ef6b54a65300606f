package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.radio.Objective;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import java.util.List;

/**
 * Climbs from allocations towards any objective: gradient ascent by its stages ({@link Objective#stages}), each from
 * where the one before has led; then whole BSs fall asleep and wake where that can pay ({@link CellSwitching}).
 * Where the context has warm starts, it climbs by the objective alone.
 */
public final class StagedClimb {

    private static final Solver CLIMB = GradientAscent.builder().optStarts(0).optPolished(1)
            .optHardSteps(100).optLastSteps(200).build();

    private final Problem problem;
    private final SolveContext context;
    private final Incumbent incumbent;
    private final List<Objective> stages;

    /** @param incumbent is offered all that is found */
    public StagedClimb(Problem problem, SolveContext context, Incumbent incumbent) {
        this.problem = problem;
        this.context = context;
        this.incumbent = incumbent;
        stages = context.warmStarts().isEmpty() ? problem.objective().stages() : List.of(problem.objective());
    }

    /** Climbs. @param start feasible */
    public void from(Allocation start) {
        Allocation known = start;
        for (Objective stage : stages) {
            known = climb(problem.toBuilder().optObjective(stage).build(), known);
        }
        Allocation before = incumbent.best();
        CellSwitching.improveWhereItPays(problem, incumbent, context);
        if (incumbent.best() != before) {
            climb(problem, incumbent.best());
        }
    }

    /**
     * Climbs from the answer of a search for an easier objective: by that first, for in such a search UEs choose their
     * BS by fairness.
     *
     * @param eased  the same network, asked for what is easier
     * @param answer feasible
     */
    public void from(Problem eased, Allocation answer) {
        from(eased.isAlphaFair() ? answer : climb(eased, answer));
    }

    private Allocation climb(Problem eased, Allocation start) {
        if (!incumbent.mayGoOn()) {
            return start;
        }
        Allocation found = CLIMB.solve(eased, context.after(incumbent.solution()).inner(List.of(start))).allocation();
        incumbent.offer(found);
        return found;
    }
}
