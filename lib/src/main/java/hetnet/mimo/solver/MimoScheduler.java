package hetnet.mimo.solver;

import hetnet.mimo.radio.MimoProblem;
import hetnet.radio.Metrics;
import hetnet.solver.SolveContext;
import java.util.List;
import java.util.function.IntFunction;

/** Says slot by slot which UEs are offered on which RB; who precodes is its own choice. */
public interface MimoScheduler {

    /**
     * What was done over the slots.
     *
     * @param slots   the decision of each
     * @param rateBps long-term rates, mean over the slots, bit/s; shape [U]
     */
    record Outcome(List<MimoSolution> slots, double[] rateBps) {

        /** Sum-rate, Jain's index and the rest of the long-term rates. */
        public Metrics metrics() {
            return Metrics.of(rateBps, slots.get(0).association());
        }
    }

    /**
     * Serves some slots.
     *
     * @param problem of each slot: the same one, or one with another channel in each block of fading
     * @param slots   how many, 1 or more
     */
    Outcome serve(IntFunction<MimoProblem> problem, int slots, SolveContext context);
}
