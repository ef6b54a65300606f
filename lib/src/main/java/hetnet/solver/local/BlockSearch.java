package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.solver.BandRates;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.association.BestAssociation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Local search over whole RBs: one at a time takes another pattern, or one BS another level there, where the utility of
 * the whole allocation gains. First the association follows in between; in the end it follows with every trial, as far
 * as the work allows. It mends what rounding shares of the band to RBs broke, and leads out of allocations that no
 * gradient step improves.
 */
public final class BlockSearch {

    /**
     * Bounds on the search. Small problems end by themselves long before.
     *
     * @param quick    evaluations times U B R of the first part
     * @param thorough the same of the second part, where the association follows every trial
     */
    private record Work(double quick, double thorough) {

        /** About half a second. */
        static final Work ROUNDING = new Work(2e8, 3e7);
        /** Some seconds. */
        static final Work IMPROVING = new Work(2e9, 1e9);
    }

    /** Levels no farther apart than this are the same. */
    private static final double SAME_LEVEL = 0.05;

    /** Levels below this are silence. */
    private static final double NONE = 1e-3;

    private static final double[] ON_OFF = {0, 1};

    /** Gains below this share of the utility are rounding. */
    private static final double GAIN_TOLERANCE = 1e-12;

    private final Problem problem;
    private final Incumbent incumbent;
    private final double[] levels;
    private final List<double[]> support;
    private final double[][] column; // [R, B], the pattern of each RB

    private final BandRates rates;

    private int[] association;
    private double value;
    private double work;
    private double maxWork;
    private boolean thorough; // whether the association follows every trial

    private BlockSearch(Problem problem, double[] levels, List<double[]> support, double[][] column, int[] association,
            Incumbent incumbent) {
        this.problem = problem;
        this.incumbent = incumbent;
        this.levels = levels;
        this.support = support;
        this.column = column;
        this.association = association;
        rates = new BandRates(problem);
        value = evaluate();
        offer();
    }

    /**
     * @param levels      what a BS may do on an RB, ascending from 0
     * @param patterns    shape [S, B]
     * @param shares      of the band; shape [S], sums to 1
     * @param association serving BSs; shape [U]
     * @param incumbent   told of everything better, and asked whether to go on
     */
    public static Allocation round(Problem problem, double[] levels, double[][] patterns, double[] shares,
            int[] association, Incumbent incumbent) {
        int[] count = largestRemainder(shares, problem.blocks());
        double[][] column = IntStream.range(0, patterns.length).boxed()
                .flatMap(s -> IntStream.range(0, count[s]).mapToObj(i -> patterns[s].clone())).toArray(double[][]::new);
        return new BlockSearch(problem, levels, List.of(patterns), column, association, incumbent)
                .search(Work.ROUNDING);
    }

    /**
     * Patterns are those of the RBs of the start; a BS may also fall silent on an RB, or send there as on one of its
     * own.
     *
     * @return an allocation of at least the utility of the start, which spends the budget of every BS that serves
     */
    static Allocation improve(Problem problem, Allocation start, Incumbent incumbent) {
        double[][] column = columns(start.powerWatt());
        List<double[]> patterns = new ArrayList<>();
        for (double[] candidate : column) {
            if (patterns.stream().noneMatch(pattern -> same(pattern, candidate))) {
                patterns.add(candidate.clone());
            }
        }
        BlockSearch search = new BlockSearch(problem, ON_OFF, patterns, column, start.association(), incumbent);
        return problem.better(start, search.search(Work.IMPROVING));
    }

    /** Powers as levels, 1 on the RBs that a BS has most of its power on. @return shape [R, B] */
    private static double[][] columns(double[][] power) {
        double[][] column = new double[power[0].length][power.length];
        for (int b = 0; b < power.length; b++) {
            double sum = Arrays.stream(power[b]).sum();
            // the power that the average watt is sent with on an RB
            double unit = Arrays.stream(power[b]).map(p -> p * p).sum() / sum;
            for (int r = 0; r < column.length && sum > 0; r++) {
                column[r][b] = power[b][r] < NONE * unit ? 0 : power[b][r] / unit;
            }
        }
        return column;
    }

    private static boolean same(double[] one, double[] other) {
        return IntStream.range(0, one.length).allMatch(b -> Math.abs(one[b] - other[b]) <= SAME_LEVEL);
    }

    private Allocation search(Work bound) {
        maxWork = bound.quick;
        do {
            follow();
        } while (sweep());
        thorough = true;
        maxWork = work + bound.thorough;
        while (sweep()) {
            // until nothing gains
        }
        return allocation();
    }

    private Allocation allocation() {
        return problem.allocation(association, BandRates.transposed(column));
    }

    /** Whole numbers in proportion to the shares. */
    public static int[] largestRemainder(double[] shares, int total) {
        int[] count = Arrays.stream(shares).mapToInt(x -> (int) Math.floor(x * total)).toArray();
        int missing = total - Arrays.stream(count).sum();
        IntStream.range(0, shares.length).boxed()
                .sorted(Comparator.comparingDouble(s -> Math.floor(shares[s] * total) - shares[s] * total))
                .limit(missing).forEach(s -> count[s]++);
        return count;
    }

    /** The utility of the present levels and association. */
    private double evaluate() {
        count(1);
        return rates.utility(column, association);
    }

    /** Counts work in evaluations of all links of all UEs. */
    private void count(double evaluations) {
        work += evaluations * problem.gains().users() * problem.sites() * problem.blocks();
    }

    /** The best association for the present levels, and its utility. */
    private Trial associate() {
        count(2.0 * problem.sites() + 1); // the rates of all links, paths over the BSs, and the utility
        double[] links = rates.links(column);
        int[] serving = BestAssociation.of(problem, links, association);
        return new Trial(serving, rates.utility(column, serving, links));
    }

    private record Trial(int[] serving, double value) {
    }

    /** Takes the best association for the present levels where it gains. */
    private void follow() {
        Trial trial = associate();
        if (trial.value > value) {
            association = trial.serving;
            value = trial.value;
            offer();
        }
    }

    private void offer() {
        if (value > incumbent.utility()) {
            incumbent.offer(allocation(), value);
        }
    }

    /** Gives each RB the pattern that gains most, once; without fading, equal RBs need one trial for all. */
    private boolean sweep() {
        boolean gained = false;
        Map<String, Integer> different = new LinkedHashMap<>();
        for (int r = 0; r < column.length; r++) {
            different.putIfAbsent(problem.gains().isFading() ? "" + r : Arrays.toString(column[r]), r);
        }
        for (int r : different.values()) {
            gained |= improve(r);
        }
        return gained && mayGoOn();
    }

    private boolean mayGoOn() {
        return work < maxWork && incumbent.mayGoOn();
    }

    private boolean improve(int block) {
        double[] before = column[block];
        double[] best = before;
        double threshold = value + GAIN_TOLERANCE * Math.abs(value);
        for (double[] candidate : candidates(before)) {
            if (!mayGoOn()) {
                break;
            }
            incumbent.step("the search over RBs");
            column[block] = candidate;
            Trial trial = thorough ? associate() : new Trial(association, evaluate());
            if (trial.value > threshold && trial.value > value) {
                best = candidate;
                association = trial.serving;
                value = trial.value;
                offer();
            }
        }
        column[block] = best;
        return best != before;
    }

    private List<double[]> candidates(double[] pattern) {
        List<double[]> all = new ArrayList<>(support);
        for (int b = 0; b < pattern.length; b++) {
            for (double level : levels) {
                if (Math.abs(level - pattern[b]) > SAME_LEVEL) {
                    double[] other = pattern.clone();
                    other[b] = level;
                    all.add(other);
                }
            }
        }
        return all;
    }
}
