package hetnet.study;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The links of a snapshot one by one, UE after UE: what histograms and scatter plots are made of. A pair without a path
 * is no link.
 *
 * @param user       index of the UE; shape [N]
 * @param site       index of the BS; shape [N]
 * @param groundM    distance in the x-y plane, d2D of TR 38.901, metres; shape [N]
 * @param distanceM  3D distance d_ij of Eq. (2), metres; shape [N]
 * @param pathLossDb path loss including shadowing, dB; finite; shape [N]
 */
public record LinkTable(int[] user, int[] site, double[] groundM, double[] distanceM, double[] pathLossDb) {

    /** Chooses links by the indices of UE and BS. */
    @FunctionalInterface
    public interface Choice {
        /** Whether to take the link. */
        boolean test(int user, int site);
    }

    /** All pairs with a path. */
    public static LinkTable of(Snapshot snapshot) {
        double[][] users = snapshot.users().positionM();
        double[][] sites = snapshot.sites().positionM();
        Gains gains = snapshot.channel().gains();
        double[] distanceM = snapshot.channel().flatDistanceM();
        double[] lossDb = snapshot.channel().flatPathLossDb();
        int[] user = new int[lossDb.length];
        int[] site = new int[lossDb.length];
        double[] groundM = new double[lossDb.length];
        for (int i = 0; i < lossDb.length; i++) {
            user[i] = i / sites.length;
            site[i] = i % sites.length;
            groundM[i] = Math.hypot(users[user[i]][0] - sites[site[i]][0], users[user[i]][1] - sites[site[i]][1]);
        }
        return new LinkTable(user, site, groundM, distanceM, lossDb).where((u, b) -> gains.mean(u, b) > 0);
    }

    /** N. */
    public int count() {
        return user.length;
    }

    /** Some of the links, for example the LOS ones, or those to the serving BS. */
    public LinkTable where(Choice choice) {
        int[] kept = IntStream.range(0, count()).filter(i -> choice.test(user[i], site[i])).toArray();
        return new LinkTable(Arrays.stream(kept).map(i -> user[i]).toArray(),
                Arrays.stream(kept).map(i -> site[i]).toArray(), pick(groundM, kept), pick(distanceM, kept),
                pick(pathLossDb, kept));
    }

    /** The links where a matrix [U, B] holds 1, such as the LOS state. */
    public LinkTable where(INDArray flag) {
        return where((u, b) -> flag.getDouble(u, b) == 1);
    }

    /**
     * Which share of these links belongs to a part of them, by ground distance.
     *
     * @param edgesM limits of the bins, rising, metres; shape [N + 1]; a bin holds its lower limit
     * @return share 0 to 1; NaN where a bin holds none of these links; shape [N]
     */
    public double[] shareByDistance(LinkTable part, double[] edgesM) {
        double[] share = part.countByDistance(edgesM);
        double[] all = countByDistance(edgesM);
        for (int k = 0; k < share.length; k++) {
            share[k] /= all[k]; // 0/0 is NaN
        }
        return share;
    }

    private double[] countByDistance(double[] edgesM) {
        double[] count = new double[edgesM.length - 1];
        for (double d : groundM) {
            int found = Arrays.binarySearch(edgesM, d);
            int bin = found >= 0 ? found : -found - 2;
            if (bin >= 0 && bin < count.length) {
                count[bin]++;
            }
        }
        return count;
    }

    private static double[] pick(double[] values, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
    }
}
