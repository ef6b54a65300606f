package hetnet.model.engine.radio;

import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.RateUtility;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.kernel.DenseKernel;
import hetnet.solver.AskedObjective;
import java.util.Arrays;

/**
 * Damped best responses of some UEs: every UE leans to the BS where the alpha-fair utility gains most by its joining,
 * V(c / n) - m, with n the load of the BS and m the utility that its UEs lose. Has memory of its own and serves one
 * thread.
 */
public final class BestResponse {

    /** How sharply UEs choose in a round of the network. */
    public static final float ROUND_SHARPNESS = 6;
    /** Share of the way that loads go in one. */
    public static final float ROUND_DAMPING = 0.3f;
    /** How sharply UEs choose where powers are judged: nearly as in the final choice. */
    public static final float JUDGED_SHARPNESS = 20;
    /** Below this spectral efficiency a link counts as none; nat/s/Hz. */
    public static final float SMALLEST_EFFICIENCY = 1e-4f;
    /** Shares below this are none: less than the last bit of any sum, and far from numbers that are slow. */
    private static final float SMALLEST_SHARE = 1e-9f;
    /** Rates this far from the mean, in nats, pull no harder than those at the limit. */
    private static final float FARTHEST = 5;
    /** Part of the Newton step of each BS: with all of it, two BSs between which UEs waver would circle. */
    private static final double RELAXATION = 0.7;
    /** What the attraction of a BS may change by at most, times the sharpness; and a way of the load that is none. */
    private static final double LONGEST = 4;
    private static final double SHORT = 1e-6;

    private final UserLinks links;
    private final Kernel kernel;
    private final float alpha;
    private final RateUtility utility; // of the rates
    private float[] power; // that UEs answer to, [B, stride]
    private final float[] efficiency; // [U, K]
    private final float[] logits; // [U, K]
    private final float[] logEfficiency; // [U, K]
    private final float[] relative; // of rates, times 1 - alpha; then its exponential; [U, K]
    private final float[] exponent; // [U, K]
    private final float[] slope; // of the utility in the rates, [U]
    private final float[] inverseLoad; // [B]
    private final double[] load; // [B]
    private final double[] present; // [B]
    private final double[] wavering; // how much a load changes with its logarithm, over the sharpness; [B]
    private final float[] part; // of the way that loads and losses go, [B]

    /** Fairness is all that is asked for. */
    public BestResponse(UserLinks links, Kernel kernel, float alpha) {
        this(links, kernel, alpha, null);
    }

    /** @param asked what slopes and utility are of; null for the fairness, by which UEs choose their BS either way */
    public BestResponse(UserLinks links, Kernel kernel, float alpha, AskedObjective asked) {
        utility = new RateUtility(links.users(), kernel, alpha, asked);
        this.links = links;
        this.kernel = kernel;
        this.alpha = alpha;
        int count = DenseKernel.padded(links.count());
        efficiency = new float[count];
        logits = new float[count];
        logEfficiency = new float[count];
        relative = new float[count];
        exponent = new float[count];
        slope = new float[links.users()];
        inverseLoad = new float[links.sites()];
        load = new double[links.sites()];
        present = new double[links.sites()];
        wavering = new double[links.sites()];
        part = new float[links.sites()];
    }

    /** Reads the powers that UEs answer to. @param power R times the fractions, shape [B, stride] */
    public void see(float[] power) {
        this.power = power;
        kernel.efficiency(links, power, efficiency);
        kernel.log(efficiency, SMALLEST_EFFICIENCY, logEfficiency, efficiency.length);
    }

    /**
     * One response.
     *
     * @param bias      added to the attraction of each BS, shape [B]
     * @param sharpness of the SoftMax
     * @param damping   share of the way that loads and losses go, 0 to 1
     * @param to        receives the response; may be from
     */
    public void respond(AssociationState from, float[] bias, float sharpness, float damping, AssociationState to) {
        Arrays.fill(part, damping);
        answer(from, bias, sharpness, to);
        move(from, to);
    }

    /**
     * One response on the way to an equilibrium. The load of each BS goes as far as Newton's method would have it go if
     * no other moved, the less the more UEs waver, and never so far that all of them turn at once. A fixed part of the
     * way circles where BSs are much alike, as they are without interference.
     *
     * @param bias      added to the attraction of each BS, shape [B]
     * @param sharpness of the SoftMax
     * @param to        receives the response; may be from
     */
    public void settle(AssociationState from, float[] bias, float sharpness, AssociationState to) {
        answer(from, bias, sharpness, to);
        Arrays.fill(wavering, 0);
        for (int i = 0; i < links.count(); i++) {
            float share = to.share()[i];
            float pull = alpha == 1 ? 1 : relative[i];
            wavering[links.site()[i]] += share * (1 - share) * pull;
        }
        for (int b = 0; b < part.length; b++) {
            double sum = Math.max(load[b], AssociationState.SMALLEST_LOAD);
            double step = RELAXATION / (1 + sharpness * wavering[b] / sum);
            double way = Math.abs(AssociationState.logLoad((float) load[b]) - from.logLoad()[b]);
            part[b] = (float) Math.min(step, LONGEST / (sharpness * Math.max(way, SHORT)));
        }
        move(from, to);
    }

    private void answer(AssociationState from, float[] bias, float sharpness, AssociationState to) {
        attractions(from, bias);
        int count = links.links();
        for (int first = 0; first < links.count(); first += count) {
            float most = logits[first];
            for (int i = first + 1; i < first + count; i++) {
                most = Math.max(most, logits[i]);
            }
            for (int i = first; i < first + count; i++) {
                exponent[i] = sharpness * (logits[i] - most);
            }
        }
        kernel.exp(exponent, to.share(), exponent.length);
        share(to.share());
    }

    /** Loads and losses go {@link #part} of their way. */
    private void move(AssociationState from, AssociationState to) {
        for (int b = 0; b < load.length; b++) {
            float damping = part[b];
            float sum = (float) load[b];
            to.load()[b] = sum;
            to.logLoad()[b] = from.logLoad()[b] * (1 - damping) + AssociationState.logLoad(sum) * damping;
            float lost = (float) present[b] / Math.max(sum, AssociationState.SMALLEST_LOAD);
            to.loss()[b] = alpha == 1 ? from.loss()[b] : from.loss()[b] * (1 - damping) + lost * damping;
        }
    }

    /** V(c / n) - m + bias of each link, V of rates against their mean. */
    private void attractions(AssociationState from, float[] bias) {
        float mean = meanLogRate(from);
        for (int i = 0; i < links.count(); i++) {
            float distance = logEfficiency[i] - from.logLoad()[links.site()[i]] - mean;
            logits[i] = Math.min(FARTHEST, Math.max(-FARTHEST, distance));
        }
        if (alpha != 1) {
            float slope = 1 - alpha;
            for (int i = 0; i < relative.length; i++) {
                exponent[i] = logits[i] * slope;
            }
            kernel.exp(exponent, relative, relative.length);
            float scale = 1 / slope;
            for (int i = 0; i < relative.length; i++) {
                logits[i] = (relative[i] - 1) * scale;
            }
        }
        for (int i = 0; i < links.count(); i++) {
            int b = links.site()[i];
            logits[i] = logits[i] - from.loss()[b] + bias[b];
        }
    }

    private float meanLogRate(AssociationState from) {
        double sum = 0;
        for (int first = 0; first < links.count(); first += links.links()) {
            float own = 0;
            for (int i = first; i < first + links.links(); i++) {
                own += from.share()[i] * (logEfficiency[i] - from.logLoad()[links.site()[i]]);
            }
            sum += own;
        }
        return (float) (sum / links.users());
    }

    /** Shares of exponentials, the loads that they make, and the utility that is present at each BS. */
    private void share(float[] share) {
        Arrays.fill(load, 0);
        Arrays.fill(present, 0);
        int count = links.links();
        for (int first = 0; first < links.count(); first += count) {
            float sum = 0;
            for (int i = first; i < first + count; i++) {
                sum += share[i];
            }
            float part = 1 / sum;
            for (int i = first; i < first + count; i++) {
                int b = links.site()[i];
                share[i] = share[i] < SMALLEST_SHARE ? 0 : share[i] * part; // of the largest of the UE
                load[b] += share[i];
                present[b] += share[i] * relative[i]; // nothing without alpha
            }
        }
    }

    /** Rates over the bandwidth under equal time sharing, and 1 / n of each BS. */
    private void rates(AssociationState at) {
        for (int b = 0; b < inverseLoad.length; b++) {
            inverseLoad[b] = 1 / Math.max(at.load()[b], AssociationState.SMALLEST_LOAD);
        }
        for (int u = 0, i = 0; u < links.users(); u++) {
            float sum = 0;
            for (int k = 0; k < links.links(); k++, i++) {
                sum += at.share()[i] * inverseLoad[links.site()[i]] * efficiency[i];
            }
            utility.rate()[u] = sum;
        }
        utility.take();
    }

    /**
     * Slope of the utility ({@link RateUtility#value}) in the efficiency of each link, shares and loads kept.
     *
     * @param weight receives the slopes, shape [U, K]
     */
    public void slopes(AssociationState at, float[] weight) {
        rates(at);
        utility.slopes(power, slope);
        for (int u = 0, i = 0; u < links.users(); u++) {
            for (int k = 0; k < links.links(); k++, i++) {
                weight[i] = at.share()[i] * inverseLoad[links.site()[i]] * slope[u];
            }
        }
    }

    /** What the rates are worth, {@link RateUtility#value}. */
    public double utility(AssociationState at) {
        rates(at);
        return utility.value(power);
    }

    /** c of each link at the powers last seen, nat/s/Hz; shape [U, K]. */
    public float[] efficiency() {
        return efficiency;
    }

    /** What attracts UEs in the last response, shape [U, K]. */
    public float[] logits() {
        return logits;
    }

    /** ln c of each link, shape [U, K]. */
    public float[] logEfficiency() {
        return logEfficiency;
    }
}
