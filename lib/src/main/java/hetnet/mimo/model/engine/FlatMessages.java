package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.EdgeKernel;
import hetnet.mimo.kernel.EdgeKernel.Neighbours;
import hetnet.mimo.kernel.NodeKernel;
import hetnet.mimo.kernel.StreamChannel;
import java.util.Arrays;

/**
 * Messages along edges, the mean of relu(T h_to + F h_from + E e + c) over neighbours, and means of states. Streams are
 * [R, S], BSs [R, B], antennas [B, A]; the streams of a BS lie side by side. One thread at a time.
 */
final class FlatMessages {

    private final EdgeKernel kernel = EdgeKernel.fastest();
    private final NodeKernel nodes;
    private final PrecodingWeights weights;
    private final StreamChannel channel;
    private final FlatNodes ofStreams;
    private final FlatNodes ofSites;
    private final FlatNodes ofAntennas;
    private final int streams;
    private final int blocks;
    private final int sites;
    private final int length;
    private final float[] mean; // scratch, [length]
    private final Neighbours inCell;
    private final Neighbours allSites;
    private final Neighbours allStreams;
    private final Neighbours onBlocks;

    FlatMessages(NodeKernel nodes, PrecodingWeights weights, StreamChannel channel, FlatNodes ofStreams,
            FlatNodes ofSites, FlatNodes ofAntennas) {
        this.nodes = nodes;
        this.weights = weights;
        this.channel = channel;
        this.ofStreams = ofStreams;
        this.ofSites = ofSites;
        this.ofAntennas = ofAntennas;
        streams = channel.streams();
        blocks = channel.blocks();
        sites = channel.sites();
        length = ofStreams.length();
        mean = new float[length];
        int step = ofStreams.partStep();
        inCell = Neighbours.inARow(step, PrecodingForm.CELL_EDGE);
        allSites = Neighbours.inARow(ofSites.partStep(), streams * PrecodingForm.TO_SITE_EDGE);
        allStreams = Neighbours.inARow(step, PrecodingForm.TO_SITE_EDGE);
        onBlocks = new Neighbours(step, PrecodingForm.ANTENNA_EDGE, blocks, streams * step,
                streams * PrecodingForm.ANTENNA_EDGE);
    }

    /** All that comes in at all nodes. */
    void update(FlatFeatures features) {
        ofStreams.project();
        ofSites.project();
        ofAntennas.project();
        withinCell(features.cell());
        fromSites(features.links());
        toSite(features.links());
        toAntenna(features.shares());
        meansOfStreams();
        meansOfSites();
        meansOfAntennas();
    }

    /** From the streams of the same cell and RB. @param cell of two streams, flat [R, S, most of a cell, 3] */
    private void withinCell(float[] cell) {
        float[] part = ofStreams.projected();
        int row = cell.length / (blocks * streams);
        for (int r = 0; r < blocks; r++) {
            for (int b = 0; b < sites; b++) {
                int[] others = channel.ofSite(b);
                int from = ofStreams.part(r * streams + others[0], 1);
                for (int s : others) {
                    int i = r * streams + s;
                    kernel.mean(weights.cell, inCell, part, ofStreams.part(i, 0), part, from, others.length, cell,
                            i * row, ofStreams.in(), ofStreams.message(i, 0));
                }
            }
        }
    }

    /** From all BSs to a stream. @param link power, norm, whether it is the own one, price; flat [R, B, S, 4] */
    private void fromSites(float[] link) {
        for (int r = 0; r < blocks; r++) {
            int from = ofSites.part(r * sites, 0);
            for (int s = 0; s < streams; s++) {
                int i = r * streams + s;
                kernel.mean(weights.fromSites, allSites, ofStreams.projected(), ofStreams.part(i, 2),
                        ofSites.projected(), from, sites, link, (r * sites * streams + s) * PrecodingForm.TO_SITE_EDGE,
                        ofStreams.in(), ofStreams.message(i, 1));
            }
        }
    }

    /** From all streams of an RB to a BS. @param link as for {@link #fromSites} */
    private void toSite(float[] link) {
        for (int i = 0; i < blocks * sites; i++) {
            kernel.mean(weights.toSite, allStreams, ofSites.projected(), ofSites.part(i, 1), ofStreams.projected(),
                    ofStreams.part(i / sites * streams, 3), streams, link, i * streams * PrecodingForm.TO_SITE_EDGE,
                    ofSites.in(), ofSites.message(i, 0));
        }
    }

    /** From the streams of a BS on all RBs to an antenna. @param share in channel and precoder, flat [A, R, S, 2] */
    private void toAntenna(float[] share) {
        int width = channel.width();
        for (int b = 0; b < sites; b++) {
            int[] cell = channel.ofSite(b);
            for (int a = 0; a < channel.antennas(b); a++) {
                int node = b * width + a;
                kernel.mean(weights.toAntenna, onBlocks, ofAntennas.projected(), ofAntennas.part(node, 0),
                        ofStreams.projected(), ofStreams.part(cell[0], 4), cell.length, share,
                        (a * blocks * streams + cell[0]) * PrecodingForm.ANTENNA_EDGE, ofAntennas.in(),
                        ofAntennas.message(node, 0));
            }
        }
    }

    private static int clear(FlatNodes to, int node, int number) {
        int at = to.message(node, number);
        Arrays.fill(to.in(), at, at + to.length(), 0);
        return at;
    }

    /** The state of the BS, and the mean over RBs. */
    private void meansOfStreams() {
        for (int s = 0; s < streams; s++) {
            Arrays.fill(mean, 0);
            for (int r = 0; r < blocks; r++) {
                nodes.add(ofStreams.in(), ofStreams.state(r * streams + s), blocks, mean, 0, length);
            }
            for (int r = 0; r < blocks; r++) {
                int i = r * streams + s;
                System.arraycopy(ofSites.in(), ofSites.state(r * sites + channel.site(s)), ofStreams.in(),
                        ofStreams.message(i, 2), length);
                System.arraycopy(mean, 0, ofStreams.in(), ofStreams.message(i, 3), length);
            }
        }
    }

    /** The means of the cell, and of all BSs on the RB. */
    private void meansOfSites() {
        for (int r = 0; r < blocks; r++) {
            Arrays.fill(mean, 0);
            for (int b = 0; b < sites; b++) {
                nodes.add(ofSites.in(), ofSites.state(r * sites + b), sites, mean, 0, length);
            }
            for (int b = 0; b < sites; b++) {
                int[] cell = channel.ofSite(b);
                int to = clear(ofSites, r * sites + b, 1);
                for (int s : cell) {
                    nodes.add(ofStreams.in(), ofStreams.state(r * streams + s), cell.length, ofSites.in(), to, length);
                }
                System.arraycopy(mean, 0, ofSites.in(), ofSites.message(r * sites + b, 2), length);
            }
        }
    }

    /** The means of the BS over RBs, and of its antennas, which it receives too. */
    private void meansOfAntennas() {
        int width = channel.width();
        for (int b = 0; b < sites; b++) {
            panel(b);
            int first = clear(ofAntennas, b * width, 1);
            for (int r = 0; r < blocks; r++) {
                nodes.add(ofSites.in(), ofSites.state(r * sites + b), blocks, ofAntennas.in(), first, length);
                System.arraycopy(mean, 0, ofSites.in(), ofSites.message(r * sites + b, 3), length);
            }
            for (int a = b * width; a < (b + 1) * width; a++) {
                System.arraycopy(ofAntennas.in(), first, ofAntennas.in(), ofAntennas.message(a, 1), length);
                System.arraycopy(mean, 0, ofAntennas.in(), ofAntennas.message(a, 2), length);
            }
        }
    }

    /** The mean of the antennas of a BS. */
    private void panel(int b) {
        Arrays.fill(mean, 0);
        for (int a = 0; a < channel.antennas(b); a++) {
            nodes.add(ofAntennas.in(), ofAntennas.state(b * channel.width() + a), channel.antennas(b), mean, 0,
                    length);
        }
    }
}
