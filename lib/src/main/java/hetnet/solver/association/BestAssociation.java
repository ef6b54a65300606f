package hetnet.solver.association;

import hetnet.radio.Rates;
import hetnet.solver.Problem;

/** Who should serve whom under given powers: exact for alpha = 1 ({@link PfAssociation}), else that answer improved by moves and swaps. */
public final class BestAssociation {

    private BestAssociation() {
    }

    /**
     * The best association that is known for these rates.
     *
     * @param linkRates rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @return serving BSs; shape [U]
     */
    public static int[] of(Problem problem, double[] linkRates) {
        int[] association = PfAssociation.exact(problem.gains(), linkRates);
        double alpha = problem.utility().alpha();
        return alpha == 1 ? association : AssociationLocalSearch.improve(linkRates, alpha, association);
    }

    /** The same for powers, watt; shape [B, R]. */
    public static int[] of(Problem problem, double[][] powerWatt) {
        return of(problem, Rates.linkRates(problem.gains(), powerWatt, problem.radio()));
    }
}
