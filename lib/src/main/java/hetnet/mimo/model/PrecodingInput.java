package hetnet.mimo.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.model.engine.PrecodingForm;
import hetnet.mimo.model.engine.PrecodingMode;
import hetnet.mimo.radio.MimoProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@link PrecodingGnn} sees of some networks: L layouts of B BSs with up to A antennas and up to K UEs each. What
 * smaller cells and panels have not is there with a channel of zeros, and counts in no mean. A complex vector is its
 * real parts and then its imaginary ones, and a product with the conjugate of a channel g is one with the two rows
 * [Re g, Im g] and [-Im g, Re g], which is g times j.
 */
public final class PrecodingInput {

    private final NDManager manager;
    private final int layouts;
    private final int blocks;
    private final int sites;
    private final int usersPerSite;
    private final int antennas;
    private final NDArray both;      // [L, R, B, 2 B K, 2 A]
    private final NDArray own;       // g of the own UEs, [L, R, B, 2 A, K]
    private final NDArray turned;    // j g
    private final NDArray sameSite;  // [B, B, 1]
    private final NDArray otherSite; // [B, B, 1]
    private final NDArray sameUser;  // [K, K]
    private final NDArray otherUser; // [K, K]
    private final NDArray ownNorm;   // ln |g|^2 / 6, [L, R, B, K]
    private final NDArray norm;      // of all links, [L, R, B, B, K]
    private final NDArray isOwn;     // [L, R, B, B, K]
    private final NDArray alignment; // of the UEs of a cell, [L, R, B, K, K]
    private final NDArray share;     // of each antenna in |g|^2, [L, R, B, A, K]
    private final NDArray users;     // 1 where there is a UE, [L, B, K]
    private final NDArray elements;  // 1 where there is an antenna, [L, B, A]

    /**
     * @param problems of as many RBs and BSs, none of which is without a UE
     * @throws IllegalArgumentException when they are not
     */
    public PrecodingInput(List<MimoProblem> problems, NDManager manager) {
        this.manager = manager;
        List<StreamChannel> channels = problems.stream().map(MimoProblem::channel).toList();
        StreamChannel first = channels.get(0);
        layouts = channels.size();
        blocks = first.blocks();
        sites = first.sites();
        antennas = channels.stream().mapToInt(StreamChannel::width).max().orElseThrow();
        usersPerSite = channels.stream().mapToInt(PrecodingInput::largestCell).max().orElseThrow();
        int all = sites * usersPerSite;
        double[] rows = new double[layouts * blocks * sites * all * antennas * 4];
        double[] present = new double[layouts * all];
        double[] panels = new double[layouts * sites * antennas];
        for (int l = 0; l < layouts; l++) {
            StreamChannel channel = requireShape(channels.get(l), first);
            fill(channel, rows, l * rows.length / layouts);
            for (int b = 0; b < sites; b++) {
                int cell = (l * sites + b) * usersPerSite;
                int panel = (l * sites + b) * antennas;
                Arrays.fill(present, cell, cell + channel.ofSite(b).length, 1);
                Arrays.fill(panels, panel, panel + channel.antennas(b), 1);
            }
        }
        both = manager.create(rows, new Shape(layouts, blocks, sites, 2L * all, 2L * antennas));
        users = manager.create(present, new Shape(layouts, sites, usersPerSite));
        elements = manager.create(panels, new Shape(layouts, sites, antennas));
        sameSite = manager.eye(sites).toType(DataType.FLOAT64, true).expandDims(2);
        otherSite = sameSite.neg().add(1);
        sameUser = manager.eye(usersPerSite).toType(DataType.FLOAT64, true);
        otherUser = sameUser.neg().add(1);
        NDList halves = both.split(2, 3); // each [L, R, B, B K, 2 A]
        own = ownRows(halves.get(0));
        turned = ownRows(halves.get(1));
        NDArray square = halves.get(0).square().sum(new int[] {4}); // [L, R, B, B K]
        norm = Stationarity.log(square).div(number(6)).reshape(layouts, blocks, sites, sites, usersPerSite);
        ownNorm = norm.mul(sameSite).sum(new int[] {3}); // [L, R, B, K]
        isOwn = norm.zerosLike().add(sameSite);
        NDArray strength = own.square().sum(new int[] {3}).maximum(number(PrecodingForm.FLOOR)); // [L, R, B, K]
        alignment = TensorLinks.of(this, own).own().div(strength.expandDims(3)).div(strength.expandDims(4))
                .add(PrecodingForm.SMALL_ALIGNMENT).log().div(number(3));
        NDList parts = own.square().split(2, 3);
        share = Stationarity.log(parts.get(0).add(parts.get(1)).div(strength.expandDims(3))
                .mul(panelSize().expandDims(1).expandDims(4)));
    }

    private static int largestCell(StreamChannel channel) {
        return IntStream.range(0, channel.sites()).map(b -> channel.ofSite(b).length).max().orElseThrow();
    }

    private static StreamChannel requireShape(StreamChannel channel, StreamChannel first) {
        if (channel.blocks() != first.blocks() || channel.sites() != first.sites()
                || IntStream.range(0, channel.sites()).anyMatch(b -> channel.ofSite(b).length == 0)) {
            throw new IllegalArgumentException(
                    "networks on tensors must have as many RBs and BSs, and none of these without a UE");
        }
        return channel;
    }

    /** The rows of one layout; UE k of a BS is the one of number k there. */
    private void fill(StreamChannel channel, double[] rows, int from) {
        int all = sites * usersPerSite;
        for (int r = 0; r < blocks; r++) {
            for (int b = 0; b < sites; b++) {
                for (int c = 0; c < sites; c++) {
                    for (int k = 0; k < channel.ofSite(c).length; k++) {
                        int g = channel.index(r, b, channel.ofSite(c)[k]);
                        int at = from + ((r * sites + b) * 2 * all + c * usersPerSite + k) * 2 * antennas;
                        int turned = at + all * 2 * antennas;
                        for (int a = 0; a < channel.width(); a++) {
                            rows[at + a] = channel.re()[g + a];
                            rows[at + antennas + a] = channel.im()[g + a];
                            rows[turned + a] = -channel.im()[g + a];
                            rows[turned + antennas + a] = channel.re()[g + a];
                        }
                    }
                }
            }
        }
    }

    /** The rows of the own UEs of each BS, as columns. @param rows [L, R, B, B K, 2 A] */
    private NDArray ownRows(NDArray rows) {
        return rows.reshape(layouts, blocks, sites, sites, usersPerSite, 2L * antennas)
                .mul(sameSite.expandDims(3)).sum(new int[] {3}).swapAxes(3, 4); // [L, R, B, 2 A, K]
    }

    /**
     * (sum lambda g g^H + diag(budget))^-1 G diag(q).
     *
     * @param price     ln lambda, [L, R, B, K]
     * @param budget    ln of each antenna's price, [L, B, A]
     * @param amplitude ln q, [L, R, B, K]
     * @return [L, R, B, 2 A, K]
     */
    NDArray precode(PrecodingMode mode, NDArray price, NDArray budget, NDArray amplitude) {
        NDArray lambda = heeded(mode, price.exp());
        NDArray weighted = both.mul(lambda.concat(lambda, 3)); // [L, R, B, 2 B K, 2 A]
        NDArray mu = budget.exp();
        NDArray diagonal = mu.concat(mu, 2).expandDims(3).mul(eye()).expandDims(1); // [L, 1, B, 2 A, 2 A]
        NDArray matrix = both.swapAxes(3, 4).matMul(weighted).add(diagonal);
        return matrix.inverse().matMul(own.mul(amplitude.exp().expandDims(3)));
    }

    /**
     * The prices that shape the beams of each BS.
     *
     * @param lambda [L, R, B, K]
     * @return [L, R, B or 1, B K, 1]
     */
    NDArray heeded(PrecodingMode mode, NDArray lambda) {
        NDArray all = lambda.reshape(layouts, blocks, 1, (long) sites * usersPerSite, 1);
        return mode.ownCell() ? all.mul(sameSite.repeat(2, usersPerSite)
                .reshape(sites, (long) sites * usersPerSite, 1)) : all;
    }

    private NDArray eye() {
        return manager.eye(2 * antennas).toType(DataType.FLOAT64, false);
    }

    NDArray clock(PrecodingMode mode, int round) {
        return manager.create(new double[] {mode.perAntenna() ? 1 : 0, mode.tied() ? 1 : 0,
            round / PrecodingForm.CLOCK_ROUNDS});
    }

    /** A number that lives as long as the input, see {@link hetnet.radio.tensor.Scalars}. */
    NDArray number(double value) {
        return manager.create(value);
    }

    NDArray zeros(long... shape) {
        return manager.zeros(new Shape(shape), DataType.FLOAT64);
    }

    /**
     * A weight in double precision, owned as the input is: by the sum with a zero, since DJL's casts pass no gradient.
     */
    NDArray lifted(NDArray weight) {
        return zeros(1).add(weight);
    }

    /** 1 where there is a UE, 0 elsewhere; [L, B, K]. */
    public NDArray users() {
        return users;
    }

    /** 1 where there is an antenna, 0 elsewhere; [L, B, A]. */
    NDArray elements() {
        return elements;
    }

    /** UEs of each BS, [L, B, 1]. */
    NDArray cellSize() {
        return users.sum(new int[] {2}, true);
    }

    /** Antennas of each BS, [L, B, 1]. */
    NDArray panelSize() {
        return elements.sum(new int[] {2}, true);
    }

    /** What each UE counts in a mean over its cell, [L, B, K]. */
    NDArray ofCell() {
        return users.div(cellSize());
    }

    /** What each UE counts in a mean over all of its network, [L, B, K]. */
    NDArray ofNetwork() {
        return users.div(users.sum(new int[] {1, 2}, true));
    }

    /** What each antenna counts in a mean over its panel, [L, B, A]. */
    NDArray ofPanel() {
        return elements.div(panelSize());
    }

    /** The mean over a panel. @param x [L, B, A] @return [L, B, 1] */
    NDArray overPanel(NDArray x) {
        return x.mul(ofPanel()).sum(new int[] {2}, true);
    }

    int layouts() {
        return layouts;
    }

    int blocks() {
        return blocks;
    }

    int sites() {
        return sites;
    }

    int usersPerSite() {
        return usersPerSite;
    }

    int antennas() {
        return antennas;
    }

    NDArray both() {
        return both;
    }

    NDArray own() {
        return own;
    }

    NDArray turned() {
        return turned;
    }

    NDArray sameSite() {
        return sameSite;
    }

    NDArray otherSite() {
        return otherSite;
    }

    NDArray sameUser() {
        return sameUser;
    }

    NDArray otherUser() {
        return otherUser;
    }

    NDArray ownNorm() {
        return ownNorm;
    }

    NDArray norm() {
        return norm;
    }

    NDArray isOwn() {
        return isOwn;
    }

    NDArray alignment() {
        return alignment;
    }

    NDArray share() {
        return share;
    }
}
