package hetnet.teacher.reference;

import hetnet.radio.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rounds shares of the band to whole RBs and mends what the rounding broke: one RB at a time takes another pattern, or one BS another
 * level there, where the utility of the whole allocation gains. First the association follows in between; in the end it follows
 * with every trial, as far as the work allows.
 */
final class BlockSearch {

    /** Bound on the search: evaluations times U B R, about half a second. Small instances end by themselves long before. */
    private static final double MAX_WORK = 2e8;

    /** Bound on the second part of the search, where the association follows every trial. */
    private static final double MAX_THOROUGH_WORK = 3e7;

    /** Gains below this share of the utility are rounding. */
    private static final double GAIN_TOLERANCE = 1e-12;

    private final Instance instance;
    private final double[] levels;
    private final List<double[]> support;
    private final double[][] column; // [R, B], the pattern of each RB

    private int[] association;
    private double value;
    private double work;
    private double maxWork = MAX_WORK;
    private boolean thorough; // whether the association follows every trial

    private BlockSearch(Instance instance, double[] levels, double[][] patterns, int[] count, int[] association) {
        this.instance = instance;
        this.levels = levels;
        support = List.of(patterns);
        column = IntStream.range(0, patterns.length).boxed()
                .flatMap(s -> IntStream.range(0, count[s]).mapToObj(i -> patterns[s].clone())).toArray(double[][]::new);
        this.association = association;
        value = evaluate(association);
    }

    /**
     * @param levels      what a BS may do on an RB, ascending from 0
     * @param patterns    shape [S, B]
     * @param shares      of the band; shape [S], sums to 1
     * @param association serving BSs; shape [U]
     */
    static Allocation round(Instance instance, double[] levels, double[][] patterns, double[] shares, int[] association) {
        BlockSearch search = new BlockSearch(instance, levels, patterns, largestRemainder(shares, instance.blocks()), association);
        do {
            search.follow();
        } while (search.sweep());
        search.thorough = true;
        search.maxWork = search.work + MAX_THOROUGH_WORK;
        while (search.sweep()) {
            // until nothing gains
        }
        return instance.allocation(search.association, search.level());
    }

    /** Whole numbers in proportion to the shares. */
    static int[] largestRemainder(double[] shares, int total) {
        int[] count = Arrays.stream(shares).mapToInt(x -> (int) Math.floor(x * total)).toArray();
        int missing = total - Arrays.stream(count).sum();
        IntStream.range(0, shares.length).boxed()
                .sorted(Comparator.comparingDouble(s -> Math.floor(shares[s] * total) - shares[s] * total))
                .limit(missing).forEach(s -> count[s]++);
        return count;
    }

    private double evaluate(int[] association) {
        work += (double) instance.gains().users() * instance.sites() * instance.blocks();
        return instance.value(instance.allocation(association, level()));
    }

    /** The best association for the present levels. */
    private int[] associate() {
        // the rates of all links, and paths over the BSs
        work += 2.0 * instance.gains().users() * instance.sites() * instance.sites() * instance.blocks();
        return instance.associate(instance.spend(level()));
    }

    private double[][] level() {
        double[][] level = new double[instance.sites()][column.length];
        for (int r = 0; r < column.length; r++) {
            for (int b = 0; b < level.length; b++) {
                level[b][r] = column[r][b];
            }
        }
        return level;
    }

    /** Takes the best association for the present levels where it gains. */
    private void follow() {
        int[] next = associate();
        double v = evaluate(next);
        if (v > value) {
            association = next;
            value = v;
        }
    }

    /** Gives each RB the pattern that gains most, once; without fading, equal RBs need one trial for all. */
    private boolean sweep() {
        boolean gained = false;
        Map<String, Integer> different = new LinkedHashMap<>();
        for (int r = 0; r < column.length; r++) {
            different.putIfAbsent(instance.gains().isFading() ? "" + r : Arrays.toString(column[r]), r);
        }
        for (int r : different.values()) {
            gained |= improve(r);
        }
        return gained && work < maxWork;
    }

    private boolean improve(int block) {
        double[] before = column[block];
        double[] best = before;
        double threshold = value + GAIN_TOLERANCE * Math.abs(value);
        for (double[] candidate : candidates(before)) {
            if (work >= maxWork) {
                break;
            }
            Instance.stopIfInterrupted("rounding to RBs");
            column[block] = candidate;
            int[] serving = thorough ? associate() : association;
            double v = evaluate(serving);
            if (v > threshold && v > value) {
                best = candidate;
                association = serving;
                value = v;
            }
        }
        column[block] = best;
        return best != before;
    }

    private List<double[]> candidates(double[] pattern) {
        List<double[]> all = new ArrayList<>(support);
        for (int b = 0; b < pattern.length; b++) {
            for (double level : levels) {
                if (level != pattern[b]) {
                    double[] other = pattern.clone();
                    other[b] = level;
                    all.add(other);
                }
            }
        }
        return all;
    }
}
