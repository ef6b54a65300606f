package hetnet.solver;

import hetnet.radio.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

    /**
     * A decision that is made at once: one point in its trace.
     *
     * @throws IllegalArgumentException when the allocation breaks Eq. (6) or (7)
     */
    public static Solution atOnce(Problem problem, Supplier<Allocation> decide) {
        Incumbent incumbent = new Incumbent(problem, SolveContext.of(0));
        incumbent.offer(decide.get());
        return incumbent.solution();
    }

    /** This answer with the trace of an earlier one before its own, where this one goes on from that. */
    public Solution after(Solution earlier) {
        List<TracePoint> all = new ArrayList<>(earlier.trace);
        TracePoint last = all.get(all.size() - 1);
        trace.forEach(p -> all.add(new TracePoint(last.seconds + p.seconds, last.iterations + p.iterations,
                p.utility)));
        return new Solution(allocation, utility, all);
    }

    /** Seconds from the start to the answer. */
    public double seconds() {
        return trace.get(trace.size() - 1).seconds();
    }

    /** Iterations from the start to the answer, in the solver's own unit. */
    public int iterations() {
        return trace.get(trace.size() - 1).iterations();
    }
}
