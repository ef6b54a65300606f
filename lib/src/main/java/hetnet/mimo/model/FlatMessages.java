package hetnet.mimo.model;

import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.model.PrecodingWeights.Edge;
import java.util.Arrays;

/**
 * The messages of {@link TensorEdge} on flat arrays. A feature of all nodes is one row: streams as [R, S], BSs as [R,
 * B], antennas as [B, A]. The streams of a BS lie side by side. One thread at a time.
 */
final class FlatMessages {

    private final StreamChannel channel;
    private final int streams;
    private final float[] line; // scratch

    FlatMessages(StreamChannel channel) {
        this.channel = channel;
        streams = channel.streams();
        line = new float[channel.blocks() * streams];
    }

    /**
     * From the streams of the same cell and RB.
     *
     * @param to    T h, [D][R, S]
     * @param from  F h, [D][R, S]
     * @param heard ln(1 + power) / 6 of stream s at UE u, flat [R, S of s, S of u]
     * @param alike alignment of two UEs of a cell, flat [R, S, S]
     * @param out   receives the means, [D][R, S]
     */
    void withinCell(Edge edge, float[][] to, float[][] from, float[] heard, float[] alike, float[][] out) {
        int hidden = out.length;
        for (int d = 0; d < hidden; d++) {
            float e0 = edge.edge()[d];
            float e1 = edge.edge()[hidden + d];
            float e2 = edge.edge()[2 * hidden + d];
            for (int i = 0; i < channel.blocks() * streams; i++) {
                int[] cell = channel.ofSite(channel.site(i % streams));
                int first = i / streams * streams;
                float own = to[d][i] + edge.bias()[d];
                float sum = 0;
                for (int k : cell) {
                    // of stream k at this UE, and of this stream at UE k
                    float x = own + from[d][first + k] + e0 * heard[(first + k) * streams + i - first]
                            + e1 * heard[i * streams + k] + e2 * alike[i * streams + k];
                    sum += Math.max(x, 0);
                }
                out[d][i] = sum / cell.length;
            }
        }
    }

    /**
     * From all BSs to a stream.
     *
     * @param to   T h of streams, [D][R, S]
     * @param from F h of BSs, [D][R, B]
     * @param link features of a link: power, norm and whether it is the own one; each flat [R, B, S]
     * @param out  receives the means, [D][R, S]
     */
    void fromSites(Edge edge, float[][] to, float[][] from, float[][] link, float[][] out) {
        int hidden = out.length;
        int sites = channel.sites();
        for (int d = 0; d < hidden; d++) {
            Arrays.fill(out[d], 0);
            for (int r = 0; r < channel.blocks(); r++) {
                for (int b = 0; b < sites; b++) {
                    add(to[d], r * streams, from[d][r * sites + b] + edge.bias()[d], edge.edge()[d],
                            edge.edge()[hidden + d], edge.edge()[2 * hidden + d], link[0], link[1], link[2],
                            (r * sites + b) * streams, out[d], streams);
                }
            }
            for (int i = 0; i < channel.blocks() * streams; i++) {
                out[d][i] /= sites;
            }
        }
    }

    private static void add(float[] node, int at, float other, float e0, float e1, float e2, float[] f0, float[] f1,
            float[] f2, int edge, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] += Math.max(node[at + i] + other + e0 * f0[edge + i] + e1 * f1[edge + i] + e2 * f2[edge + i],
                    0);
        }
    }

    /**
     * From all streams of an RB to a BS.
     *
     * @param to    T h of BSs, [D][R, B]
     * @param from  F h of streams, [D][R, S]
     * @param link  as for {@link #fromSites}
     * @param price ln lambda / 6 that is asked for, flat [R, S]
     * @param out   receives the means, [D][R, B]
     */
    void toSite(Edge edge, float[][] to, float[][] from, float[][] link, float[] price, float[][] out) {
        int hidden = out.length;
        int sites = channel.sites();
        for (int d = 0; d < hidden; d++) {
            float e3 = edge.edge()[3 * hidden + d];
            for (int i = 0; i < channel.blocks() * sites; i++) {
                int at = i / sites * streams;
                for (int s = 0; s < streams; s++) {
                    line[s] = e3 * price[at + s];
                }
                fill(from[d], at, to[d][i] + edge.bias()[d], edge.edge()[d], edge.edge()[hidden + d],
                        edge.edge()[2 * hidden + d], link[0], link[1], link[2], i * streams, line, streams);
                out[d][i] = sum(line, streams) / streams;
            }
        }
    }

    private static void fill(float[] node, int at, float other, float e0, float e1, float e2, float[] f0, float[] f1,
            float[] f2, int edge, float[] line, int n) {
        for (int i = 0; i < n; i++) {
            line[i] = Math.max(line[i] + node[at + i] + other + e0 * f0[edge + i] + e1 * f1[edge + i]
                    + e2 * f2[edge + i], 0);
        }
    }

    private static float sum(float[] line, int n) {
        float even = 0;
        float odd = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            even += line[i];
            odd += line[i + 1];
        }
        return i < n ? even + odd + line[i] : even + odd;
    }

    /**
     * From the streams of a BS on all RBs to its antennas.
     *
     * @param to    T h of antennas, [D][B, A]
     * @param from  F h of streams, [D][R, S]
     * @param share halves of the parts of an antenna in channel and precoder, each flat [A, R, S]
     * @param out   receives the means, [D][B, A]
     */
    void toAntenna(Edge edge, float[][] to, float[][] from, float[][] share, float[][] out) {
        int hidden = out.length;
        int width = channel.width();
        int blocks = channel.blocks();
        for (int d = 0; d < hidden; d++) {
            float e0 = edge.edge()[d];
            float e1 = edge.edge()[hidden + d];
            for (int b = 0; b < channel.sites(); b++) {
                int[] cell = channel.ofSite(b);
                for (int a = 0; a < channel.antennas(b); a++) {
                    float own = to[d][b * width + a] + edge.bias()[d];
                    float sum = 0;
                    for (int r = 0; r < blocks; r++) {
                        int first = r * streams + cell[0];
                        int at = a * blocks * streams + first;
                        for (int k = 0; k < cell.length; k++) {
                            sum += Math.max(own + from[d][first + k] + e0 * share[0][at + k] + e1 * share[1][at + k],
                                    0);
                        }
                    }
                    out[d][b * width + a] = sum / (blocks * cell.length);
                }
            }
        }
    }
}
