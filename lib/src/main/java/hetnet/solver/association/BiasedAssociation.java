package hetnet.solver.association;

import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;

/**
 * Cell range expansion: equal power, and each UE goes to the BS with the largest gain plus bias. The biases are chosen by utility:
 * from no bias, one BS at a time takes the best of the grid, until none gains.
 */
public final class BiasedAssociation {

    /** The grid of biases reaches this far to either side, dB; beyond it, a UE would be served at a hundredth of its signal. */
    public static final int MAX_BIAS_DB = 20;

    /** Spacing of the grid, dB. */
    public static final int STEP_DB = 1;

    private final Problem problem;
    private final double[][] power;
    private final double[] linkRates;
    private final double[] gain; // [U, B], mean over the RBs

    private BiasedAssociation(Problem problem) {
        this.problem = problem;
        power = Baseline.equalPower(problem.sites(), problem.radio());
        linkRates = Rates.linkRates(problem.gains(), power, problem.radio());
        gain = new double[linkRates.length];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = problem.gains().mean(i / problem.sites(), i % problem.sites());
        }
    }

    /**
     * @param allocation association and equal power
     * @param biasDb     bias of each BS, dB; shape [B]
     */
    public record Result(Allocation allocation, double[] biasDb) {
    }

    /** The biases that no change of a single one improves. */
    public static Result solve(Problem problem) {
        BiasedAssociation search = new BiasedAssociation(problem);
        double[] biasDb = new double[problem.sites()];
        double value = search.value(search.associate(biasDb));
        for (boolean gained = true; gained;) {
            SolveContext.stopIfInterrupted("biased association");
            gained = false;
            for (int b = 0; b < biasDb.length; b++) {
                double after = search.improve(biasDb, b, value);
                gained |= after > value;
                value = after;
            }
        }
        return new Result(new Allocation(search.associate(biasDb), search.power), biasDb);
    }

    private double improve(double[] biasDb, int site, double value) {
        double best = biasDb[site];
        double bestValue = value;
        for (int bias = -MAX_BIAS_DB; bias <= MAX_BIAS_DB; bias += STEP_DB) {
            biasDb[site] = bias;
            double v = value(associate(biasDb));
            if (v > bestValue) {
                best = bias;
                bestValue = v;
            }
        }
        biasDb[site] = best;
        return bestValue;
    }

    private int[] associate(double[] biasDb) {
        double[] factor = new double[biasDb.length];
        for (int b = 0; b < factor.length; b++) {
            factor[b] = Math.pow(10, biasDb[b] / 10);
        }
        int[] association = new int[problem.gains().users()];
        for (int u = 0; u < association.length; u++) {
            association[u] = Allocation.OUT_OF_COVERAGE;
            double best = 0;
            for (int b = 0; b < factor.length; b++) {
                double biased = gain[u * factor.length + b] * factor[b];
                if (biased > best) {
                    best = biased;
                    association[u] = b;
                }
            }
        }
        return association;
    }

    /** Utility at equal power. */
    private double value(int[] association) {
        return AssociationLocalSearch.value(linkRates, association, problem.utility());
    }
}
