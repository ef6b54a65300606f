package hetnet.channel;

import hetnet.util.ArrayMath;
import hetnet.util.Tensors;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the graph and the allocation methods know of the air: distances, path losses and gains of every UE to every BS.
 * It keeps flat arrays, in which the kit computes, and hands out ND4J tensors to whoever explores it in a notebook.
 */
public final class Channel {

    private final double[] distanceM;
    private final double[] pathLossDb;
    private final Gains gains;

    /**
     * @param distanceM  3D distances d_ij of Eq. (2), metres; flat [U * B]
     * @param pathLossDb path loss including shadowing, dB; flat [U * B]; +infinity where there is no path
     * @param gains      effective gains G_ij^r of Eq. (5)
     * @throws IllegalArgumentException when the arrays are not those of U x B links
     */
    public Channel(double[] distanceM, double[] pathLossDb, Gains gains) {
        this(gains, distanceM.clone(), pathLossDb.clone());
    }

    private Channel(Gains gains, double[] distanceM, double[] pathLossDb) {
        long links = (long) gains.users() * gains.sites();
        if (distanceM.length != links || pathLossDb.length != links) {
            throw new IllegalArgumentException("%d distances and %d path losses for gains of %d UEs and %d BSs"
                    .formatted(distanceM.length, pathLossDb.length, gains.users(), gains.sites()));
        }
        this.distanceM = distanceM;
        this.pathLossDb = pathLossDb;
        this.gains = gains;
    }

    /** The same, which keeps the arrays that it is given. */
    static Channel keeping(double[] distanceM, double[] pathLossDb, Gains gains) {
        return new Channel(gains, distanceM, pathLossDb);
    }

    /**
     * The same where all links of a UE lose more, as those of one in a building.
     *
     * @param lossDb what each UE loses on top, dB; shape [U]
     * @throws IllegalArgumentException when there is not one loss for each UE
     */
    public Channel withUserLoss(double[] lossDb) {
        if (lossDb.length != gains.users()) {
            throw new IllegalArgumentException("%d losses for %d UEs: one of each is needed"
                    .formatted(lossDb.length, gains.users()));
        }
        double[] loss = pathLossDb.clone();
        Arrays.setAll(loss, link -> loss[link] + lossDb[link / gains.sites()]);
        double[] gain = gains.kept();
        double[] factor = ArrayMath.gain(lossDb);
        int perUser = gain.length / gains.users();
        Arrays.setAll(gain, i -> gain[i] * factor[i / perUser]);
        return keeping(distanceM, loss, gains.isFading()
                ? Gains.fading(gains.users(), gains.sites(), gains.blocks(), gain)
                : Gains.flat(gains.users(), gains.sites(), gains.blocks(), gain));
    }

    /** The same links in another order, see {@link Snapshot#rows}. */
    Channel rows(int[] order, int[] orderSites) {
        return new Channel(rows(distanceM, order, orderSites), rows(pathLossDb, order, orderSites),
                gains.rows(order, orderSites));
    }

    private static double[] rows(double[] link, int[] order, int[] orderSites) {
        int sites = orderSites.length;
        double[] moved = new double[link.length];
        Arrays.setAll(moved, i -> link[order[i / sites] * sites + orderSites[i % sites]]);
        return moved;
    }

    /** The 3D distances, metres; a new double tensor of shape [U, B]. */
    public INDArray distanceM() {
        return Tensors.of(distanceM, gains.users(), gains.sites());
    }

    /** The path losses, dB; a new double tensor of shape [U, B]. */
    public INDArray pathLossDb() {
        return Tensors.of(pathLossDb, gains.users(), gains.sites());
    }

    /** The effective gains. */
    public Gains gains() {
        return gains;
    }

    /** The path losses in one array, dB; flat [U * B]. */
    public double[] flatPathLossDb() {
        return pathLossDb.clone();
    }

    /** The distances in one array, metres; flat [U * B]. */
    public double[] flatDistanceM() {
        return distanceM.clone();
    }
}
