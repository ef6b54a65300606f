package hetnet.solver;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.solver.Solution.TracePoint;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a solver deaf to the order of rows: the same network gives the same decision for every UE and BS, in whatever
 * order a file has them. The BSs are put in the order of their budgets and of the gains that they are heard with, the
 * UEs in that of their gains; the solver decides, and its decision is put back. Only UEs or BSs that are twins in all
 * of this can change places.
 */
public final class CanonicalOrder implements Solver {

    private final Solver solver;

    /** @param solver who decides */
    public CanonicalOrder(Solver solver) {
        this.solver = Require.given("solver", solver);
    }

    @Override
    public String name() {
        return solver.name();
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        int[] sites = siteOrder(problem);
        int[] users = userOrder(problem, sites);
        List<Allocation> warm = context.warmStarts().stream().map(a -> sorted(a, users, sites)).toList();
        Solution found = solver.solve(sorted(problem, users, sites), context.withWarmStarts(warm));
        Allocation allocation = sorted(found.allocation(), inverse(users), inverse(sites));
        double utility = problem.value(allocation);
        List<TracePoint> trace = new ArrayList<>(found.trace());
        TracePoint last = trace.remove(trace.size() - 1);
        trace.add(new TracePoint(last.seconds(), last.iterations(), utility));
        return new Solution(problem.requireFeasible(allocation), utility, trace);
    }

    /** The BSs by falling budget, then by the gains of the UEs that hear them best. */
    private static int[] siteOrder(Problem problem) {
        Gains gains = problem.gains();
        double[][] key = new double[gains.sites()][];
        for (int b = 0; b < key.length; b++) {
            int site = b;
            double[] heard = IntStream.range(0, gains.users()).mapToDouble(u -> -gains.mean(u, site)).sorted()
                    .toArray();
            key[b] = IntStream.rangeClosed(0, heard.length)
                    .mapToDouble(i -> i == 0 ? -problem.budgetWatt(site) : heard[i - 1]).toArray();
        }
        return order(key);
    }

    /** The UEs by their gains, at the BSs in their order. */
    private static int[] userOrder(Problem problem, int[] sites) {
        Gains gains = problem.gains();
        double[][] key = new double[gains.users()][];
        for (int u = 0; u < key.length; u++) {
            int user = u;
            key[u] = Arrays.stream(sites)
                    .mapToObj(b -> IntStream.range(0, gains.isFading() ? gains.blocks() : 1)
                            .mapToDouble(r -> -gains.at(user, b, r)))
                    .flatMapToDouble(row -> row).toArray();
        }
        return order(key);
    }

    private static int[] order(double[][] key) {
        return IntStream.range(0, key.length).boxed().sorted(Comparator.comparing(i -> key[i], Arrays::compare))
                .mapToInt(Integer::intValue).toArray();
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }

    private static Problem sorted(Problem problem, int[] users, int[] sites) {
        Gains gains = problem.gains();
        double[] before = gains.kept();
        double[] kept = new double[before.length];
        int perLink = before.length / (gains.users() * gains.sites());
        for (int u = 0; u < users.length; u++) {
            for (int b = 0; b < sites.length; b++) {
                System.arraycopy(before, (users[u] * sites.length + sites[b]) * perLink, kept,
                        (u * sites.length + b) * perLink, perLink);
            }
        }
        Gains sorted = gains.isFading() ? Gains.fading(users.length, sites.length, gains.blocks(), kept)
                : Gains.flat(users.length, sites.length, gains.blocks(), kept);
        Objective objective = problem.objective() instanceof AlphaFair ? problem.objective()
                : new InGivenOrder(problem.objective(), rankOfCovered(problem, users), inverse(sites));
        return problem.toBuilder().setGains(sorted).optObjective(objective)
                .optBudgetWatt(Arrays.stream(sites).mapToDouble(problem::budgetWatt).toArray())
                .optTiers(Arrays.stream(sites).mapToObj(b -> problem.tiers().get(b)).toList()).build();
    }

    private static Allocation sorted(Allocation allocation, int[] users, int[] sites) {
        int[] newSite = inverse(sites);
        int[] association = Arrays.stream(users).map(u -> allocation.association()[u])
                .map(b -> b == Allocation.OUT_OF_COVERAGE ? b : newSite[b]).toArray();
        return new Allocation(association, Arrays.stream(sites).mapToObj(b -> allocation.powerWatt()[b])
                .toArray(double[][]::new));
    }

    /** Where each UE in coverage, in the given order, stands among those of the canonical order. */
    private static int[] rankOfCovered(Problem problem, int[] users) {
        int[] canonical = Arrays.stream(users).filter(problem.gains()::isCovered).toArray();
        int[] rank = new int[users.length];
        for (int i = 0; i < canonical.length; i++) {
            rank[canonical[i]] = i;
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
        public double[] rateSlopes(double[] rateBps) {
            double[] slope = objective.rateSlopes(own(rateBps));
            double[] given = new double[slope.length];
            for (int i = 0; i < slope.length; i++) {
                given[user[i]] = slope[i];
            }
            return given;
        }

        @Override
        public double[][] powerSlopes(double[][] powerWatt) {
            double[][] slope = objective.powerSlopes(own(powerWatt));
            double[][] given = new double[slope.length][];
            for (int b = 0; b < slope.length; b++) {
                given[site[b]] = slope[b];
            }
            return given;
        }

        private double[] own(double[] rateBps) {
            return Arrays.stream(user).mapToDouble(i -> rateBps[i]).toArray();
        }

        private double[][] own(double[][] powerWatt) {
            return Arrays.stream(site).mapToObj(b -> powerWatt[b]).toArray(double[][]::new);
        }
    }
}
