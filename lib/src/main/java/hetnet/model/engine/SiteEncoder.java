package hetnet.model.engine;

import hetnet.graph.HeteroGraph;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.FloatMath;
import java.util.Arrays;

/**
 * What each BS knows before the first round: how the UEs of one BS hear another, e_bk = mean over the UEs of b of
 * psi(g_ib, g_ik) with psi a small network; how much one takes from the other, c_bk = mean over the UEs of k of 1 -
 * ln(1 + g_ik / (1 + g_ib)) / ln(1 + g_ik); and an embedding of both, of its load, of the antennas and of alpha. A UE
 * counts for a BS by its nearness, and a link that it has not counts as one of the smallest SNR.
 */
final class SiteEncoder {

    private static final float SMALLEST_SNR = 1e-3f;
    private static final float LARGEST_SNR = 1e9f;
    /** How sharply UEs lean to their strongest BS before any power is known, per decade of SNR. */
    private static final float NEARNESS = 8;
    /** Mean SNR per decade that features of edges are centred at, and their spread. */
    private static final float CENTRE = 3;
    private static final float SPREAD = 2;
    private static final float LN10 = 2.3025851f;
    private static final float SMALLEST_LOG = 1e-6f;
    private static final float SMALLEST_LOAD = 1e-6f;
    /** Weights of messages to a BS that add up to this are many. */
    private static final float MANY_NEIGHBOURS = 4;
    /** Links whose parts of the UEs of a BS add up to no more than this are left out where edges are made. */
    private static final float LEFT_OUT = 1e-4f;

    private final NetworkWeights weights;
    private final UserLinks links;
    private final SitePairs pairs;
    private final Kernel kernel;
    private final int sites;
    private final int hidden;
    private final float[] mean; // SNR of the links, [U, K]
    private final float[] decades; // log10 of it, [U, K]
    private final float[] share; // what part of the UEs of its BS a link is, [U, K]
    private final float[] load; // [B]

    /**
     * What it finds.
     *
     * @param embedded what each BS knows, shape [B, H]
     * @param pairs    of BSs that count, P of them
     * @param edge     as messages add it, shape [H, P]
     * @param coupling c, the BS that disturbs first; shape [P]
     * @param weight   of the messages, shape [P]
     * @param near     shares of the links by nearness, shape [U, K]
     */
    record Surroundings(float[] embedded, SitePairs pairs, float[] edge, float[] coupling, float[] weight,
            float[] near) {
    }

    SiteEncoder(NetworkWeights weights, UserLinks links, Kernel kernel) {
        this.weights = weights;
        this.links = links;
        this.kernel = kernel;
        pairs = SitePairs.of(links);
        sites = links.sites();
        hidden = weights.hidden;
        mean = new float[DenseKernel.padded(links.count())];
        decades = new float[mean.length];
        share = new float[mean.length];
        load = new float[sites];
    }

    /** How much a UE belongs to the BS of each link, sums to 1 over those of a UE; shape [U, K], padded. */
    float[] near() {
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

    /** @param antennas A */
    Surroundings encode(int antennas, float alpha) {
        float[] near = near();
        AssociationState.loads(links, near, load);
        for (int i = 0; i < links.count(); i++) {
            share[i] = near[i] / Math.max(load[links.site()[i]], SMALLEST_LOAD);
        }
        float[] coupling = weights.messages ? coupling() : new float[pairs.count()];
        float[] weight = weight(coupling);
        float[] edges = weights.edges ? edges() : new float[pairs.count() * hidden];
        return new Surroundings(embedded(edges, weight, elements(antennas), alpha), pairs, messageEdges(edges),
                coupling, weight, near);
    }

    /** Mutual coupling, so that BSs out of reach of each other do not count, however many there are; shape [P]. */
    private float[] weight(float[] coupling) {
        float[] weight = new float[pairs.count()];
        for (int b = 0; b < sites; b++) {
            for (int p = pairs.start()[b]; p < pairs.start()[b + 1]; p++) {
                float mutual = (coupling[p] + coupling[pairs.find(pairs.other()[p], b)]) * 0.5f;
                weight[p] = !weights.messages ? 0 : weights.edges ? mutual : 1;
            }
        }
        return weight;
    }

    /** c, the BS that disturbs first; shape [P]. */
    private float[] coupling() {
        int count = links.links();
        double[] sum = new double[pairs.count()];
        double[] unheard = new double[sites];
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

    /** e, shape [P, H]. */
    private float[] edges() {
        int count = links.links();
        double[] sum = new double[pairs.count() * hidden];
        double[] unheard = new double[sites * hidden];
        float[] psi = new float[DenseKernel.padded((count + 1) * hidden)];
        for (int u = 0; u < links.users(); u++) {
            for (int l = 0; l < count; l++) {
                if (share[u * count + l] * links.users() < LEFT_OUT) {
                    continue;
                }
                for (int k = 0; k <= count; k++) {
                    pair(centred(decades[u * count + l]), k < count ? centred(decades[u * count + k]) : missing(), psi,
                            k * hidden);
                }
                kernel.gelu(psi, psi, psi.length);
                hear(u, l, psi, sum, unheard);
            }
        }
        float[] edges = new float[sum.length];
        float[] e = new float[hidden];
        for (int b = 0; b < sites; b++) {
            for (int p = pairs.start()[b]; p < pairs.start()[b + 1]; p++) {
                for (int i = 0; i < hidden; i++) {
                    e[i] = (float) (sum[p * hidden + i] + unheard[b * hidden + i]);
                }
                System.arraycopy(weights.pairOut.apply(e, 0), 0, edges, p * hidden, hidden);
            }
        }
        return edges;
    }

    private void hear(int user, int own, float[] psi, double[] sum, double[] unheard) {
        int count = links.links();
        int b = links.site()[user * count + own];
        float weight = share[user * count + own];
        for (int i = 0; i < hidden && !links.all(); i++) {
            unheard[b * hidden + i] += weight * psi[count * hidden + i];
        }
        for (int k = 0; k < count; k++) {
            if (k != own) {
                int p = pairs.find(b, links.site()[user * count + k]) * hidden;
                for (int i = 0; i < hidden; i++) {
                    float none = links.all() ? 0 : psi[count * hidden + i];
                    sum[p + i] += weight * (psi[k * hidden + i] - none);
                }
            }
        }
    }

    private static float centred(float decades) {
        return (decades - CENTRE) / SPREAD;
    }

    private static float missing() {
        return centred(-3);
    }

    /** What psi is the GELU of, for an own and another SNR. */
    private void pair(float own, float other, float[] x, int at) {
        float[] w = weights.pairIn.weight();
        float difference = own - other;
        for (int i = 0; i < hidden; i++) {
            x[at + i] = weights.pairIn.start()[i] + own * w[i] + other * w[hidden + i] + difference * w[2 * hidden + i];
        }
    }

    /** Edges as messages add them, shape [H, P]. */
    private float[] messageEdges(float[] edges) {
        float[] turned = new float[edges.length];
        for (int p = 0; p < pairs.count(); p++) {
            float[] e = weights.messageEdge.apply(edges, p * hidden);
            for (int i = 0; i < hidden; i++) {
                turned[i * pairs.count() + p] = e[i];
            }
        }
        return turned;
    }

    /** Mean over the antenna elements, shape [H]. */
    private float[] elements(int antennas) {
        float[] mean = new float[hidden];
        if (weights.antennas) {
            double[] panel = HeteroGraph.panel(antennas);
            for (int a = 0; a < antennas; a++) {
                float[] y = weights.antenna.apply(new float[] {(float) panel[2 * a], (float) panel[2 * a + 1]}, 0);
                for (int i = 0; i < hidden; i++) {
                    mean[i] += FloatMath.gelu(y[i]) / antennas;
                }
            }
        }
        return mean;
    }

    /** Embedding of each BS, shape [B, H]. */
    private float[] embedded(float[] edges, float[] weight, float[] elements, float alpha) {
        float[] embedded = new float[sites * hidden];
        for (int b = 0; b < sites; b++) {
            float[] in = new float[2 * hidden + 3];
            for (int p = pairs.start()[b]; p < pairs.start()[b + 1]; p++) {
                float w = weight[p] / MANY_NEIGHBOURS;
                for (int i = 0; i < hidden; i++) {
                    in[i] += w * edges[p * hidden + i];
                }
                in[2 * hidden + 1] += w; // crowd
            }
            System.arraycopy(elements, 0, in, hidden, hidden);
            in[2 * hidden] = load[b] / links.users() * sites;
            in[2 * hidden + 2] = alpha;
            float[] y = weights.siteIn.apply(in, 0);
            for (int i = 0; i < hidden; i++) {
                y[i] = FloatMath.gelu(y[i]);
            }
            System.arraycopy(weights.siteOut.apply(y, 0), 0, embedded, b * hidden, hidden);
        }
        return embedded;
    }
}
