package hetnet.solver.reuse;

import hetnet.radio.kernel.LinkKernel;
import hetnet.solver.SolveContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the patterns that deserve a share of the band: those with the largest gradient g(s) = sum_i w_i C_i(s) (column
 * generation). All patterns are tried where they are few; otherwise a local search changes one BS at a time, from each
 * given start.
 */
final class PatternPricing {

    /** Up to so many patterns are all tried: ten BSs on or off, five BSs of four levels. */
    static final int MAX_ENUMERATED = 1024;

    /**
     * A change must gain more than this, relative: interference is a difference of received powers, up to 1e8 times as
     * large.
     */
    private static final double GAIN_TOLERANCE = 1e-6;

    private final PatternRates rates;
    private final double[] levels;
    private final int users;
    private final int sites;
    private final LinkKernel kernel = LinkKernel.fastest();
    private final double[][] snr;    // [B, places]: UEs sorted by BS, the first of each at a multiple of the lanes
    private final double[] weight;   // [places], 0 where nobody stands
    private final double[] factor;   // 1 + SINR, [places] as both that follow
    private final double[] nats;
    private final int[] first;       // place of each BS, and the end; [B + 1]
    private List<Priced> found;

    /**
     * @param levels ascending, the first is 0
     */
    PatternPricing(PatternRates rates, double[] levels) {
        this.rates = rates;
        this.levels = levels;
        users = rates.users();
        sites = rates.sites();
        int places = LinkKernel.padded(users) + sites * LinkKernel.LANES;
        snr = new double[sites][places];
        weight = new double[places];
        factor = new double[places];
        nats = new double[places];
        first = new int[sites + 1];
    }

    /** A pattern and its gradient in nats. */
    record Priced(double[] pattern, double gradient) {
    }

    /**
     * @param serving BS of each UE in coverage; shape [U]
     * @param weights w of each UE, per nat of spectral efficiency; shape [U]
     * @param starts  where a local search starts from; unused when all patterns are tried
     * @return different patterns, largest gradient first
     */
    List<Priced> price(int[] serving, double[] weights, List<double[]> starts) {
        place(serving, weights);
        found = new ArrayList<>();
        if (Math.pow(levels.length, sites) <= MAX_ENUMERATED) {
            double[][] total = new double[sites + 1][weight.length];
            Arrays.fill(total[0], 1);
            enumerate(new double[sites], 0, total);
        } else {
            starts.forEach(this::search);
        }
        found.sort(Comparator.comparingDouble(p -> -p.gradient));
        return found;
    }

    private void place(int[] serving, double[] weights) {
        int[] load = new int[sites];
        for (int b : serving) {
            load[b]++;
        }
        for (int b = 0; b < sites; b++) {
            first[b + 1] = first[b] + LinkKernel.padded(load[b]);
            Arrays.fill(snr[b], 0);
        }
        Arrays.fill(weight, 0);
        int[] next = first.clone();
        for (int u = 0; u < users; u++) {
            int i = next[serving[u]]++;
            weight[i] = weights[u];
            for (int b = 0; b < sites; b++) {
                snr[b][i] = rates.snr(u, b);
            }
        }
    }

    /** All levels of the BSs from the given one on; total[b] holds noise and power received from the BSs before b. */
    private void enumerate(double[] pattern, int site, double[][] total) {
        if (site == sites) {
            found.add(new Priced(pattern.clone(), gradient(pattern, total[site])));
            return;
        }
        for (double level : levels) {
            pattern[site] = level;
            add(total[site], snr[site], level, total[site + 1]);
            enumerate(pattern, site + 1, total);
        }
    }

    private void search(double[] start) {
        SolveContext.stopIfInterrupted("reuse patterns");
        double[] pattern = start.clone();
        double[] total = total(pattern);
        double[] trial = new double[weight.length];
        double gradient = gradient(pattern, total);
        for (int b = 0, unchanged = 0; unchanged < sites; b = (b + 1) % sites, unchanged++) {
            double before = pattern[b];
            double best = before;
            for (double level : levels) {
                if (level != before) {
                    add(total, snr[b], level - before, trial);
                }
                pattern[b] = level;
                double g = level == before ? gradient : gradient(pattern, trial);
                if (g > gradient * (1 + GAIN_TOLERANCE)) {
                    best = level;
                    gradient = g;
                }
            }
            pattern[b] = best;
            if (best != before) {
                total = total(pattern); // afresh, so that no rounding piles up
                unchanged = -1;
            }
        }
        if (found.stream().noneMatch(p -> Arrays.equals(p.pattern, pattern))) {
            found.add(new Priced(pattern, gradient));
        }
    }

    /** z = x + f y. */
    private static void add(double[] x, double[] y, double f, double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] + y[i] * f;
        }
    }

    /** Noise and received power of every UE in units of the noise; shape [places]. */
    private double[] total(double[] pattern) {
        double[] total = new double[weight.length];
        Arrays.fill(total, 1);
        for (int b = 0; b < sites; b++) {
            add(total, snr[b], pattern[b], total);
        }
        return total;
    }

    private double gradient(double[] pattern, double[] total) {
        double sum = 0;
        for (int b = 0; b < sites; b++) {
            int count = first[b + 1] - first[b];
            if (pattern[b] > 0 && count > 0) {
                PatternRates.factors(total, snr[b], pattern[b], first[b], count, factor);
                kernel.log(factor, nats, count);
                sum += PatternRates.dot(weight, first[b], nats, count);
            }
        }
        return sum;
    }
}
