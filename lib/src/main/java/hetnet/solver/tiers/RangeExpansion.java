package hetnet.solver.tiers;

import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.BiasedReception;

/**
 * Cell range expansion (3GPP Release 10): every BS at equal power over the RBs, and each UE at the BS of the largest
 * received power plus the bias of its tier. Up to three tiers every combination of a grid of 1 dB is tried, beyond that
 * one tier at a time. With one tier it is the baseline. One iteration is one combination, or one climb.
 */
public final class RangeExpansion implements Solver {

    /** Its name in tables. */
    public static final String NAME = "range_expansion";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        TierBias bias = new TierBias(problem);
        BiasedReception reception = new BiasedReception(problem);
        double[][] power = Baseline.equalPower(problem);
        double[] linkRates = Rates.linkRates(problem.gains(), power, problem.radio());
        double[][] tried = bias.isSmall() ? bias.all() : new double[][] {bias.none(), bias.climb(bias.none(), biasDb ->
                problem.value(linkRates, reception.associate(bias.ofSites(biasDb)), power))};
        for (int i = 0; i < tried.length && (i == 0 || incumbent.mayGoOn()); i++) {
            incumbent.step("range expansion");
            int[] association = reception.associate(bias.ofSites(tried[i]));
            incumbent.offer(new Allocation(association, power), problem.value(linkRates, association, power));
        }
        return incumbent.solution();
    }
}
