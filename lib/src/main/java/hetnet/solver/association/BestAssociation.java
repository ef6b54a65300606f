package hetnet.solver.association;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.radio.UserUtility;
import hetnet.solver.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who should serve whom under given powers. Under equal time sharing exact for alpha = 1 ({@link PfAssociation}), else
 * that answer improved by moves and swaps, or by moves alone where the objective is beyond alpha-fairness; where UEs
 * share nothing, the BS of the largest rate.
 */
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
        return of(problem, linkRates, null);
    }

    /**
     * The same, sooner where the best association for rates much like these is known.
     *
     * @param linkRates rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @param known     serving BSs to go on from, shape [U]; null for none
     * @return serving BSs; shape [U]
     */
    public static int[] of(Problem problem, double[] linkRates, int[] known) {
        if (problem.scheduler() == Scheduler.NONE) {
            return largestRate(problem.gains(), linkRates);
        }
        int[] association = PfAssociation.exact(problem, linkRates, known);
        Optional<UserUtility> perUser = problem.objective().perUser();
        if (perUser.isPresent() && !problem.isAlphaFair()) {
            return AssociationMoves.improve(linkRates, perUser.get(), association);
        }
        double alpha = problem.utility().alpha();
        return alpha == 1 ? association : AssociationLocalSearch.improve(linkRates, problem.utility(), association);
    }

    /** The same for powers, watt; shape [B, R]. */
    public static int[] of(Problem problem, double[][] powerWatt) {
        return of(problem, Rates.linkRates(problem.gains(), powerWatt, problem.radio()));
    }

    /**
     * The BS of the largest rate, which is the best where UEs share nothing.
     *
     * @param linkRates rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @return serving BSs; shape [U]
     */
    public static int[] largestRate(Gains gains, double[] linkRates) {
        int[] association = new int[gains.users()];
        Arrays.setAll(association, u -> {
            int best = Allocation.OUT_OF_COVERAGE;
            for (int b = 0; b < gains.sites(); b++) {
                boolean path = gains.mean(u, b) > 0;
                best = path && (best < 0 || linkRates[u * gains.sites() + b] > linkRates[u * gains.sites() + best]) ? b
                        : best;
            }
            return best;
        });
        return association;
    }
}
