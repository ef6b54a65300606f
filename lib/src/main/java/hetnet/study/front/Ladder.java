package hetnet.study.front;

import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Budgets of one method that grow from rung to rung.
 *
 * @param method whose they are; it may have several ladders
 * @param rungs  from cheap to dear
 */
record Ladder(FrontMethod method, List<Rung> rungs) {

    /**
     * One budget.
     *
     * @param label  what it is called in tables
     * @param solver who decides with it
     */
    record Rung(String label, Solver solver) {
    }

    /** A solver that gets so many iterations, in its own unit, and no more. */
    record Limited(Solver solver, int iterations) implements Solver {

        @Override
        public String name() {
            return solver.name();
        }

        @Override
        public Solution solve(Problem problem, SolveContext context) {
            return solver.solve(problem, context.withIterations(Math.min(iterations, context.iterations())));
        }
    }

    /** Without rungs. */
    static Ladder of(FrontMethod method) {
        return new Ladder(method, List.of());
    }

    /** This and a further rung. */
    Ladder with(String label, Solver solver) {
        List<Rung> more = new ArrayList<>(rungs);
        more.add(new Rung(label, solver));
        return new Ladder(method, List.copyOf(more));
    }

    /** The same budgets for other solvers. @param remark behind each label */
    Ladder map(UnaryOperator<Solver> other, String remark) {
        return new Ladder(method, rungs.stream()
                .map(rung -> new Rung(rung.label + remark, other.apply(rung.solver))).toList());
    }
}
