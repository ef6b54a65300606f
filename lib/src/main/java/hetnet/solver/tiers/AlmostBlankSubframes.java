package hetnet.solver.tiers;

import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.association.BiasedReception;

/**
 * Enhanced inter-cell interference coordination (eICIC, 3GPP Release 10): the macros are silent on some RBs, with their
 * budget on the others, and all other BSs spend theirs equally over all RBs. The number of silent RBs and the
 * association are chosen together: every number is tried, each with the association that suits it. One iteration is one
 * number of silent RBs.
 */
public final class AlmostBlankSubframes implements Solver {

    /** Its name in tables, by {@link Association#TIER_BIAS}. */
    public static final String NAME = "eicic";

    /** Its name in tables, by {@link Association#BEST}. */
    public static final String NAME_PF = NAME + "_pf";

    private final Association rule;

    /** With a bias per tier. */
    public AlmostBlankSubframes() {
        this(Association.TIER_BIAS);
    }

    /** With the given association. */
    public AlmostBlankSubframes(Association rule) {
        this.rule = rule;
    }

    /** Who serves whom. */
    public enum Association {
        /** Received power at equal power plus a bias per tier, one tier at a time the best of a grid of 1 dB. */
        TIER_BIAS,
        /** {@link BestAssociation}: exact for proportional fairness. */
        BEST
    }

    @Override
    public String name() {
        return rule == Association.TIER_BIAS ? NAME : NAME_PF;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        TierBias bias = new TierBias(problem);
        BiasedReception reception = new BiasedReception(problem);
        double[] biasDb = bias.none();
        for (int silent = 0; silent < problem.blocks() && (silent == 0 || incumbent.mayGoOn()); silent++) {
            incumbent.step("almost blank subframes");
            context.progress().step(silent, problem.blocks(), name());
            double[][] power = power(problem, silent);
            double[] linkRates = Rates.linkRates(problem.gains(), power, problem.radio());
            int[] association;
            if (rule == Association.BEST) {
                association = BestAssociation.of(problem, linkRates);
            } else {
                biasDb = bias.climb(biasDb, tried ->
                        problem.value(linkRates, reception.associate(bias.ofSites(tried)), power));
                association = reception.associate(bias.ofSites(biasDb));
            }
            incumbent.offer(new Allocation(association, power), problem.value(linkRates, association, power));
        }
        context.progress().step(problem.blocks(), problem.blocks(), name());
        return incumbent.solution();
    }

    /**
     * Powers with the macros silent on the first RBs.
     *
     * @param silent RBs, 0 to R - 1
     * @return watt; shape [B, R]
     */
    static double[][] power(Problem problem, int silent) {
        double[][] level = new double[problem.sites()][problem.blocks()];
        for (int b = 0; b < level.length; b++) {
            for (int r = problem.tiers().get(b) == Tier.MACRO ? silent : 0; r < level[b].length; r++) {
                level[b][r] = 1;
            }
        }
        return problem.spend(level);
    }
}
