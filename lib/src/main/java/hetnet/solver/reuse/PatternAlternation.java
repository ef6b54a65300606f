package hetnet.solver.reuse;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.association.AssociationLocalSearch;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.local.BlockSearch;
import hetnet.solver.reuse.ReusePatterns.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The alternation of {@link ReusePatterns} on one problem: shares and patterns, then the power, then the association,
 * and what is found rounded to the RBs.
 */
final class PatternAlternation {

    /** Alternations between shares, power and association; most layouts stand still after a few. */
    private static final int ROUNDS = 12;

    /** Times that patterns are added in one alternation. */
    private static final int GENERATIONS = 4;

    private static final int SHARE_ITERATIONS = 60;

    /**
     * A pattern must promise to gain more than this, relative to sum_i U'(R_i) R_i, to be added: 1e-4 nats a UE at
     * alpha = 1.
     */
    private static final double GAP = 1e-4;

    /** The alternation ends when it gains less than this, nats a UE at alpha = 1. */
    private static final double MIN_GAIN = 1e-5;

    /** Patterns added at a time. */
    private static final int ADDED = 8;

    /** The part of the band that added patterns get to start with. */
    private static final double ADDED_SHARE = 0.1;

    /** A pattern that fades below this share is dropped; a fiftieth of an RB on the paper's band. */
    private static final double MIN_SHARE = 4e-4;

    /**
     * Patterns from which the local search for patterns starts: those in use with the largest shares, and random ones.
     */
    private static final int USED_STARTS = 6;
    private static final int RANDOM_STARTS = 3;

    private final Problem problem;
    private final PowerLevels levels;
    private final RandomGenerator random;
    private final Incumbent incumbent;
    private final PatternRates rates;
    private final PatternPricing pricing;
    private final RateSlopes slopes;
    private final int[] covered;

    private double[][] patterns; // [S, B]
    private double[] shares;     // [S], sums to 1
    private int[] serving;       // [U in coverage]

    PatternAlternation(Problem problem, PowerLevels levels, RandomGenerator random, Incumbent incumbent) {
        this.problem = problem;
        this.levels = levels;
        this.random = random;
        this.incumbent = incumbent;
        rates = new PatternRates(problem);
        pricing = new PatternPricing(rates, levels.levels());
        slopes = new RateSlopes(problem.objective(), problem.utility(), Baseline.equalPower(problem));
        covered = problem.covered();
    }

    /**
     * From a first association; all BSs on, and each alone, are the first patterns.
     *
     * @param association serving BSs; shape [U]
     */
    Result run(int[] association) {
        int sites = problem.sites();
        double[][] first = new double[sites + 1][sites];
        Arrays.fill(first[sites], 1);
        for (int b = 0; b < sites; b++) {
            first[b][b] = 1;
        }
        double[] firstShares = new double[sites + 1];
        Arrays.fill(firstShares, 1.0 / firstShares.length);
        return run(association, first, firstShares);
    }

    /** The same from given patterns, shape [S, B], and shares of the band, shape [S]. */
    Result run(int[] association, double[][] firstPatterns, double[] firstShares) {
        serving = Arrays.stream(covered).map(u -> association[u]).toArray();
        patterns = firstPatterns;
        shares = firstShares;
        rates.concentrate(patterns, shares);
        double best = AssociationLocalSearch.value(problem, rates.links(patterns, shares), serving);
        double[][] bestPatterns = patterns;
        double[] bestShares = shares;
        int[] bestServing = serving;
        for (int round = 0; round < ROUNDS && incumbent.mayGoOn(); round++) {
            incumbent.step("reuse patterns");
            generate();
            rates.concentrate(patterns, shares);
            double[] links = rates.links(patterns, shares);
            serving = associate(links);
            double gain = AssociationLocalSearch.value(problem, links, serving) - best;
            if (gain > 0) {
                best += gain;
                bestPatterns = patterns;
                bestShares = shares;
                bestServing = serving;
            }
            if (gain < (problem.isAlphaFair() ? MIN_GAIN * covered.length : Double.MIN_NORMAL)) {
                break;
            }
        }
        Allocation allocation = BlockSearch.round(problem, levels.levels(), bestPatterns, bestShares,
                everybody(bestServing), incumbent);
        return new Result(allocation, problem.value(allocation), best, bestPatterns, bestShares);
    }

    /** Solves for the shares and adds patterns until none promises to gain. */
    private void generate() {
        shares = shares.clone();
        double[] timeShare = timeShares();
        double[][] rate = Arrays.stream(patterns).map(p -> rate(p, timeShare)).toArray(double[][]::new);
        for (int generation = 0; ; generation++) {
            double[] mixed = PatternRates.solveShares(rate, slopes, shares, SHARE_ITERATIONS, GAP);
            if (generation == GENERATIONS) {
                drop();
                return;
            }
            double[] weight = slopes.at(mixed);
            double[] perNat = new double[mixed.length];
            double used = 0;
            for (int u = 0; u < mixed.length; u++) {
                perNat[u] = weight[u] * timeShare[u] * rates.perNatBps();
                used += weight[u] * mixed[u];
            }
            double[][] added = missing(perNat, used * (1 + GAP));
            if (added.length == 0) {
                drop();
                return;
            }
            rate = concat(rate, Arrays.stream(added).map(p -> rate(p, timeShare)).toArray(double[][]::new));
            shares = withRoom(shares, added.length);
            patterns = concat(patterns, added);
        }
    }

    private static double[] withRoom(double[] shares, int added) {
        double[] all = Arrays.copyOf(shares, shares.length + added);
        for (int s = 0; s < all.length; s++) {
            all[s] = s < shares.length ? shares[s] * (1 - ADDED_SHARE) : ADDED_SHARE / added;
        }
        return all;
    }

    private double[][] missing(double[] perNat, double threshold) {
        List<double[]> starts = IntStream.range(0, shares.length).boxed()
                .sorted(Comparator.comparingDouble(s -> -shares[s]))
                .limit(USED_STARTS).map(s -> patterns[s]).collect(Collectors.toCollection(ArrayList::new));
        double[] level = levels.levels();
        for (int i = 0; i < RANDOM_STARTS; i++) {
            starts.add(IntStream.range(0, problem.sites()).mapToDouble(b -> level[random.nextInt(level.length)])
                    .toArray());
        }
        return pricing.price(serving, perNat, starts).stream().filter(p -> p.gradient() > threshold)
                .map(PatternPricing.Priced::pattern)
                .filter(p -> Arrays.stream(patterns).noneMatch(q -> Arrays.equals(p, q)))
                .limit(ADDED).toArray(double[][]::new);
    }

    private void drop() {
        int[] kept = IntStream.range(0, shares.length).filter(s -> shares[s] >= MIN_SHARE).toArray();
        double[][] all = patterns;
        double sum = Arrays.stream(kept).mapToDouble(s -> shares[s]).sum();
        double[] before = shares;
        patterns = Arrays.stream(kept).mapToObj(s -> all[s]).toArray(double[][]::new);
        shares = Arrays.stream(kept).mapToDouble(s -> before[s] / sum).toArray();
    }

    private double[] timeShares() {
        double[] share = problem.scheduler().shares(new Allocation(serving, new double[problem.sites()][0]).load());
        return Arrays.stream(serving).mapToDouble(b -> share[b]).toArray();
    }

    private double[] rate(double[] pattern, double[] timeShare) {
        double[] rate = rates.of(pattern, serving);
        for (int u = 0; u < rate.length; u++) {
            rate[u] *= timeShare[u];
        }
        return rate;
    }

    private int[] associate(double[] links) {
        int sites = problem.sites();
        double[] all = new double[problem.gains().users() * sites];
        for (int i = 0; i < covered.length; i++) {
            System.arraycopy(links, i * sites, all, covered[i] * sites, sites);
        }
        int[] association = BestAssociation.of(problem, all, everybody(serving));
        return Arrays.stream(covered).map(u -> association[u]).toArray();
    }

    private int[] everybody(int[] serving) {
        int[] association = new int[problem.gains().users()];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        for (int i = 0; i < covered.length; i++) {
            association[covered[i]] = serving[i];
        }
        return association;
    }

    private static double[][] concat(double[][] one, double[][] other) {
        double[][] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
