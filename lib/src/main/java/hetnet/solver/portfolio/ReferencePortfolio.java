package hetnet.solver.portfolio;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Lets several solvers work on one problem, one after the other, each with the answers of those before it as warm
 * starts; the best answer is what an allocation can be measured against. It is a lower bound on the optimum, which
 * nobody knows at this size.
 */
public final class ReferencePortfolio implements Solver {

    /** Its name in tables. */
    public static final String NAME = "best_known";

    private final List<Solver> solvers;
    private final List<Solver> ofTiers;

    /** All of {@link Solvers#references}, and those of {@link Solvers#tiered} where BSs differ in tier. */
    public ReferencePortfolio() {
        this(Solvers.references(), Solvers.tiered());
    }

    /**
     * @param solvers who work, in this order
     * @throws IllegalArgumentException when there is none
     */
    public ReferencePortfolio(Solvers solvers) {
        this(solvers, Solvers.of());
    }

    /**
     * @param solvers who work, in this order
     * @param ofTiers who work before them where BSs differ in tier
     * @throws IllegalArgumentException when there is no solver
     */
    public ReferencePortfolio(Solvers solvers, Solvers ofTiers) {
        this.solvers = solvers.all();
        this.ofTiers = ofTiers.all();
        Require.inRange("solvers", this.solvers.size(), 1, Integer.MAX_VALUE, "");
    }

    private List<Solver> solversOf(Problem problem) {
        return Stream.of(problem.isTiered() ? ofTiers : List.<Solver>of(), solvers).flatMap(List::stream).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * The best answer; the earlier of equals. Its trace is that of all solvers, one after the other; an iteration is
     * one of them.
     */
    @Override
    public Solution solve(Problem problem, SolveContext context) {
        List<TracePoint> trace = new ArrayList<>();
        Map<String, Solution> solutions = solveAll(problem, context);
        Solution best = null;
        double seconds = 0;
        int done = 0;
        for (Solution solution : solutions.values()) {
            seconds += solution.seconds();
            best = best == null || solution.utility() > best.utility() ? solution : best;
            trace.add(new TracePoint(seconds, ++done, best.utility()));
        }
        return new Solution(best.allocation(), best.utility(), trace);
    }

    /**
     * What each solver found, by name in their order. Each draws from its own random stream: what it finds by itself
     * does not depend on the others. The limit of time holds for all together, that of iterations for each.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public Map<String, Solution> solveAll(Problem problem, SolveContext context) {
        Map<String, Solution> solutions = new LinkedHashMap<>();
        List<Allocation> found = new ArrayList<>(context.warmStarts());
        double left = context.seconds();
        List<Solver> all = solversOf(problem);
        for (Solver solver : all) {
            context.progress().step(solutions.size(), all.size(), solver.name());
            SolveContext.stopIfInterrupted(solver.name());
            if (left < Double.MIN_NORMAL) {
                break;
            }
            Solution solution = solver.solve(problem, context.withSeconds(left).withProgress(ProgressListener.NONE)
                    .withWarmStarts(found));
            problem.requireFeasible(solution.allocation());
            solutions.put(solver.name(), solution);
            found.add(solution.allocation());
            left -= solution.seconds();
        }
        context.progress().step(all.size(), all.size(), "");
        return Collections.unmodifiableMap(solutions);
    }
}
