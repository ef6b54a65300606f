package hetnet.solver;

import hetnet.radio.Allocation;
import hetnet.solver.association.AssociationLocalSearch;
import java.util.Arrays;

/** Every association of a few UEs, for the tests. */
public final class BruteForce {

    private BruteForce() {
    }

    /** The largest utility of any association in which nobody goes where there is no path. */
    public static double bestAssociation(Problem problem, double[] linkRates) {
        int[] covered = problem.covered();
        int sites = problem.sites();
        double best = Double.NEGATIVE_INFINITY;
        for (long code = 0; code < Math.round(Math.pow(sites, covered.length)); code++) {
            int[] association = new int[problem.gains().users()];
            Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
            boolean paths = true;
            long rest = code;
            for (int u : covered) {
                association[u] = (int) (rest % sites);
                rest /= sites;
                paths &= problem.gains().mean(u, association[u]) > 0;
            }
            best = paths ? Math.max(best, AssociationLocalSearch.value(problem, linkRates, association)) : best;
        }
        return best;
    }
}
