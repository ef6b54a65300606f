package hetnet.model.engine.link;

import hetnet.model.kernel.DenseKernel;
import hetnet.radio.tensor.TensorAlphaFair;
import hetnet.solver.AskedObjective;

/**
 * What the rates of some UEs are worth, and how that grows with each of them: the alpha-fair utility as its certainty
 * equivalent in nats, or the value of what else is asked for. Has memory of its own and serves one thread.
 */
public final class RateUtility {

    /** Below this rate the utility goes on as its tangent, nat/s/Hz. */
    private static final float RATE_FLOOR = TensorAlphaFair.RATE_FLOOR;

    private final Kernel kernel;
    private final float alpha;
    private final AskedObjective asked; // null where the fairness is all that is asked for
    private final int users;
    private final float[] rate; // nat/s/Hz, as they are given, then at least the floor; [U]
    private final float[] below; // how far it was below the floor, in floors: 0 to -1; [U]
    private final float[] level; // (1 - alpha) ln rate, then its exponential; [U]
    private float largest; // of (1 - alpha) ln rate

    /** @param asked what counts; null for the fairness */
    public RateUtility(int users, Kernel kernel, float alpha, AskedObjective asked) {
        this.users = users;
        this.kernel = kernel;
        this.alpha = alpha;
        this.asked = asked;
        rate = new float[DenseKernel.padded(users)];
        below = new float[users];
        level = new float[rate.length];
    }

    /** Room for the rates that {@link #take} reads, nat/s/Hz; afterwards they are at least the floor; shape [U]. */
    public float[] rate() {
        return rate;
    }

    /** Takes the rates that stand in {@link #rate}. */
    public void take() {
        for (int u = 0; u < users; u++) {
            below[u] = Math.min(rate[u] / RATE_FLOOR - 1, 0);
            rate[u] = Math.max(rate[u], RATE_FLOOR);
        }
    }

    /**
     * Slopes of the utility in the rates.
     *
     * @param power R times the fractions, shape [B, stride]
     * @param slope receives them, shape [U]
     */
    public void slopes(float[] power, float[] slope) {
        if (asked != null) {
            asked.look(rate, power);
            System.arraycopy(asked.rateSlope(), 0, slope, 0, users);
            return;
        }
        double sum = alpha == 1 ? users : powers();
        float part = (float) (1 / sum);
        for (int u = 0; u < users; u++) {
            slope[u] = (alpha == 1 ? part : level[u] * part) / rate[u];
        }
    }

    /**
     * The alpha-fair utility as the logarithm of the one rate that, given to every UE, would be worth the same: ln(mean
     * R^(1-alpha)) / (1-alpha), for alpha = 1 mean ln R; R in nat/s/Hz. Or the value of what else is asked for.
     *
     * @param power R times the fractions, shape [B, stride]
     */
    public double value(float[] power) {
        if (asked != null) {
            return asked.value(rate, power);
        }
        if (alpha == 1) {
            kernel.log(rate, 0, level, level.length);
            double sum = 0;
            for (int u = 0; u < users; u++) {
                sum += level[u] + below[u];
            }
            return sum / users;
        }
        double sum = powers();
        return (StrictMath.log(sum / users) + largest) / (1 - alpha);
    }

    /** rate^(1 - alpha) of each UE over the largest, into {@link #level}; gives their sum, tangents below the floor. */
    private double powers() {
        kernel.log(rate, 0, level, level.length);
        float slope = 1 - alpha;
        float most = Float.NEGATIVE_INFINITY;
        for (int u = 0; u < users; u++) {
            level[u] *= slope;
            most = Math.max(most, level[u]);
        }
        for (int u = 0; u < users; u++) {
            level[u] -= most;
        }
        kernel.exp(level, level, level.length);
        double sum = 0;
        for (int u = 0; u < users; u++) {
            sum += level[u] * (1 + slope * below[u]);
        }
        largest = most;
        return sum;
    }
}
