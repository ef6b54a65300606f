package hetnet.solver.association;

import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.UserUtility;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import java.util.Arrays;

/**
 * Local search over who serves whom under fixed powers, for any alpha. With n_b UEs at BS b, the utility of Eq. (10)
 * under equal time sharing splits over the BSs: sum_i U(R_ib / n_b) = n_b^(alpha-1) sum_i R_ib^(1-alpha) / (1-alpha),
 * or sum_i ln R_ib - n_b ln n_b for alpha = 1. A move or a swap therefore costs O(1) to judge.
 */
public final class AssociationLocalSearch {

    /** A gain below this share of the utility is rounding; following it could go round in circles. */
    private static final double GAIN_TOLERANCE = 1e-12;

    private final int sites;
    private final AlphaFair utility;
    private final double[] term;        // [U, B], U(R); minus infinity below the floor of the utility
    private final double[] loadFactor;  // [U + 1], n^(alpha-1), or 1
    private final int[] serving;
    private final int[] load;
    private final double[] sum;         // [B], of the terms

    private AssociationLocalSearch(double[] linkRates, AlphaFair utility, int[] start) {
        sites = linkRates.length / start.length;
        this.utility = utility;
        term = Arrays.stream(linkRates).map(this::term).toArray();
        loadFactor = new double[start.length + 1];
        for (int n = 1; n <= start.length; n++) {
            loadFactor[n] = Math.pow(n, utility.alpha() - 1);
        }
        serving = start.clone();
        load = new int[sites];
        sum = new double[sites];
        for (int u = 0; u < serving.length; u++) {
            if (serving[u] != Allocation.OUT_OF_COVERAGE) {
                add(u, serving[u], 1);
            }
        }
    }

    /**
     * Moves single UEs, and swaps pairs, until nothing improves.
     *
     * @param linkRates rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @param utility   of the rates
     * @param start     serving BSs; shape [U]; a UE out of coverage stays out
     * @return an association of at least the same utility; nobody is moved to a BS where the rate is 0
     * @throws IllegalArgumentException when the rates are not [U * B]
     */
    public static int[] improve(double[] linkRates, AlphaFair utility, int[] start) {
        if (linkRates.length % start.length != 0) {
            throw new IllegalArgumentException("%d link rates are no table of %d UEs"
                    .formatted(linkRates.length, start.length));
        }
        AssociationLocalSearch search = new AssociationLocalSearch(linkRates, utility, start);
        do {
            SolveContext.stopIfInterrupted("association");
            while (search.moves()) {
                // until no UE wants to move
            }
        } while (search.swaps());
        return search.serving;
    }

    /**
     * Utility of an association under fixed powers, summed over its UEs in coverage.
     *
     * @param problem     whose utility and scheduler count
     * @param linkRates   rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @param association serving BSs; shape [U]
     */
    public static double value(Problem problem, double[] linkRates, int[] association) {
        int sites = linkRates.length / association.length;
        double[] share = problem.scheduler().shares(new Allocation(association, new double[sites][0]).load());
        UserUtility worth = problem.objective().perUser().orElse((user, rate) -> problem.utility().of(rate));
        double sum = 0;
        double sumRate = 0;
        double sumOfSquares = 0;
        int covered = 0;
        for (int u = 0; u < association.length; u++) {
            if (association[u] != Allocation.OUT_OF_COVERAGE) {
                double rate = linkRates[u * sites + association[u]] * share[association[u]];
                sum += worth.of(covered++, rate);
                sumRate += rate;
                sumOfSquares += rate * rate;
            }
        }
        return sum + worth.ofSums(covered, sumRate, sumOfSquares);
    }

    private double term(double rate) {
        return rate < utility.rateFloorBps() ? Double.NEGATIVE_INFINITY : utility.of(rate);
    }

    /** Utility of one BS. */
    private double value(int n, double sum) {
        return n == 0 ? 0 : utility.alpha() == 1 ? sum - n * Math.log(n) : loadFactor[n] * sum;
    }

    private double of(int user, int site) {
        double t = term[user * sites + site];
        return t == Double.NEGATIVE_INFINITY ? floor() : t;
    }

    /** What a UE without rate counts in the sums: only a start can have one, and the search wants to move it away. */
    private double floor() {
        return utility.of(utility.rateFloorBps());
    }

    private void add(int user, int site, int sign) {
        load[site] += sign;
        sum[site] = load[site] == 0 ? 0 : sum[site] + sign * of(user, site);
    }

    private void move(int user, int to) {
        add(user, serving[user], -1);
        add(user, to, 1);
        serving[user] = to;
    }

    private boolean moves() {
        boolean moved = false;
        for (int u = 0; u < serving.length; u++) {
            if (serving[u] != Allocation.OUT_OF_COVERAGE) {
                int to = bestMove(u);
                moved |= to != serving[u];
                move(u, to);
            }
        }
        return moved;
    }

    private int bestMove(int user) {
        int from = serving[user];
        double before = value(load[from], sum[from]);
        double leaves = value(load[from] - 1, sum[from] - of(user, from)) - before;
        int best = from;
        double bestGain = GAIN_TOLERANCE * Math.abs(before);
        for (int b = 0; b < sites; b++) {
            if (b != from && term[user * sites + b] > Double.NEGATIVE_INFINITY) {
                double gain = leaves + value(load[b] + 1, sum[b] + of(user, b)) - value(load[b], sum[b]);
                if (gain > bestGain) {
                    best = b;
                    bestGain = gain;
                }
            }
        }
        return best;
    }

    /**
     * One swap for each pair of BSs that gains by it: the loads stay, so each side's best UE can be found by itself.
     */
    private boolean swaps() {
        boolean swapped = false;
        for (int b = 0; b < sites; b++) {
            for (int k = b + 1; k < sites; k++) {
                int i = keenest(b, k);
                int j = keenest(k, b);
                if (i >= 0 && j >= 0 && keenness(i, k) + keenness(j, b)
                        > GAIN_TOLERANCE * (Math.abs(value(load[b], sum[b])) + Math.abs(value(load[k], sum[k])))) {
                    move(i, k);
                    move(j, b);
                    swapped = true;
                }
            }
        }
        return swapped;
    }

    private int keenest(int from, int to) {
        int best = -1;
        for (int u = 0; u < serving.length; u++) {
            if (serving[u] == from && term[u * sites + to] > Double.NEGATIVE_INFINITY
                    && (best < 0 || keenness(u, to) > keenness(best, to))) {
                best = u;
            }
        }
        return best;
    }

    private double keenness(int user, int to) {
        int from = serving[user];
        return loadFactor[load[to]] * of(user, to) - loadFactor[load[from]] * of(user, from);
    }
}
