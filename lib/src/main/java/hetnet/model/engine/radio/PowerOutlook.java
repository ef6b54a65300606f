package hetnet.model.engine.radio;

import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.kernel.DenseKernel;
import java.util.Arrays;

/**
 * What powers are worth, to the first order: what the utility would gain by more power of a BS on an RB, what that
 * would cost others, and what the RBs are worth as things are and free of interference.
 */
public final class PowerOutlook {

    /** UEs whose sums are made in one go: few enough that rounding does not pile up. */
    private static final int TOGETHER = 256;
    /** Powers below this are none: no SNR makes them heard, and products of them would be slow subnormal numbers. */
    private static final float SMALLEST_POWER = 1e-16f;
    private static final float SMALLEST = 1e-3f;
    private static final float POWER_SPREAD = 3;
    private static final float VALUE_SPREAD = 2;
    private static final float LARGEST = 5;
    /** Which of the features is the slope of the utility in the logit of the RB. */
    public static final int PULL = 3;

    private final UserLinks links;
    private final Kernel kernel;
    private final SitePairs pairs;
    private final int plane; // B * stride
    private final float[] power; // [B, stride]
    private final float[] peak; // the largest of each BS, [B]
    private final float[] sums; // marginalUtility, interferencePrice, rbValue; [3, B, stride]
    private final float[] part; // of some UEs
    private final float[] interferenceFreeValue; // [B, stride]
    private final float[] alone; // ln(1 + s peak) of the links, [U, K] without fading, of one UE [K, stride] with
    private final float[] price; // of power by itself, [B, stride]; null where it has none
    private final double[] free; // [B] without fading, [B, stride] with

    /** Powers cost nothing by themselves. */
    public PowerOutlook(UserLinks links, Kernel kernel, SitePairs pairs) {
        this(links, kernel, pairs, null);
    }

    /** @param price what R times a fraction of the budget costs by itself, shape [B, stride]; null for nothing */
    public PowerOutlook(UserLinks links, Kernel kernel, SitePairs pairs, float[] price) {
        this.price = price;
        this.links = links;
        this.kernel = kernel;
        this.pairs = pairs;
        plane = links.sites() * links.stride();
        power = new float[plane];
        peak = new float[links.sites()];
        sums = new float[3 * plane];
        part = new float[3 * plane];
        interferenceFreeValue = new float[plane];
        alone = new float[links.fading() ? links.links() * links.stride() : DenseKernel.padded(links.count())];
        free = new double[links.fading() ? plane : links.sites()];
    }

    /**
     * The SoftMax of logits over the RBs of each BS, of what it does not keep of its budget.
     *
     * @param logit shape [B, stride]
     * @param idle  part of the budget that each BS keeps, shape [B]
     */
    public void powers(float[] logit, float[] idle) {
        int stride = links.stride();
        int blocks = links.blocks();
        for (int first = 0; first < plane; first += stride) {
            float most = logit[first];
            for (int i = first + 1; i < first + blocks; i++) {
                most = Math.max(most, logit[i]);
            }
            for (int i = first; i < first + blocks; i++) {
                power[i] = logit[i] - most;
            }
        }
        kernel.exp(power, power, plane);
        for (int b = 0; b < peak.length; b++) {
            int first = b * stride;
            float sum = 0;
            for (int i = first; i < first + blocks; i++) {
                sum += power[i];
            }
            float scale = blocks * (1 - idle[first / stride]) / sum;
            for (int i = first; i < first + blocks; i++) {
                power[i] = power[i] < SMALLEST_POWER ? 0 : power[i] * scale; // of the largest of the BS
            }
            Arrays.fill(power, first + blocks, first + stride, 0);
            peak[b] = scale; // e^0 over the mean of all
        }
    }

    /**
     * Sums over all UEs.
     *
     * @param weight slope of the utility in the efficiency of each link, shape [U, K]
     * @param scale  factor of all sums
     */
    public void look(float[] weight, float scale) {
        Arrays.fill(sums, 0);
        for (int u = 0; u < links.users(); u += TOGETHER) {
            Arrays.fill(part, 0);
            kernel.outlook(links, power, weight, u, Math.min(links.users(), u + TOGETHER), part);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += part[i];
            }
        }
        finish(scale);
    }

    /**
     * Marginal utilities and interference prices where each UE has one BS.
     *
     * @param own    the link that serves each UE, shape [U]
     * @param weight slope of the utility in the efficiency of each UE, shape [U]
     * @param scale  factor of all sums
     */
    public void lookAtServed(int[] own, float[] weight, float scale) {
        Arrays.fill(sums, 0);
        for (int u = 0; u < links.users(); u += TOGETHER) {
            Arrays.fill(part, 0, 2 * plane, 0);
            kernel.served().slopes(links, own, power, weight, u, Math.min(links.users(), u + TOGETHER), part);
            for (int i = 0; i < 2 * plane; i++) {
                sums[i] += part[i];
            }
        }
        finish(scale);
    }

    private void finish(float scale) {
        for (int i = 0; price != null && i < plane; i++) {
            sums[plane + i] += price[i]; // the grid is one more of the others
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= scale;
        }
    }

    /** Sum of q ln(1 + s peak) over the links of each BS. */
    private void lookAlone(float[] weight, float scale) {
        Arrays.fill(free, 0);
        if (links.fading()) {
            for (int u = 0; u < links.users(); u++) {
                aloneFading(u, weight);
            }
        } else {
            for (int i = 0; i < links.count(); i++) {
                alone[i] = links.snr()[i] * peak[links.site()[i]];
            }
            kernel.log(alone, 1, alone, alone.length);
            for (int i = 0; i < links.count(); i++) {
                free[links.site()[i]] += weight[i] * alone[i];
            }
        }
        for (int i = 0; i < plane; i++) {
            interferenceFreeValue[i] = (float) free[links.fading() ? i : i / links.stride()] * scale;
        }
    }

    private void aloneFading(int user, float[] weight) {
        int stride = links.stride();
        int first = user * links.links();
        for (int k = 0; k < links.links(); k++) {
            float p = peak[links.site()[first + k]];
            for (int r = 0; r < links.blocks(); r++) {
                alone[k * stride + r] = links.snr()[(first + k) * stride + r] * p;
            }
        }
        kernel.log(alone, 1, alone, alone.length);
        for (int k = 0; k < links.links(); k++) {
            int b = links.site()[first + k] * stride;
            for (int r = 0; r < links.blocks(); r++) {
                free[b + r] += weight[first + k] * alone[k * stride + r];
            }
        }
    }

    /**
     * Features of unit scale of each (BS, RB): ln of power, marginal utility, interference price, pull, ln of value and
     * interference-free value, and what the RB would gain by another owner.
     *
     * @param weight   slope of the utility in the efficiency of each link, shape [U, K]
     * @param coupling what one BS takes from another, shape [P]
     * @param x        receives the features, shape [7, B * stride]
     */
    public void features(float[] weight, float[] coupling, float[][] x) {
        int sites = links.sites();
        look(weight, sites);
        lookAlone(weight, sites);
        System.arraycopy(power, 0, x[0], 0, plane);
        System.arraycopy(sums, 0, x[1], 0, plane);
        System.arraycopy(sums, plane, x[2], 0, plane);
        System.arraycopy(sums, 2 * plane, x[4], 0, plane);
        System.arraycopy(interferenceFreeValue, 0, x[5], 0, plane);
        for (int b = 0; b < sites; b++) {
            float spent = powerPrice(b);
            for (int i = b * links.stride(); i < (b + 1) * links.stride(); i++) {
                x[PULL][i] = within(power[i] * (sums[i] - sums[plane + i] - spent));
                x[6][i] = within(interferenceFreeValue[i] - sums[2 * plane + i]
                        - taken(b, i - b * links.stride(), coupling));
            }
        }
        logarithm(x[0], POWER_SPREAD);
        logarithm(x[1], VALUE_SPREAD);
        logarithm(x[2], VALUE_SPREAD);
        logarithm(x[4], VALUE_SPREAD);
        logarithm(x[5], VALUE_SPREAD);
    }

    private static float within(float x) {
        return Math.min(LARGEST, Math.max(-LARGEST, x));
    }

    /** What the others would lose by interference of a BS on an RB. */
    private float taken(int site, int block, float[] coupling) {
        float sum = 0;
        for (int p = pairs.start()[site]; p < pairs.start()[site + 1]; p++) {
            sum += coupling[p] * sums[2 * plane + pairs.other()[p] * links.stride() + block];
        }
        return sum;
    }

    private void logarithm(float[] x, float spread) {
        kernel.log(x, SMALLEST, x, plane);
        for (int i = 0; i < plane; i++) {
            x[i] /= spread;
        }
    }

    /** What power of a BS on an RB would bring its own UEs. @param i of [B, stride] */
    public float marginalUtility(int i) {
        return sums[i];
    }

    /** What it would cost the others. @param i of [B, stride] */
    public float interferencePrice(int i) {
        return sums[plane + i];
    }

    /** Mean slope of the utility in the power of a BS on an RB. */
    public float powerPrice(int site) {
        float sum = 0;
        for (int i = site * links.stride(); i < site * links.stride() + links.blocks(); i++) {
            sum += power[i] * (sums[i] - sums[plane + i]);
        }
        return sum / links.blocks();
    }

    /**
     * What each RB is worth to all UEs, less what its power could do elsewhere. Where an RB takes over the powers of
     * another, the utility grows by the difference of their values over R, to the first order.
     *
     * @param price of the power of each BS, shape [B]
     * @param value receives the values, shape [R]
     */
    public void values(float[] price, double[] value) {
        Arrays.fill(value, 0);
        for (int b = 0; b < price.length; b++) {
            for (int r = 0; r < value.length; r++) {
                int i = b * links.stride() + r;
                value[r] += sums[2 * plane + i] - power[i] * price[b];
            }
        }
    }

    /** R times the fractions, shape [B, stride]. */
    public float[] power() {
        return power;
    }
}
