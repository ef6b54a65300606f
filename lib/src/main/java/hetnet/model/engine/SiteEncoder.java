package hetnet.model.engine;

import hetnet.graph.HeteroGraph;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.SiteCoupling;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.FloatMath;

/**
 * What each BS knows before the first round: how the UEs of one BS hear another, e_bk = mean over the UEs of b of
 * psi(g_ib, g_ik) with psi a small network; how much one takes from the other ({@link SiteCoupling}); and an embedding
 * of both, of its load, of the antennas and of alpha.
 */
final class SiteEncoder {

    /** Mean SNR per decade that features of edges are centred at, and their spread. */
    private static final float CENTRE = 3;
    private static final float SPREAD = 2;
    /** Weights of messages to a BS that add up to this are many. */
    private static final float MANY_NEIGHBOURS = 4;
    /** Links whose parts of the UEs of a BS add up to no more than this are left out where edges are made. */
    private static final float LEFT_OUT = 1e-4f;

    private final NetworkWeights weights;
    private final UserLinks links;
    private final SiteCoupling around;
    private final SitePairs pairs;
    private final Kernel kernel;
    private final int sites;
    private final int hidden;

    /**
     * What it finds.
     *
     * @param embedded what each BS knows, shape [B, H]
     * @param pairs    of BSs that count, P of them
     * @param edge     as messages add it, shape [H, P]
     * @param weight   of the messages, shape [P]
     */
    record Surroundings(float[] embedded, SitePairs pairs, float[] edge, float[] weight) {
    }

    SiteEncoder(NetworkWeights weights, UserLinks links, SiteCoupling around, Kernel kernel) {
        this.weights = weights;
        this.links = links;
        this.around = around;
        this.kernel = kernel;
        pairs = around.pairs();
        sites = links.sites();
        hidden = weights.hidden;
    }

    /** @param antennas A */
    Surroundings encode(int antennas, float alpha) {
        float[] weight = weight(weights.messages ? around.coupling() : new float[pairs.count()]);
        float[] edges = weights.edges ? edges() : new float[pairs.count() * hidden];
        return new Surroundings(embedded(edges, weight, elements(antennas), alpha), pairs, messageEdges(edges),
                weight);
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

    /** e, shape [P, H]. */
    private float[] edges() {
        int count = links.links();
        double[] sum = new double[pairs.count() * hidden];
        double[] unheard = new double[sites * hidden];
        float[] psi = new float[DenseKernel.padded((count + 1) * hidden)];
        for (int u = 0; u < links.users(); u++) {
            for (int l = 0; l < count; l++) {
                if (around.share()[u * count + l] * links.users() < LEFT_OUT) {
                    continue;
                }
                for (int k = 0; k < (links.all() ? count : count + 1); k++) {
                    float other = k < count ? centred(around.decades()[u * count + k]) : missing();
                    pair(centred(around.decades()[u * count + l]), other, psi, k * hidden);
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
        float weight = around.share()[user * count + own];
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
            in[2 * hidden] = around.load()[b] / links.users() * sites;
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
