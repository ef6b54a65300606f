package hetnet.solver;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.LeastRate;
import hetnet.radio.Objective;
import hetnet.radio.UserUtility;
import hetnet.solver.Solution.TracePoint;
import hetnet.util.CounterRandom;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;

/**
 * The order that the UEs and BSs of a network have by themselves, whatever the order of rows that it came in: BSs by
 * the most power that any UE receives from them, falling; UEs by a hash of what they receive from each BS. A decision
 * that is made in this order and put back depends on what UEs and BSs see, not on their place in a file. Only twins,
 * which all others see alike, can change places.
 */
public final class RowOrder {

    private final int[] users; // row of the UE that stands at each place, [U]
    private final int[] sites; // the same of the BSs, [B]

    private RowOrder(int[] users, int[] sites) {
        this.users = users;
        this.sites = sites;
    }

    /** That of a network, which is found once. */
    public static RowOrder of(Problem problem) {
        if (problem.order == null) { // whoever comes second finds the same
            long[] received = received(problem);
            int[] sites = siteOrder(problem, received);
            problem.order = new RowOrder(userOrder(problem, received, inverse(sites)), sites);
        }
        return problem.order;
    }

    private static int[] siteOrder(Problem problem, long[] received) {
        double[] loudest = new double[problem.sites()];
        long[] hash = new long[loudest.length]; // sums, so that no order counts
        long[] ofUser = userHashes(problem, received, new int[loudest.length]);
        Gains gains = problem.gains();
        for (int u = 0; u < gains.users(); u++) {
            for (int k = 0; k < gains.links(); k++) {
                int b = gains.site(u, k);
                loudest[b] = Math.max(loudest[b], problem.budgetWatt(b) * gains.mean(u, b));
                hash[b] += CounterRandom.mixed(received[u * gains.links() + k] + ofUser[u]);
            }
        }
        return IntStream.range(0, loudest.length).boxed()
                .sorted(Comparator.comparingDouble((Integer b) -> -loudest[b]).thenComparingLong(b -> hash[b])
                        .thenComparingDouble(b -> problem.budgetWatt(b)).thenComparing(b -> problem.tiers().get(b)))
                .mapToInt(b -> b).toArray();
    }

    private static int[] userOrder(Problem problem, long[] received, int[] rank) {
        long[] hash = userHashes(problem, received, rank);
        int[] order = MathArrays.natural(hash.length);
        LongArrays.radixSortIndirect(order, hash, true);
        return order;
    }

    /** @param received a hash of each link, [U, K] @param rank by which the BSs are told apart, shape [B] */
    private static long[] userHashes(Problem problem, long[] received, int[] rank) {
        Gains gains = problem.gains();
        long[] hash = new long[gains.users()];
        for (int u = 0; u < hash.length; u++) {
            for (int k = 0; k < gains.links(); k++) {
                hash[u] += CounterRandom.mixed(received[u * gains.links() + k] + rank[gains.site(u, k)]);
            }
        }
        return hash;
    }

    private static long[] received(Problem problem) {
        Gains gains = problem.gains();
        long[] hash = new long[gains.users() * gains.links()];
        for (int i = 0; i < hash.length; i++) {
            int u = i / gains.links();
            hash[i] = received(problem, u, gains.site(u, i % gains.links()));
        }
        return hash;
    }

    /** A hash of what a UE receives from a BS on each RB. */
    private static long received(Problem problem, int user, int site) {
        Gains gains = problem.gains();
        long hash = 0;
        for (int r = 0; r < (gains.isFading() ? gains.blocks() : 1); r++) {
            hash = CounterRandom.mixed(hash
                    + Double.doubleToLongBits(problem.budgetWatt(site) * gains.at(user, site, r)));
        }
        return hash;
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }

    /** Whether the rows are in this order already. */
    private boolean isGiven() {
        return isNatural(users) && isNatural(sites);
    }

    private static boolean isNatural(int[] order) {
        return IntStream.range(0, order.length).allMatch(i -> order[i] == i);
    }

    /** Row, in the order that was given, of the UE at each place; shape [U]. */
    public int[] users() {
        return users.clone();
    }

    /** The same of the BSs, shape [B]. */
    public int[] sites() {
        return sites.clone();
    }

    /** The network in this order; the problem itself where its rows are. */
    public Problem sorted(Problem problem) {
        if (isGiven()) {
            return problem;
        }
        Objective objective = problem.isAlphaFair() ? problem.objective()
                : new InGivenOrder(problem.objective(), rankOfCovered(problem), inverse(sites));
        Problem sorted = problem.toBuilder().setGains(problem.gains().rows(users, sites)).optObjective(objective)
                .optBudgetWatt(Arrays.stream(sites).mapToDouble(problem::budgetWatt).toArray())
                .optTiers(Arrays.stream(sites).mapToObj(b -> problem.tiers().get(b)).toList()).build();
        sorted.order = new RowOrder(MathArrays.natural(users.length), MathArrays.natural(sites.length));
        return sorted;
    }

    /** The network in this order. */
    public Snapshot sorted(Snapshot given) {
        return isGiven() ? given : given.rows(users, sites);
    }

    /** An allocation of the network as it was given, in this order. */
    public Allocation sorted(Allocation given) {
        return isGiven() ? given : moved(given, users, sites);
    }

    /** An allocation in this order, as the network was given. */
    public Allocation restored(Allocation sorted) {
        return isGiven() ? sorted : moved(sorted, inverse(users), inverse(sites));
    }

    /**
     * A solution in this order, as the network was given.
     *
     * @throws IllegalArgumentException when its allocation breaks Eq. (6) or (7)
     */
    public Solution restored(Solution sorted, Problem given) {
        if (isGiven()) {
            return sorted;
        }
        Allocation allocation = given.requireFeasible(restored(sorted.allocation()));
        double utility = given.value(allocation);
        List<TracePoint> trace = new ArrayList<>(sorted.trace());
        TracePoint last = trace.remove(trace.size() - 1);
        trace.add(new TracePoint(last.seconds(), last.iterations(), utility));
        return new Solution(allocation, utility, trace);
    }

    private static Allocation moved(Allocation allocation, int[] users, int[] sites) {
        int[] newSite = inverse(sites);
        int[] association = Arrays.stream(users).map(u -> allocation.association()[u])
                .map(b -> b == Allocation.OUT_OF_COVERAGE ? b : newSite[b]).toArray();
        return new Allocation(association, Arrays.stream(sites).mapToObj(b -> allocation.powerWatt()[b])
                .toArray(double[][]::new));
    }

    /** Where each UE in coverage, in the given order, stands among those of this order. */
    private int[] rankOfCovered(Problem problem) {
        int[] covered = Arrays.stream(users).filter(problem.gains()::isCovered).toArray();
        int[] rank = new int[users.length];
        for (int i = 0; i < covered.length; i++) {
            rank[covered[i]] = i;
        }
        return Arrays.stream(problem.covered()).map(u -> rank[u]).toArray();
    }

    /**
     * An objective that may know who is who, shown everything in the order that it knows.
     *
     * @param user where each of its UEs stands in what is given
     * @param site the same of the BSs
     */
    private record InGivenOrder(Objective objective, int[] user, int[] site) implements Objective {

        @Override
        public double value(double[] rateBps, double[][] powerWatt) {
            return objective.value(own(rateBps), own(powerWatt));
        }

        @Override
        public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
            double[] slope = objective.rateSlopes(own(rateBps), own(powerWatt));
            double[] given = new double[slope.length];
            for (int i = 0; i < slope.length; i++) {
                given[user[i]] = slope[i];
            }
            return given;
        }

        @Override
        public double[][] powerSlopes(double[] rateBps, double[][] powerWatt) {
            double[][] slope = objective.powerSlopes(own(rateBps), own(powerWatt));
            double[][] given = new double[slope.length][];
            for (int b = 0; b < slope.length; b++) {
                given[site[b]] = slope[b];
            }
            return given;
        }

        @Override
        public Map<String, Double> metrics(double[] rateBps, double[][] powerWatt) {
            return objective.metrics(own(rateBps), own(powerWatt));
        }

        @Override
        public AlphaFair fairness() {
            return objective.fairness();
        }

        @Override
        public Optional<UserUtility> perUser() {
            int[] own = inverse(user);
            return objective.perUser().map(worth -> worth.withEach((i, rate) -> worth.of(own[i], rate)));
        }

        @Override
        public Optional<LeastRate> leastRate() {
            return objective.leastRate().map(least ->
                    new LeastRate(least.rateBps(), least.worth(), reordered(least.beyond())));
        }

        @Override
        public List<Objective> stages() {
            return objective.stages().stream().<Objective>map(this::reordered).toList();
        }

        /** {@inheritDoc} To fairness all UEs are alike. */
        @Override
        public List<Objective> easier() {
            return objective.easier().stream()
                    .map(other -> other.alphaFair().isPresent() ? other : reordered(other)).toList();
        }

        private InGivenOrder reordered(Objective other) {
            return new InGivenOrder(other, user, site);
        }

        private double[] own(double[] rateBps) {
            return Arrays.stream(user).mapToDouble(i -> rateBps[i]).toArray();
        }

        private double[][] own(double[][] powerWatt) {
            return Arrays.stream(site).mapToObj(b -> powerWatt[b]).toArray(double[][]::new);
        }
    }
}
