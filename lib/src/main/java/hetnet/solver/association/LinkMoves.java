package hetnet.solver.association;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Moves of single UEs from BS to BS over the links that they have, however few, while the alpha-fair utility under
 * equal time sharing grows: what is left to gain once soft responses have been made hard. With n UEs at a BS whose
 * links have efficiencies c, the BS is worth
 * <pre>
 *   sum ln c - n ln n                               alpha = 1
 *   n^(alpha - 1) sum c^(1 - alpha) / (1 - alpha)   else
 * </pre>
 * so that a move is judged by the two BSs that it touches.
 */
public final class LinkMoves {

    /** Times that all UEs are asked; most move in the first. */
    private static final int MOST_SWEEPS = 8;
    /** What a UE must gain to move at all, beyond rounding. */
    private static final double LEAST_GAIN = 1e-9;
    /** n ln n of loads that are usual, made once: logarithms took a quarter of a first answer. Never written again. */
    private static final double[] USUAL = IntStream.range(0, 2048).mapToDouble(n -> n * StrictMath.log(n)).toArray();

    private final int[] site; // BS of each link, [U, K]
    private final int links; // K
    private final double alpha;
    private final double[] worth; // ln c, or c^(1 - alpha) / (1 - alpha) of a link over the usual c; [U, K]
    private final double[] crowd; // n ln n, or n^(alpha - 1); NaN where not known yet; [U + 2]
    private final int[] count; // UEs of each BS, [B]
    private final double[] sum; // of their worths, [B]

    /**
     * @param site  BS of each link, the links of a UE side by side; shape [U, K]
     * @param links K
     * @param sites B
     */
    public LinkMoves(int[] site, int links, int sites, double alpha) {
        this.site = site;
        this.links = links;
        this.alpha = alpha;
        worth = new double[site.length];
        crowd = new double[site.length / links + 2];
        Arrays.fill(crowd, Double.NaN);
        count = new int[sites];
        sum = new double[sites];
    }

    /** Reads the links. @param logEfficiency ln c, shape [U, K] */
    public void see(float[] logEfficiency) {
        double mean = 0;
        for (int i = 0; i < worth.length; i++) {
            mean += logEfficiency[i] / worth.length;
        }
        for (int i = 0; i < worth.length; i++) {
            double x = logEfficiency[i] - mean;
            worth[i] = alpha == 1 ? x : StrictMath.exp((1 - alpha) * x) / (1 - alpha);
        }
    }

    /**
     * Moves UEs until none gains.
     *
     * @param chosen  link of each UE, shape [U]; receives the new ones
     * @param allowed whether a link may be chosen, shape [U, K]
     * @param margin  what the BS of a link is worth beyond its rates, shape [U, K]
     */
    public void improve(int[] chosen, boolean[] allowed, float[] margin) {
        Arrays.fill(count, 0);
        Arrays.fill(sum, 0);
        for (int link : chosen) {
            count[site[link]]++;
            sum[site[link]] += worth[link];
        }
        boolean moved = true;
        for (int sweep = 0; moved && sweep < MOST_SWEEPS; sweep++) {
            moved = false;
            for (int u = 0; u < chosen.length; u++) {
                moved |= move(u, chosen, allowed, margin);
            }
        }
    }

    private boolean move(int user, int[] chosen, boolean[] allowed, float[] margin) {
        int own = chosen[user];
        int from = site[own];
        double lost = value(count[from], sum[from]) - value(count[from] - 1, sum[from] - worth[own])
                + margin[own];
        double most = lost + LEAST_GAIN;
        int best = own;
        for (int link = user * links; link < (user + 1) * links; link++) {
            int to = site[link];
            if (to != from && allowed[link]) {
                double won = value(count[to] + 1, sum[to] + worth[link]) - value(count[to], sum[to])
                        + margin[link];
                if (won > most) {
                    most = won;
                    best = link;
                }
            }
        }
        if (best == own) {
            return false;
        }
        count[from]--;
        sum[from] -= worth[own];
        count[site[best]]++;
        sum[site[best]] += worth[best];
        chosen[user] = best;
        return true;
    }

    private double value(int users, double sum) {
        if (users == 0) {
            return 0;
        }
        return alpha == 1 ? sum - crowd(users) : crowd(users) * sum;
    }

    private double crowd(int users) {
        if (alpha == 1 && users < USUAL.length) {
            return USUAL[users];
        }
        if (Double.isNaN(crowd[users])) {
            crowd[users] = alpha == 1 ? users * StrictMath.log(users) : StrictMath.pow(users, alpha - 1);
        }
        return crowd[users];
    }
}
