package hetnet.mimo.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.radio.MimoProblem;
import java.util.List;

/**
 * What {@link PrecodingGnn} sees of some networks of one shape: L layouts of B BSs with A antennas and K UEs each, UE b
 * K + k at BS b. A complex vector is its real parts and then its imaginary ones, and a product with the conjugate of a
 * channel g is one with the two rows [Re g, Im g] and [-Im g, Re g], which is g times j.
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

    /**
     * @param problems of one shape
     * @throws IllegalArgumentException when they are not, or a UE is not where it must be
     */
    public PrecodingInput(List<MimoProblem> problems, NDManager manager) {
        this.manager = manager;
        StreamChannel first = problems.get(0).channel();
        layouts = problems.size();
        blocks = first.blocks();
        sites = first.sites();
        antennas = first.width();
        usersPerSite = first.streams() / sites;
        int size = first.re().length;
        double[] rows = new double[layouts * size * 4];
        for (int l = 0; l < layouts; l++) {
            requireShape(problems.get(l), first);
            fill(problems.get(l).channel(), rows, l * size * 4);
        }
        int users = sites * usersPerSite;
        both = manager.create(rows, new Shape(layouts, blocks, sites, 2L * users, 2L * antennas));
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
        NDArray strength = own.square().sum(new int[] {3}); // [L, R, B, K]
        alignment = TensorLinks.of(this, own).own().div(strength.expandDims(3)).div(strength.expandDims(4))
                .add(Stationarity.SMALL_ALIGNMENT).log().div(number(3));
        NDList parts = own.square().split(2, 3);
        share = Stationarity.log(parts.get(0).add(parts.get(1)).div(strength.expandDims(3)).mul(antennas));
    }

    private static void requireShape(MimoProblem problem, StreamChannel first) {
        StreamChannel channel = problem.channel();
        boolean fits = channel.blocks() == first.blocks() && channel.sites() == first.sites()
                && channel.width() == first.width() && channel.streams() == first.streams();
        for (int u = 0; fits && u < channel.streams(); u++) {
            fits = channel.site(u) == u / (channel.streams() / channel.sites());
        }
        for (int b = 0; fits && b < channel.sites(); b++) {
            fits = channel.antennas(b) == channel.width();
        }
        if (!fits) {
            throw new IllegalArgumentException("networks on tensors must be of one shape, with as many UEs at each BS, "
                    + "one after the other, and equal panels");
        }
    }

    private static void fill(StreamChannel channel, double[] rows, int from) {
        int n = channel.width();
        int users = channel.streams();
        for (int r = 0; r < channel.blocks(); r++) {
            for (int b = 0; b < channel.sites(); b++) {
                for (int u = 0; u < users; u++) {
                    int g = channel.index(r, b, u);
                    int at = from + ((r * channel.sites() + b) * 2 * users + u) * 2 * n;
                    int turned = at + users * 2 * n;
                    for (int a = 0; a < n; a++) {
                        rows[at + a] = channel.re()[g + a];
                        rows[at + n + a] = channel.im()[g + a];
                        rows[turned + a] = -channel.im()[g + a];
                        rows[turned + n + a] = channel.re()[g + a];
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
    NDArray precode(NDArray price, NDArray budget, NDArray amplitude) {
        NDArray lambda = price.exp().reshape(layouts, blocks, 1, (long) sites * usersPerSite, 1);
        NDArray weighted = both.mul(lambda.concat(lambda, 3)); // [L, R, B, 2 B K, 2 A]
        NDArray mu = budget.exp();
        NDArray diagonal = mu.concat(mu, 2).expandDims(3).mul(eye()).expandDims(1); // [L, 1, B, 2 A, 2 A]
        NDArray matrix = both.swapAxes(3, 4).matMul(weighted).add(diagonal);
        return matrix.inverse().matMul(own.mul(amplitude.exp().expandDims(3)));
    }

    private NDArray eye() {
        return manager.eye(2 * antennas).toType(DataType.FLOAT64, false);
    }

    NDArray clock(PrecodingMode mode, int round) {
        return manager.create(new double[] {mode.perAntenna() ? 1 : 0, mode.tied() ? 1 : 0,
            round / PrecodingGnn.CLOCK_ROUNDS});
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
