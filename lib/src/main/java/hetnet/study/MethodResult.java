package hetnet.study;

import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.solver.Problem;
import hetnet.solver.Solution;

/**
 * What one method decided on a problem, and how well.
 *
 * @param method   its name in tables
 * @param solution the decision and its trace
 * @param rateBps  R_i of the UEs in coverage, in their order, bit/s
 * @param metrics  over the UEs in coverage
 */
public record MethodResult(String method, Solution solution, double[] rateBps, Metrics metrics) {

    /**
     * Measures a solution.
     *
     * @throws IllegalArgumentException when it breaks Eq. (6) or (7)
     */
    public static MethodResult of(String method, Problem problem, Solution solution) {
        Allocation allocation = problem.requireFeasible(solution.allocation());
        double[] rate = Rates.userRates(problem.gains(), allocation, problem.radio(), problem.scheduler());
        return new MethodResult(method, solution, Rates.ofCovered(rate, allocation.association()),
                Metrics.of(rate, allocation.association()));
    }

    /** Who serves whom, with which powers. */
    public Allocation allocation() {
        return solution.allocation();
    }

    /** The objective's value for each UE in coverage, where it is a sum over them. */
    public double meanUtility() {
        return solution.utility() / metrics.coverage();
    }

    /** Wall-clock time of the decision. */
    public double seconds() {
        return solution.seconds();
    }
}
