package hetnet.solver.reuse;

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

    private int[] serving;
    private double[] weight;
    private List<Priced> found;

    /**
     * @param levels ascending, the first is 0
     */
    PatternPricing(PatternRates rates, double[] levels) {
        this.rates = rates;
        this.levels = levels;
        users = rates.users();
        sites = rates.sites();
    }

    /** A pattern and its gradient in nats. */
    record Priced(double[] pattern, double gradient) {
    }

    /**
     * @param serving BS of each UE in coverage; shape [U]
     * @param weight  w of each UE, per nat of spectral efficiency; shape [U]
     * @param starts  where a local search starts from; unused when all patterns are tried
     * @return different patterns, largest gradient first
     */
    List<Priced> price(int[] serving, double[] weight, List<double[]> starts) {
        this.serving = serving;
        this.weight = weight;
        found = new ArrayList<>();
        if (Math.pow(levels.length, sites) <= MAX_ENUMERATED) {
            double[][] total = new double[sites + 1][users];
            Arrays.fill(total[0], 1);
            enumerate(new double[sites], 0, total);
        } else {
            starts.forEach(this::search);
        }
        found.sort(Comparator.comparingDouble(p -> -p.gradient));
        return found;
    }

    /** All levels of the BSs from the given one on; total[b] holds noise and power received from the BSs before b. */
    private void enumerate(double[] pattern, int site, double[][] total) {
        if (site == sites) {
            found.add(new Priced(pattern.clone(), gradient(pattern, total[site])));
            return;
        }
        for (double level : levels) {
            pattern[site] = level;
            for (int u = 0; u < users; u++) {
                total[site + 1][u] = total[site][u] + rates.snr(u, site) * level;
            }
            enumerate(pattern, site + 1, total);
        }
    }

    private void search(double[] start) {
        SolveContext.stopIfInterrupted("reuse patterns");
        double[] pattern = start.clone();
        double[] total = total(pattern);
        double[] trial = new double[users];
        double gradient = gradient(pattern, total);
        for (int b = 0, unchanged = 0; unchanged < sites; b = (b + 1) % sites, unchanged++) {
            double before = pattern[b];
            double best = before;
            for (double level : levels) {
                for (int u = 0; u < users && level != before; u++) {
                    trial[u] = total[u] + rates.snr(u, b) * (level - before);
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

    /** Noise and received power of every UE in units of the noise; shape [U]. */
    private double[] total(double[] pattern) {
        double[] total = new double[users];
        for (int u = 0; u < users; u++) {
            total[u] = rates.total(u, pattern);
        }
        return total;
    }

    private double gradient(double[] pattern, double[] total) {
        double sum = 0;
        for (int u = 0; u < users; u++) {
            double level = pattern[serving[u]];
            if (level > 0) {
                double signal = rates.snr(u, serving[u]) * level;
                sum += weight[u] * PatternRates.logRate(total[u], signal);
            }
        }
        return sum;
    }
}
