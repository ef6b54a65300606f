package hetnet.sweep;

import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;

/** The baseline, which fails on networks of more UEs than a system property allows. */
public final class FailingSolver implements Solver {

    static final String LIMIT = "hetnet.sweep.test.limit";

    @Override
    public String name() {
        return "failing";
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        int limit = Integer.getInteger(LIMIT, Integer.MAX_VALUE);
        if (problem.gains().users() > limit) {
            throw new IllegalStateException("no licence for more than %d UEs".formatted(limit));
        }
        return new Baseline().solve(problem, context);
    }
}
