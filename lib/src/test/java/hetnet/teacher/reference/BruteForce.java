package hetnet.teacher.reference;

import hetnet.radio.Allocation;
import hetnet.radio.Utility.AlphaFair;
import java.util.Arrays;

/** Every association of a few UEs, for the tests. */
final class BruteForce {

    private BruteForce() {
    }

    /** The largest utility of any association in which nobody goes where there is no path. */
    static double bestAssociation(Instance instance, double[] linkRates) {
        int[] covered = instance.covered();
        int sites = instance.sites();
        double best = Double.NEGATIVE_INFINITY;
        for (long code = 0; code < Math.round(Math.pow(sites, covered.length)); code++) {
            int[] association = new int[instance.gains().users()];
            Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
            boolean paths = true;
            long rest = code;
            for (int u : covered) {
                association[u] = (int) (rest % sites);
                rest /= sites;
                paths &= instance.gains().mean(u, association[u]) > 0;
            }
            best = paths ? Math.max(best, value(linkRates, sites, association, instance.utility())) : best;
        }
        return best;
    }

    /** Utility of an association under given link rates [U, B], summed over the UEs in coverage. */
    static double value(double[] linkRates, int sites, int[] association, AlphaFair utility) {
        int[] load = new Allocation(association, new double[sites][0]).load();
        double sum = 0;
        for (int u = 0; u < association.length; u++) {
            if (association[u] != Allocation.OUT_OF_COVERAGE) {
                sum += utility.of(linkRates[u * sites + association[u]] / load[association[u]]);
            }
        }
        return sum;
    }
}
