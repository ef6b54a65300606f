package hetnet.solver;

import hetnet.radio.Allocation;
import java.util.List;

/**
 * What a solver decided.
 *
 * @param allocation who serves whom, with which powers; feasible
 * @param utility    of the allocation, as {@link Problem#value} has it
 * @param trace      how the best utility grew, from the first state to the answer; at least one point
 */
public record Solution(Allocation allocation, double utility, List<TracePoint> trace) {

    /**
     * The best utility so far at one instant.
     *
     * @param seconds    since the solver began, wall clock
     * @param iterations so far, in the solver's own unit
     * @param utility    the best so far
     */
    public record TracePoint(double seconds, int iterations, double utility) {
    }

    /** Keeps its own copy of the trace. */
    public Solution {
        trace = List.copyOf(trace);
    }

    /** A decision that is made at once: one point in its trace. */
    public static Solution of(Problem problem, Allocation allocation, double seconds) {
        problem.requireFeasible(allocation);
        double utility = problem.value(allocation);
        return new Solution(allocation, utility, List.of(new TracePoint(seconds, 1, utility)));
    }

    /** Seconds from the start to the answer. */
    public double seconds() {
        return trace.get(trace.size() - 1).seconds();
    }
}
