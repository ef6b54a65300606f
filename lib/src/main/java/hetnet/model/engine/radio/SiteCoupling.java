package hetnet.model.engine.radio;

import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.kernel.DenseKernel;
import java.util.Arrays;

/**
 * How much one BS takes from another: c_bk = mean over the UEs of k of 1 - ln(1 + g_ik / (1 + g_ib)) / ln(1 + g_ik). A
 * UE counts for a BS by its nearness, and a link that it has not counts as one of the smallest SNR.
 */
public final class SiteCoupling {

    /** What a weaker link counts as, and one that is missing. */
    public static final float SMALLEST_SNR = 1e-3f;
    private static final float LARGEST_SNR = 1e9f;
    /** How sharply UEs lean to their strongest BS before any power is known, per decade of SNR. */
    private static final float NEARNESS = 8;
    private static final float LN10 = 2.3025851f;
    private static final float SMALLEST_LOG = 1e-6f;
    private static final float SMALLEST_LOAD = 1e-6f;

    private final UserLinks links;
    private final Kernel kernel;
    private final float[] mean; // SNR of the links, [U, K]
    private final SitePairs pairs;
    private final float[] decades; // [U, K]
    private final float[] near; // [U, K]
    private final float[] share; // [U, K]
    private final float[] load; // [B]
    private float[] coupling; // [P]; null before it is asked for

    /** Of these links. */
    public SiteCoupling(UserLinks links, Kernel kernel) {
        this.links = links;
        this.kernel = kernel;
        pairs = SitePairs.of(links);
        mean = new float[DenseKernel.padded(links.count())];
        decades = new float[mean.length];
        near = near(links, kernel, mean, decades);
        share = new float[mean.length];
        load = new float[links.sites()];
        AssociationState.loads(links, near, load);
        for (int i = 0; i < links.count(); i++) {
            share[i] = near[i] / Math.max(load[links.site()[i]], SMALLEST_LOAD);
        }
    }

    /** How much a UE belongs to the BS of each link, sums to 1 over those of a UE; shape [U, K], padded. */
    public static float[] near(UserLinks links, Kernel kernel) {
        float[] mean = new float[DenseKernel.padded(links.count())];
        return near(links, kernel, mean, new float[mean.length]);
    }

    private static float[] near(UserLinks links, Kernel kernel, float[] mean, float[] decades) {
        int row = links.fading() ? links.stride() : 1;
        int depth = links.fading() ? links.blocks() : 1;
        for (int i = 0; i < links.count(); i++) {
            float sum = 0;
            for (int r = 0; r < depth; r++) {
                sum += links.snr()[i * row + r];
            }
            mean[i] = Math.min(LARGEST_SNR, Math.max(SMALLEST_SNR, sum / depth));
        }
        Arrays.fill(mean, links.count(), mean.length, 1);
        kernel.log(mean, 0, decades, mean.length);
        float[] near = new float[mean.length];
        for (int i = 0; i < near.length; i++) {
            decades[i] /= LN10;
        }
        for (int first = 0; first < links.count(); first += links.links()) {
            float most = decades[first];
            for (int i = first; i < first + links.links(); i++) {
                most = Math.max(most, decades[i]);
            }
            for (int i = first; i < first + links.links(); i++) {
                near[i] = (decades[i] - most) * NEARNESS;
            }
        }
        kernel.exp(near, near, near.length);
        for (int first = 0; first < links.count(); first += links.links()) {
            float sum = 0;
            for (int i = first; i < first + links.links(); i++) {
                sum += near[i];
            }
            for (int i = first; i < first + links.links(); i++) {
                near[i] /= sum;
            }
        }
        return near;
    }

    private float[] computed() {
        int count = links.links();
        double[] sum = new double[pairs.count()];
        double[] unheard = new double[links.sites()];
        float[] own = new float[DenseKernel.padded(count)];
        // with each link of a UE, then with one that it has not
        float[] left = new float[DenseKernel.padded(count * (count + 1))];
        for (int u = 0; u < links.users(); u++) {
            for (int k = 0; k < count; k++) {
                float g = mean[u * count + k];
                own[k] = g;
                for (int l = 0; l < count; l++) {
                    left[k * (count + 1) + l] = g / (mean[u * count + l] + 1);
                }
                left[k * (count + 1) + count] = g / (SMALLEST_SNR + 1);
            }
            kernel.log(own, 1, own, own.length);
            kernel.log(left, 1, left, left.length);
            for (int k = 0; k < count; k++) {
                couple(u, k, own[k], left, sum, unheard);
            }
        }
        float[] coupling = new float[sum.length];
        for (int p = 0; p < coupling.length; p++) {
            coupling[p] = (float) (sum[p] + unheard[pairs.other()[p]]);
        }
        return coupling;
    }

    /** What all others take from the BS of one link. */
    private void couple(int user, int link, float own, float[] left, double[] sum, double[] unheard) {
        int count = links.links();
        int k = links.site()[user * count + link];
        double weight = share[user * count + link];
        double scale = 1 / Math.max(own, SMALLEST_LOG);
        double none = links.all() ? 0 : weight * (1 - left[link * (count + 1) + count] * scale);
        unheard[k] += none;
        for (int l = 0; l < count; l++) {
            if (l != link) {
                double taken = weight * (1 - left[link * (count + 1) + l] * scale);
                sum[pairs.find(links.site()[user * count + l], k)] += taken - none;
            }
        }
    }

    /** The pairs of BSs that count, P of them. */
    public SitePairs pairs() {
        return pairs;
    }

    /** log10 of the mean SNR of the links, shape [U, K]. */
    public float[] decades() {
        return decades;
    }

    /** Shares of the links by nearness, shape [U, K]. */
    public float[] near() {
        return near;
    }

    /** What part of the UEs of its BS a link is, shape [U, K]. */
    public float[] share() {
        return share;
    }

    /** UEs by nearness, shape [B]. */
    public float[] load() {
        return load;
    }

    /** c, the BS that disturbs first; made when it is first asked for; shape [P]. */
    public float[] coupling() {
        coupling = coupling == null ? computed() : coupling;
        return coupling;
    }
}
