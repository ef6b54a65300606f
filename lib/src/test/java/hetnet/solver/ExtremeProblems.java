package hetnet.solver;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;

/**
 * Random problems of every size, far from any network that exists: losses of -10 to 250 dB, links and UEs without a
 * path, budgets that differ, any fairness, some with fading. And the same with their rows in another order. Numbers are
 * drawn evenly in their logarithm.
 *
 * @param sites  most BSs
 * @param users  most UEs
 * @param blocks most RBs
 */
public record ExtremeProblems(int sites, int users, int blocks) {

    private static final double LEAST_LOSS_DB = -10;
    private static final double MOST_LOSS_DB = 250;
    private static final double MOST_ALPHA = 4;
    /** Networks with more numbers than this have no fading, for the sake of memory. */
    private static final int MOST_FADING = 4_000_000;

    /** One of them, always the same for a seed. */
    public Problem draw(int seed) {
        RandomGenerator random = Seeds.stream(seed, "extreme");
        int b = upTo(sites, random);
        int u = upTo(users, random);
        int r = upTo(blocks, random);
        double alpha = random.nextInt(4) == 0 ? random.nextInt(3) : MOST_ALPHA * random.nextDouble();
        RadioConfig radio = RadioConfig.paper().withBlocks(r);
        Problem problem = new Problem(gains(b, u, r, random), radio, alpha);
        double spreadDb = random.nextInt(3) == 0 ? 30 * random.nextDouble() : 0;
        double[] budget = DoubleStream.generate(() -> radio.budgetWatt() * Math.pow(10, -spreadDb / 10
                * random.nextDouble())).limit(b).toArray();
        return problem.toBuilder().optBudgetWatt(budget).build();
    }

    private static int upTo(int most, RandomGenerator random) {
        return (int) Math.round(Math.pow(most, random.nextDouble()));
    }

    /** Losses anywhere in the range, or in a part of it; some links without a path, some problems with fading. */
    private static Gains gains(int sites, int users, int blocks, RandomGenerator random) {
        boolean fading = random.nextInt(4) == 0 && (double) users * sites * blocks < MOST_FADING;
        double middle = LEAST_LOSS_DB + (MOST_LOSS_DB - LEAST_LOSS_DB) * random.nextDouble();
        double spread = (MOST_LOSS_DB - LEAST_LOSS_DB) * random.nextDouble();
        double missing = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        int depth = fading ? blocks : 1;
        double[] gain = new double[users * sites * depth];
        for (int link = 0; link < users * sites; link++) {
            double loss = middle + spread * (random.nextDouble() - 0.5);
            double within = Math.min(MOST_LOSS_DB, Math.max(LEAST_LOSS_DB, loss));
            double mean = random.nextDouble() < missing ? 0 : Math.pow(10, -within / 10);
            for (int r = 0; r < depth; r++) {
                gain[link * depth + r] = fading ? -mean * Math.log(1 - random.nextDouble()) : mean;
            }
        }
        if (DoubleStream.of(gain).allMatch(g -> g == 0)) {
            gain[0] = 1e-9;
        }
        return fading ? Gains.fading(users, sites, blocks, gain) : Gains.flat(users, sites, blocks, gain);
    }

    /** In words, for messages of tests. */
    public static String words(Problem problem, int seed) {
        return "problem %d: %d UEs, %d BSs, %d RBs, %s%s".formatted(seed, problem.gains().users(), problem.sites(),
                problem.blocks(), problem.objective(), problem.gains().isFading() ? ", fading" : "");
    }

    /**
     * The same problem with its rows in another order.
     *
     * @param problem as it was
     * @param user    which UE of it stands in each row, shape [U]
     * @param site    the same of the BSs, shape [B]
     */
    public record Shuffled(Problem problem, int[] user, int[] site) {

        /** In an order drawn at random. */
        public static Shuffled of(Problem problem, int seed) {
            RandomGenerator random = Seeds.stream(seed, "shuffle");
            int[] user = MathArrays.natural(problem.gains().users());
            int[] site = MathArrays.natural(problem.sites());
            MathArrays.shuffle(user, random);
            MathArrays.shuffle(site, random);
            return new Shuffled(problem, user, site);
        }

        /** The problem in that order. */
        public Problem shuffled() {
            return problem.toBuilder().setGains(problem.gains().rows(user, site))
                    .optBudgetWatt(Arrays.stream(site).mapToDouble(problem::budgetWatt).toArray())
                    .optTiers(Arrays.stream(site).mapToObj(b -> problem.tiers().get(b)).toList()).build();
        }

        /** Whether two BSs are heard alike by every UE, so that nothing tells which is which. */
        public boolean hasTwinSites() {
            Gains gains = problem.gains();
            return IntStream.range(0, site.length).anyMatch(b -> IntStream.range(0, b).anyMatch(a ->
                    problem.budgetWatt(a) == problem.budgetWatt(b) && IntStream.range(0, user.length).allMatch(u ->
                            IntStream.range(0, gains.blocks()).allMatch(r -> gains.at(u, a, r) == gains.at(u, b, r)))));
        }

        /** Whether two UEs hear all BSs alike. */
        public boolean hasTwinUsers() {
            return IntStream.range(0, user.length).mapToObj(this::row).distinct().count() < user.length;
        }

        /**
         * Whether a decision on the one and a decision on the other are the same for every UE and BS. UEs that hear all
         * BSs alike may change places.
         */
        public boolean same(Allocation given, Allocation shuffled) {
            for (int i = 0; i < site.length; i++) {
                if (!Arrays.equals(given.powerWatt()[site[i]], shuffled.powerWatt()[i])) {
                    return false;
                }
            }
            if (IntStream.range(0, user.length).allMatch(i -> given.association()[user[i]] == placed(shuffled, i))) {
                return true;
            }
            Map<String, Integer> served = new HashMap<>(); // UEs of a row of gains at a BS: here more, there fewer
            for (int i = 0; i < user.length; i++) {
                served.merge(row(user[i]) + placed(shuffled, i), 1, Integer::sum);
                served.merge(row(user[i]) + given.association()[user[i]], -1, Integer::sum);
            }
            return served.values().stream().allMatch(n -> n == 0);
        }

        /** The BS of a UE, as the given order has it. */
        private int placed(Allocation shuffled, int u) {
            int b = shuffled.association()[u];
            return b == Allocation.OUT_OF_COVERAGE ? b : site[b];
        }

        private String row(int u) {
            double[] kept = problem.gains().kept();
            int row = kept.length / user.length;
            return Arrays.toString(Arrays.copyOfRange(kept, u * row, (u + 1) * row));
        }
    }
}
