package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.EdgeKernel;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.model.engine.PrecodingWeights.Edge;
import java.util.Arrays;

/**
 * Messages along edges, the mean of relu(T h_to + F h_from + E e + c) over neighbours. A feature of all nodes is one
 * row: streams as [R, S], BSs as [R, B], antennas as [B, A]; for a message rows become columns, so that the states of
 * two nodes lie side by side. The streams of a BS lie side by side. One thread at a time.
 */
final class FlatMessages {

    private final EdgeKernel kernel = EdgeKernel.fastest();
    private final StreamChannel channel;
    private final int streams;
    private final float[] own;  // scratch, [N, D]
    private final float[] from;
    private final float[] sum;

    /** @param length of a state, padded */
    FlatMessages(StreamChannel channel, int length) {
        this.channel = channel;
        streams = channel.streams();
        int most = Math.max(channel.blocks() * Math.max(streams, channel.sites()),
                channel.sites() * channel.width());
        own = new float[most * length];
        from = new float[most * length];
        sum = new float[most * length];
    }

    /**
     * From the streams of the same cell and RB.
     *
     * @param to   T h, [D][R, S]
     * @param from F h, [D][R, S]
     * @param cell features of two streams of a cell, flat [R, S, most of a cell, 3]
     * @param out  receives the means, [D][R, S]
     */
    void withinCell(Edge edge, float[][] to, float[][] from, float[] cell, float[][] out) {
        int n = channel.blocks() * streams;
        int length = edge.kind().length();
        begin(edge, to, from, n, n);
        int row = cell.length / n;
        for (int i = 0; i < n; i++) {
            int[] others = channel.ofSite(channel.site(i % streams));
            kernel.add(edge.kind(), own, i * length, this.from, (i / streams * streams + others[0]) * length, length,
                    others.length, cell, i * row, 3, sum);
        }
        for (int d = 0; d < out.length; d++) {
            for (int i = 0; i < n; i++) {
                out[d][i] = sum[i * length + d] / channel.ofSite(channel.site(i % streams)).length;
            }
        }
    }

    /**
     * From all BSs to a stream.
     *
     * @param to   T h of streams, [D][R, S]
     * @param from F h of BSs, [D][R, B]
     * @param link features of a link: power, norm, whether it is the own one, price; flat [R, B, S, 4]
     * @param out  receives the means, [D][R, S]
     */
    void fromSites(Edge edge, float[][] to, float[][] from, float[] link, float[][] out) {
        int n = channel.blocks() * streams;
        int sites = channel.sites();
        int length = edge.kind().length();
        begin(edge, to, from, n, channel.blocks() * sites);
        for (int i = 0; i < n; i++) {
            int first = i / streams * sites;
            kernel.add(edge.kind(), own, i * length, this.from, first * length, length, sites, link,
                    (first * streams + i % streams) * 4, streams * 4, sum);
        }
        mean(n, length, sites, out);
    }

    /**
     * From all streams of an RB to a BS.
     *
     * @param to   T h of BSs, [D][R, B]
     * @param from F h of streams, [D][R, S]
     * @param link as for {@link #fromSites}
     * @param out  receives the means, [D][R, B]
     */
    void toSite(Edge edge, float[][] to, float[][] from, float[] link, float[][] out) {
        int n = channel.blocks() * channel.sites();
        int length = edge.kind().length();
        begin(edge, to, from, n, channel.blocks() * streams);
        for (int i = 0; i < n; i++) {
            kernel.add(edge.kind(), own, i * length, this.from, i / channel.sites() * streams * length, length, streams,
                    link, i * streams * 4, 4, sum);
        }
        mean(n, length, streams, out);
    }

    /**
     * From the streams of a BS on all RBs to its antennas.
     *
     * @param to    T h of antennas, [D][B, A]
     * @param from  F h of streams, [D][R, S]
     * @param share parts of an antenna in channel and precoder, flat [A, R, S, 2]
     * @param out   receives the means, [D][B, A]
     */
    void toAntenna(Edge edge, float[][] to, float[][] from, float[] share, float[][] out) {
        int width = channel.width();
        int blocks = channel.blocks();
        int length = edge.kind().length();
        begin(edge, to, from, channel.sites() * width, blocks * streams);
        for (int b = 0; b < channel.sites(); b++) {
            int[] cell = channel.ofSite(b);
            for (int a = 0; a < channel.antennas(b); a++) {
                for (int r = 0; r < blocks; r++) {
                    int first = r * streams + cell[0];
                    kernel.add(edge.kind(), own, (b * width + a) * length, this.from, first * length, length,
                            cell.length, share, (a * blocks * streams + first) * 2, 2, sum);
                }
                for (int d = 0; d < out.length; d++) {
                    out[d][b * width + a] = sum[(b * width + a) * length + d] / (blocks * cell.length);
                }
            }
        }
    }

    /** Means over nodes, which come in beside the messages; each node kind has room for its own. */
    void means(FlatNodes ofStreams, FlatNodes ofSites, FlatNodes ofAntennas) {
        int count = channel.sites();
        int width = channel.width();
        int blocks = channel.blocks();
        for (int d = 0; d < ofStreams.state().length; d++) {
            float[] stream = ofStreams.state()[d];
            float[] site = ofSites.state()[d];
            float[] antenna = ofAntennas.state()[d];
            float[] panel = new float[count];
            for (int b = 0; b < count; b++) {
                for (int a = 0; a < channel.antennas(b); a++) {
                    panel[b] += antenna[b * width + a] / channel.antennas(b);
                }
            }
            for (int s = 0; s < streams; s++) {
                float mean = 0;
                for (int r = 0; r < blocks; r++) {
                    mean += stream[r * streams + s] / blocks;
                }
                for (int r = 0; r < blocks; r++) {
                    ofStreams.message(2)[d][r * streams + s] = site[r * count + channel.site(s)];
                    ofStreams.message(3)[d][r * streams + s] = mean;
                }
            }
            for (int r = 0; r < blocks; r++) {
                float mean = 0;
                for (int b = 0; b < count; b++) {
                    mean += site[r * count + b] / count;
                }
                for (int b = 0; b < count; b++) {
                    float ofCell = 0;
                    for (int s : channel.ofSite(b)) {
                        ofCell += stream[r * streams + s] / channel.ofSite(b).length;
                    }
                    ofSites.message(1)[d][r * count + b] = ofCell;
                    ofSites.message(2)[d][r * count + b] = mean;
                    ofSites.message(3)[d][r * count + b] = panel[b];
                }
            }
            for (int b = 0; b < count; b++) {
                float mean = 0;
                for (int r = 0; r < blocks; r++) {
                    mean += site[r * count + b] / blocks;
                }
                for (int a = b * width; a < (b + 1) * width; a++) {
                    ofAntennas.message(1)[d][a] = mean;
                    ofAntennas.message(2)[d][a] = panel[b];
                }
            }
        }
    }

    /** Turns rows into columns, with the bias on those of the receivers. */
    private void begin(Edge edge, float[][] to, float[][] from, int receivers, int senders) {
        int length = edge.kind().length();
        for (int d = 0; d < to.length; d++) {
            for (int i = 0; i < receivers; i++) {
                own[i * length + d] = to[d][i] + edge.bias()[d];
            }
            for (int i = 0; i < senders; i++) {
                this.from[i * length + d] = from[d][i];
            }
        }
        Arrays.fill(sum, 0, receivers * length, 0);
    }

    private void mean(int receivers, int length, int count, float[][] out) {
        for (int d = 0; d < out.length; d++) {
            for (int i = 0; i < receivers; i++) {
                out[d][i] = sum[i * length + d] / count;
            }
        }
    }
}
