package hetnet.solver.tiers;

import hetnet.network.Tier;
import hetnet.solver.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One bias for each tier, that of the first tier of a network being 0 dB: only differences count. The grid reaches 20
 * dB to either side in steps of 1 dB.
 */
final class TierBias {

    private static final int MAX_BIAS_DB = 20;

    private final List<Tier> tiers;  // of each BS
    private final List<Tier> biased; // the tiers after the first, in the order of Tier

    TierBias(Problem problem) {
        tiers = problem.tiers();
        biased = tiers.stream().distinct().sorted().skip(1).toList();
    }

    /** No bias for anyone; shape [tiers - 1]. */
    double[] none() {
        return new double[biased.size()];
    }

    /** Whether every combination of the grid can be tried: up to three tiers. */
    boolean isSmall() {
        return biased.size() <= 2;
    }

    /** The bias of each BS, dB; shape [B]. */
    double[] ofSites(double[] biasDb) {
        return tiers.stream().mapToDouble(tier -> biased.contains(tier) ? biasDb[biased.indexOf(tier)] : 0).toArray();
    }

    /** Every combination of the grid, no bias first. */
    double[][] all() {
        int width = 2 * MAX_BIAS_DB + 1;
        int count = (int) Math.round(Math.pow(width, biased.size()));
        double[][] all = new double[count][biased.size()];
        for (int i = 0; i < count; i++) {
            for (int t = 0, rest = i; t < biased.size(); t++, rest /= width) {
                int step = rest % width; // 0, 1, -1, 2, -2, ... dB
                all[i][t] = step % 2 == 0 ? -step / 2 : (step + 1) / 2;
            }
        }
        return all;
    }

    /**
     * One tier at a time takes the best of the grid, until none gains.
     *
     * @param start of each tier after the first, dB
     */
    double[] climb(double[] start, ToDoubleFunction<double[]> value) {
        double[] best = start.clone();
        double bestValue = value.applyAsDouble(best);
        for (boolean gained = true; gained;) {
            gained = false;
            for (int t = 0; t < best.length; t++) {
                double[] tried = best.clone();
                for (int bias = -MAX_BIAS_DB; bias <= MAX_BIAS_DB; bias++) {
                    tried[t] = bias;
                    double v = value.applyAsDouble(tried);
                    if (v > bestValue) {
                        bestValue = v;
                        best = tried.clone();
                        gained = true;
                    }
                }
            }
            gained &= best.length > 1;
        }
        return Arrays.copyOf(best, best.length);
    }
}
