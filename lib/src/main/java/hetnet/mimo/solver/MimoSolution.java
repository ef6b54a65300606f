package hetnet.mimo.solver;

import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.Precoders;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.solver.Solution.TracePoint;
import java.util.Arrays;
import java.util.List;

/**
 * What a solver decided about precoders.
 *
 * @param precoders   feasible
 * @param association serving BSs, as the solver was given them or chose them; shape [U]
 * @param rateBps     R_i, bit/s; 0 out of coverage; shape [U]
 * @param utility     of the rates, as {@link MimoProblem#value} has it
 * @param trace       how the best utility grew; at least one point
 */
public record MimoSolution(Precoders precoders, int[] association, double[] rateBps, double utility,
        List<TracePoint> trace) {

    /** Keeps its own copy of the trace. */
    public MimoSolution {
        trace = List.copyOf(trace);
    }

    /**
     * Checks and measures precoders.
     *
     * @param trace may be empty: the answer is then its only point
     * @param began {@link System#nanoTime} when the solver began
     * @throws IllegalArgumentException when they break a budget or serve a UE that is not offered
     */
    public static MimoSolution of(MimoProblem problem, Precoders precoders, List<TracePoint> trace, long began) {
        return of(problem, precoders, problem.rates(problem.requireFeasible(precoders)), trace, began);
    }

    /**
     * The same of precoders whose rates were measured already.
     *
     * @param nats rate of each UE, nat; shape [U]
     */
    public static MimoSolution measured(MimoProblem problem, Precoders precoders, double[] nats,
            List<TracePoint> trace, long began) {
        double perNatBps = Rates.perNatBps(problem.radio());
        return of(problem, problem.requireFeasible(precoders), Arrays.stream(nats).map(x -> x * perNatBps).toArray(),
                trace, began);
    }

    private static MimoSolution of(MimoProblem problem, Precoders precoders, double[] rate, List<TracePoint> trace,
            long began) {
        double utility = problem.value(rate);
        List<TracePoint> told = trace.isEmpty()
                ? List.of(new TracePoint((System.nanoTime() - began) * 1e-9, 1, utility)) : trace;
        return new MimoSolution(precoders, problem.association(), rate, utility, told);
    }

    /** The utility of a UE in the mean over those in coverage; for proportional fairness the mean of ln R. */
    public double meanUtility() {
        return utility / metrics().coverage();
    }

    /** Sum-rate, Jain's index and the rest. */
    public Metrics metrics() {
        return Metrics.of(rateBps, association);
    }
}
