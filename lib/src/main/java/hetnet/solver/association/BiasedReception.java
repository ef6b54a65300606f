package hetnet.solver.association;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;

/**
 * What each UE receives from each BS at equal power, for association by received power plus a bias, whatever powers are
 * used in the end: the measurement that a UE reports.
 */
public final class BiasedReception {

    private final int users;
    private final double[] received; // [U, B], mean over the RBs, in units of the largest budget

    /** That of a problem. */
    public BiasedReception(Problem problem) {
        double[] budget = Baseline.relativeBudget(problem);
        users = problem.gains().users();
        received = new double[users * budget.length];
        for (int i = 0; i < received.length; i++) {
            received[i] = budget[i % budget.length] * problem.gains().mean(i / budget.length, i % budget.length);
        }
    }

    /**
     * The BS of the largest received power times bias.
     *
     * @param biasDb of each BS, dB; shape [B]
     * @return serving BSs, shape [U]; ties go to the lower index; {@link Allocation#OUT_OF_COVERAGE} without a path
     */
    public int[] associate(double[] biasDb) {
        double[] factor = new double[biasDb.length];
        for (int b = 0; b < factor.length; b++) {
            factor[b] = Math.pow(10, biasDb[b] / 10);
        }
        int[] association = new int[users];
        for (int u = 0; u < association.length; u++) {
            association[u] = Allocation.OUT_OF_COVERAGE;
            double best = 0;
            for (int b = 0; b < factor.length; b++) {
                double biased = received[u * factor.length + b] * factor[b];
                if (biased > best) {
                    best = biased;
                    association[u] = b;
                }
            }
        }
        return association;
    }
}
