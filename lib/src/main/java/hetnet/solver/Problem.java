package hetnet.solver;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.radio.Utility.AlphaFair;
import hetnet.solver.association.AssociationLocalSearch;
import hetnet.solver.association.PfAssociation;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * One layout and what is asked of it: the largest alpha-fair utility under equal time sharing, Eqs. (6), (7) and (10). Every
 * reference method solves one of these, and all are measured by its {@link #value}.
 */
public final class Problem {

    private final Gains gains;
    private final RadioConfig radio;
    private final AlphaFair utility;
    private final int[] covered;

    /**
     * @param alpha fairness, 0 to 10; 1 is proportional fair
     * @throws IllegalArgumentException when alpha is out of range, gains and radio disagree on the RBs, or no UE is in coverage
     */
    public Problem(Gains gains, RadioConfig radio, double alpha) {
        NormalizedGains.of(gains, radio); // checks the shapes
        this.gains = gains;
        this.radio = radio;
        utility = new AlphaFair(alpha);
        covered = gains.coveredUsers();
        if (covered.length == 0) {
            throw new IllegalArgumentException("none of the %d UEs is in coverage: there is nothing to allocate".formatted(gains.users()));
        }
    }

    /** The gains of the layout. */
    public Gains gains() {
        return gains;
    }

    /** The radio of the layout. */
    public RadioConfig radio() {
        return radio;
    }

    /** What is to be large. */
    public AlphaFair utility() {
        return utility;
    }

    /** B. */
    public int sites() {
        return gains.sites();
    }

    /** R. */
    public int blocks() {
        return gains.blocks();
    }

    /** The UEs in coverage, ascending. */
    public int[] covered() {
        return covered.clone();
    }

    /** Utility of an allocation, summed over the UEs in coverage. */
    public double value(Allocation allocation) {
        double[] rate = Rates.userRates(gains, allocation, radio, Scheduler.EQUAL_TIME);
        return utility.value(Rates.ofCovered(rate, allocation.association()));
    }

    /**
     * Who should serve whom under given powers: exact for alpha = 1, else that answer improved by moves and swaps.
     *
     * @param linkRates rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @return serving BSs; shape [U]
     */
    public int[] associate(double[] linkRates) {
        int[] association = PfAssociation.exact(gains, linkRates);
        return utility.alpha() == 1 ? association : AssociationLocalSearch.improve(linkRates, utility.alpha(), association);
    }

    /** The same for powers, watt; shape [B, R]. */
    public int[] associate(double[][] powerWatt) {
        return associate(Rates.linkRates(gains, powerWatt, radio));
    }

    /** The better of two allocations; the first of equals. */
    public Allocation better(Allocation one, Allocation other) {
        return value(other) > value(one) ? other : one;
    }

    /**
     * Powers in proportion to levels: a BS spends its whole budget on the RBs where its level is positive, so power concentrates
     * there.
     *
     * @param level not negative; shape [B, R]
     * @return powers, watt; shape [B, R]
     */
    public double[][] spend(double[][] level) {
        return Arrays.stream(level).map(row -> {
            double sum = Arrays.stream(row).sum();
            double unit = sum == 0 ? 0 : radio.budgetWatt() / sum;
            return Arrays.stream(row).map(l -> l * unit).toArray();
        }).toArray(double[][]::new);
    }

    /** An allocation of these levels, see {@link #spend}, with empty BSs silent. */
    public Allocation allocation(int[] association, double[][] level) {
        return silenced(new Allocation(association, spend(level)));
    }

    /** The same without the power of BSs that serve nobody, which would only disturb. */
    public static Allocation silenced(Allocation allocation) {
        int[] load = allocation.load();
        double[][] power = allocation.powerWatt().clone();
        for (int b = 0; b < power.length; b++) {
            power[b] = load[b] == 0 ? new double[power[b].length] : power[b];
        }
        return new Allocation(allocation.association(), power);
    }

    /** @throws CancellationException when the thread is interrupted */
    public static void stopIfInterrupted(String what) {
        if (Thread.interrupted()) {
            throw new CancellationException("%s was interrupted".formatted(what));
        }
    }
}
