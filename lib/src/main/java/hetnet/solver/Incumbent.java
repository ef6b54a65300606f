package hetnet.solver;

import hetnet.radio.Allocation;
import hetnet.solver.Solution.TracePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The best allocation that a solver has found so far, with the trace of how it came about and what is left of the
 * solver's budget. An iterative solver offers it what it finds, counts its iterations with {@link #step} and goes on
 * while {@link #mayGoOn}.
 */
public final class Incumbent {

    private final Problem problem;
    private final SolveContext context;
    private final long begin = System.nanoTime();
    private final List<TracePoint> trace = new ArrayList<>();

    private int iterations;
    private Allocation best;
    private double utility = Double.NEGATIVE_INFINITY;

    /** None yet; the clock starts. */
    public Incumbent(Problem problem, SolveContext context) {
        this.problem = problem;
        this.context = context;
    }

    /** One that no limit stops. */
    public static Incumbent unlimited(Problem problem) {
        return new Incumbent(problem, SolveContext.of(0));
    }

    /** Takes an allocation where it is better than what is there. */
    public void offer(Allocation allocation) {
        offer(allocation, problem.value(allocation));
    }

    /**
     * The same, for who knows its utility already.
     *
     * @param value as {@link Problem#value} has it, but for rounding
     */
    public void offer(Allocation allocation, double value) {
        if (best == null || value > utility) {
            best = allocation;
            utility = value;
            trace.add(new TracePoint(seconds(), iterations, value));
        }
    }

    /**
     * Counts one iteration, in the solver's own unit.
     *
     * @param what is iterated, for the message of an interruption
     * @throws CancellationException when the thread is interrupted
     */
    public void step(String what) {
        SolveContext.stopIfInterrupted(what);
        iterations++;
    }

    /** Whether there is time, and an iteration, left. */
    public boolean mayGoOn() {
        return iterations < context.iterations() && seconds() < context.seconds();
    }

    /** The best allocation so far. */
    public Allocation best() {
        return best;
    }

    /** Its utility; minus infinity where there is none. */
    public double utility() {
        return utility;
    }

    /**
     * The best allocation as the answer.
     *
     * @throws IllegalArgumentException when it breaks Eq. (6) or (7)
     */
    public Solution solution() {
        problem.requireFeasible(best);
        double exact = problem.value(best);
        trace.add(new TracePoint(seconds(), iterations, exact));
        return new Solution(best, exact, trace);
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
