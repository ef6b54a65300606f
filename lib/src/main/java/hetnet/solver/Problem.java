package hetnet.solver;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Objective;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.radio.ServedLinks;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Everything that a decision may look at: the gains, what each BS may spend, the noise and the band, how a BS shares
 * its RBs, and what is to be large. A decision is an {@link Allocation} that obeys Eqs. (6) and (7), and {@link #value}
 * measures it, whoever made it.
 *
 * <pre>{@code
 * Problem problem = Problem.builder().setGains(gains).setRadio(RadioConfig.paper())
 *         .optObjective(new AlphaFair(1)).build();
 * }</pre>
 */
public final class Problem {

    /** From 1 pW, next to silence, to 100 kW, beyond any mast. */
    private static final double SMALLEST_BUDGET_WATT = 1e-12;
    private static final double LARGEST_BUDGET_WATT = 1e5;

    private final Gains gains;
    private final RadioConfig radio;
    private final double[] budgetWatt; // [B]
    private final List<Tier> tiers;    // [B]
    private final Scheduler scheduler;
    private final Objective objective;
    private final int[] covered;
    RowOrder order; // null until it has been asked for

    Problem(ProblemBuilder builder) {
        gains = Require.given("gains", builder.gains);
        radio = Require.given("radio", builder.radio);
        NormalizedGains.requireBlocks(gains, radio);
        budgetWatt = builder.budgetWatt == null ? equalBudgets(gains.sites(), radio) : builder.budgetWatt.clone();
        requireOnePerSite("budgets", budgetWatt.length);
        Require.allInRange("budgetWatt", budgetWatt, SMALLEST_BUDGET_WATT, LARGEST_BUDGET_WATT, "W");
        tiers = builder.tiers == null ? Collections.nCopies(gains.sites(), Tier.MACRO) : List.copyOf(builder.tiers);
        requireOnePerSite("tiers", tiers.size());
        scheduler = Require.given("scheduler", builder.scheduler);
        covered = gains.coveredUsers();
        if (covered.length == 0) {
            throw new IllegalArgumentException("none of the %d UEs is in coverage: there is nothing to allocate"
                    .formatted(gains.users()));
        }
        objective = Require.given("objective", builder.objective).flooredFor(reachableBps());
    }

    /** What the worst UE in coverage could have with the whole band at its best BS and no interference, bit/s. */
    private double reachableBps() {
        double least = Double.POSITIVE_INFINITY;
        double[] perGain = Arrays.stream(budgetWatt).map(watt -> watt / blocks() / radio.noiseWatt()).toArray();
        double[] mean = new double[gains.links()];
        for (int u : covered) {
            double snr = 0; // at equal power over the RBs
            gains.copyMeans(u, mean, 0);
            for (int k = 0; k < mean.length; k++) {
                snr = Math.max(snr, mean[k] * perGain[gains.site(u, k)]);
            }
            least = Math.min(least, snr);
        }
        return radio.bandwidthHz() * Math.log1p(least) / Math.log(2);
    }

    /**
     * The commonest problem: alpha-fair utility under equal time sharing, every BS with the radio's budget.
     *
     * @param alpha fairness, 0 to 10; 1 is proportional fair
     * @throws IllegalArgumentException when alpha is out of range, gains and radio disagree on the RBs, or no UE is in
     *                                  coverage
     */
    public Problem(Gains gains, RadioConfig radio, double alpha) {
        this(builder().setGains(gains).setRadio(radio).optObjective(new AlphaFair(alpha)));
    }

    /**
     * The same on a network whose BSs may differ: each with its own budget and tier.
     *
     * @param alpha fairness, 0 to 10; 1 is proportional fair
     * @throws IllegalArgumentException as the other
     */
    public Problem(Snapshot network, RadioConfig radio, double alpha) {
        this(builder().setNetwork(network, radio).optObjective(new AlphaFair(alpha)));
    }

    /** Its parts, at first the defaults. */
    public static ProblemBuilder builder() {
        return new ProblemBuilder();
    }

    /** The same problem with its parts to be changed. */
    public ProblemBuilder toBuilder() {
        return builder().setGains(gains).setRadio(radio).optBudgetWatt(budgetWatt).optTiers(tiers)
                .optScheduler(scheduler).optObjective(objective);
    }

    private static double[] equalBudgets(int sites, RadioConfig radio) {
        double[] budget = new double[sites];
        Arrays.fill(budget, radio.budgetWatt());
        return budget;
    }

    private void requireOnePerSite(String what, int count) {
        if (count != gains.sites()) {
            throw new IllegalArgumentException("%d %s for %d BSs: one of each is needed"
                    .formatted(count, what, gains.sites()));
        }
    }

    /** G_ij^r of every link. */
    public Gains gains() {
        return gains;
    }

    /**
     * The gains as if every BS had the budget of the radio: those of a BS with twice that count twice, so that
     * g_ib P_b / N stays what it is. A power fraction is then a part of the BS's own budget.
     */
    public Gains gainsAtRadioBudget() {
        double[] part = Arrays.stream(budgetWatt).map(watt -> watt / radio.budgetWatt()).toArray(); // [B]
        return Arrays.stream(part).allMatch(p -> p == 1) ? gains : gains.scaled(part);
    }

    /** Carrier, band, RBs and noise; its budget is the default of every BS. */
    public RadioConfig radio() {
        return radio;
    }

    /** P_max^j of Eq. (7), watt; shape [B]. */
    public double[] budgetWatt() {
        return budgetWatt.clone();
    }

    /** P_max^j of one BS, watt. */
    public double budgetWatt(int site) {
        return budgetWatt[site];
    }

    /** The tier of each BS. */
    public List<Tier> tiers() {
        return tiers;
    }

    /** Whether the BSs differ in tier. */
    public boolean isTiered() {
        return tiers.stream().distinct().count() > 1;
    }

    /** How the UEs of one BS share its RBs. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /**
     * What is to be large, with a floor that suits the rates of this network where it has one
     * ({@link Objective#flooredFor}).
     */
    public Objective objective() {
        return objective;
    }

    /** The alpha-fair utility by which searches begin: the objective, or what is most like it. */
    public AlphaFair utility() {
        return objective.fairness();
    }

    /** Whether all UEs are alike to the objective, and powers cost nothing: it is alpha-fair and nothing else. */
    public boolean isAlphaFair() {
        return objective.alphaFair().isPresent();
    }

    /** Whether the objective asks a price for power. @param at rates and powers */
    public boolean isPowerPriced(Allocation at) {
        return Arrays.stream(objective.powerSlopes(rates(at), at.powerWatt()))
                .anyMatch(row -> Arrays.stream(row).anyMatch(slope -> slope < 0));
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

    /** The links of an association, for powers in watt. @param association serving BSs; shape [U] */
    public ServedLinks served(int[] association) {
        double[] watt = new double[sites()];
        Arrays.fill(watt, 1);
        double perNatBps = Rates.perNatBps(radio);
        double[] share = scheduler.shares(new Allocation(association, new double[sites()][0]).load());
        return new ServedLinks(gains, NormalizedGains.snrPerGain(gains, radio, watt), association,
                Arrays.stream(share).map(s -> s * perNatBps).toArray());
    }

    /** R_i of the UEs in coverage under an allocation, bit/s. */
    public double[] rates(Allocation allocation) {
        return Rates.ofCovered(Rates.userRates(gains, allocation, radio, scheduler), allocation.association());
    }

    /** The objective of an allocation; summed over the UEs in coverage where it is alpha-fair. */
    public double value(Allocation allocation) {
        return objective.value(rates(allocation), allocation.powerWatt());
    }

    /**
     * The same where the rates of all links are known.
     *
     * @param linkRates   rate of each UE at each BS with the whole band under these powers, bit/s; flat [U * B]
     * @param association serving BSs; shape [U]
     * @param powerWatt   shape [B, R]
     */
    public double value(double[] linkRates, int[] association, double[][] powerWatt) {
        double[] share = scheduler.shares(new Allocation(association, powerWatt).load());
        double[] rate = new double[association.length];
        for (int u = 0; u < rate.length; u++) {
            int b = association[u];
            rate[u] = b == Allocation.OUT_OF_COVERAGE ? 0 : linkRates[u * share.length + b] * share[b];
        }
        return objective.value(Rates.ofCovered(rate, association), powerWatt);
    }

    /** The better of two allocations; the first of equals. */
    public Allocation better(Allocation one, Allocation other) {
        return value(other) > value(one) ? other : one;
    }

    /**
     * @return the allocation, when it obeys Eqs. (6) and (7)
     * @throws IllegalArgumentException naming the UE or BS and the clause it breaks
     */
    public Allocation requireFeasible(Allocation allocation) {
        return allocation.requireFeasible(gains, budgetWatt);
    }

    /**
     * Powers in proportion to levels: a BS spends its whole budget on the RBs where its level is positive, so power
     * concentrates there.
     *
     * @param level not negative; shape [B, R]
     * @return powers, watt; shape [B, R]
     */
    public double[][] spend(double[][] level) {
        double[][] power = new double[level.length][];
        for (int b = 0; b < power.length; b++) {
            double sum = Arrays.stream(level[b]).sum();
            double unit = sum == 0 ? 0 : budgetWatt[b] / sum;
            power[b] = Arrays.stream(level[b]).map(l -> l * unit).toArray();
        }
        return power;
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
}
