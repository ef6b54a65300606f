package hetnet.solver.portfolio;

import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * The best answer that a solver finds with several seeds: that of the context and those that follow it. Of equals the
 * first. Limits hold for all seeds together; an iteration is one of the solver's, and a seed counts as one at least.
 */
public final class BestOfSeeds implements Solver {

    private final Solver solver;
    private final int seeds;

    /**
     * @param seeds 1 to 10,000
     * @throws IllegalArgumentException when seeds is out of range
     */
    public BestOfSeeds(Solver solver, int seeds) {
        this.solver = Require.given("solver", solver);
        this.seeds = Require.inRange("seeds", seeds, 1, 10_000, "seeds");
    }

    @Override
    public String name() {
        return "%s_best_of_%d".formatted(solver.name(), seeds);
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        List<TracePoint> trace = new ArrayList<>();
        Solution best = null;
        SolveContext left = context;
        double seconds = 0;
        int iterations = 0;
        for (int i = 0; i < seeds; i++) {
            SolveContext.stopIfInterrupted(name());
            Solution found = solver.solve(problem, left.withSeed(context.seed() + i));
            seconds += found.seconds();
            iterations += Math.max(1, found.iterations());
            best = best == null || found.utility() > best.utility() ? found : best;
            trace.add(new TracePoint(seconds, iterations, best.utility()));
            Solution soFar = new Solution(best.allocation(), best.utility(), trace);
            if (context.isSpent(soFar)) {
                return soFar;
            }
            left = context.after(soFar);
        }
        return new Solution(best.allocation(), best.utility(), trace);
    }
}
