package hetnet.graph;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.Tensors;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The heterogeneous graph of Step 3 of Algorithm 1: three node types and four relations, named (source, relation,
 * target): (ue, link, bs), (bs, link, ue), (antenna, element_of, bs), (bs, has, antenna). The two link relations share
 * their edges: all UE-BS pairs with a path. Antenna a of BS b is the node [b, a]; its two relations need no edge list.
 *
 * @param users           U
 * @param sites           B
 * @param antennas        A
 * @param ueFeatures      {@link #UE_FEATURES}; flat [U * 4]
 * @param bsFeatures      {@link #BS_FEATURES}; flat [B * 3]
 * @param antennaFeatures {@link #ANTENNA_FEATURES}; flat [B * A * 2]
 * @param linkFeatures    {@link #LINK_FEATURES}; 0 where there is no path; flat [U * B * 2]
 * @param linked          whether the pair has a path; flat [U * B]
 */
public record HeteroGraph(int users, int sites, int antennas, double[] ueFeatures, double[] bsFeatures,
        double[] antennaFeatures, double[] linkFeatures, boolean[] linked) {

    /** UE position in metres and velocity in m/s. */
    public static final int UE_FEATURES = 4;
    /** BS position in metres, height included. */
    public static final int BS_FEATURES = 3;
    /** Offset along the panel in wavelengths, and polarisation (+1, -1). */
    public static final int ANTENNA_FEATURES = 2;
    /**
     * Path loss in dB and 3D distance in metres. A BS with a larger budget than the radio's counts as nearer by as many
     * dB, so that the feature tells of the power that a UE receives.
     */
    public static final int LINK_FEATURES = 2;

    /** The graph of one snapshot, its features in physical units: {@link FeatureScaler} brings them to unit scale. */
    public static HeteroGraph of(Sites sites, Users users, Channel channel, RadioConfig radio) {
        boolean[] linked = linked(channel.gains());
        double[] link = links(channel, linked, sites.budgetWatt(radio), radio);
        return new HeteroGraph(users.count(), sites.count(), radio.antennas(), motion(users), positions(sites),
                panels(sites.count(), radio.antennas()), link, linked);
    }

    private static double[] motion(Users users) {
        double[] ue = new double[users.count() * UE_FEATURES];
        for (int u = 0, i = 0; u < users.count(); u++, i += UE_FEATURES) {
            double speedMps = users.speedMps()[u];
            ue[i] = users.positionM()[u][0];
            ue[i + 1] = users.positionM()[u][1];
            ue[i + 2] = speedMps * Math.cos(users.headingRad()[u]);
            ue[i + 3] = speedMps * Math.sin(users.headingRad()[u]);
        }
        return ue;
    }

    private static double[] positions(Sites sites) {
        return Arrays.stream(sites.positionM()).flatMapToDouble(Arrays::stream).toArray();
    }

    private static boolean[] linked(Gains gains) {
        boolean[] linked = new boolean[gains.users() * gains.sites()];
        for (int u = 0, i = 0; u < gains.users(); u++) {
            for (int b = 0; b < gains.sites(); b++, i++) {
                linked[i] = gains.mean(u, b) > 0;
            }
        }
        return linked;
    }

    private static double[] links(Channel channel, boolean[] linked, double[] budgetWatt, RadioConfig radio) {
        double[] nearerDb = Arrays.stream(budgetWatt).map(watt -> 10 * Math.log10(watt / radio.budgetWatt())).toArray();
        double[] pathLossDb = channel.flatPathLossDb();
        double[] distanceM = channel.flatDistanceM();
        double[] link = new double[linked.length * LINK_FEATURES];
        for (int i = 0, b = 0; i < linked.length; i++, b = b + 1 == nearerDb.length ? 0 : b + 1) {
            if (linked[i]) {
                link[i * LINK_FEATURES] = pathLossDb[i] - nearerDb[b];
                link[i * LINK_FEATURES + 1] = distanceM[i];
            }
        }
        return link;
    }

    private static double[] panels(int sites, int antennas) {
        double[] panel = panel(antennas);
        double[] all = new double[sites * panel.length];
        for (int b = 0; b < sites; b++) {
            System.arraycopy(panel, 0, all, b * panel.length, panel.length);
        }
        return all;
    }

    /**
     * The elements of a cross-polarised linear panel: pairs half a wavelength apart, centred on the site.
     *
     * @param antennas A, 1 or more
     * @return offset along the panel in wavelengths and polarisation of each element, flat [A *
     *         {@link #ANTENNA_FEATURES}]
     */
    public static double[] panel(int antennas) {
        int columns = (antennas + 1) / 2;
        double[] element = new double[antennas * ANTENNA_FEATURES];
        for (int a = 0; a < antennas; a++) {
            element[a * ANTENNA_FEATURES] = (a / 2 - (columns - 1) / 2.0) / 2;
            element[a * ANTENNA_FEATURES + 1] = a % 2 == 0 ? 1 : -1;
        }
        return element;
    }

    /** Number of pairs with a path. */
    public int links() {
        int count = 0;
        for (boolean path : linked) {
            count += path ? 1 : 0;
        }
        return count;
    }

    /** A copy of the UE features as a matrix, shape [U, 4]. */
    public INDArray ue() {
        return Tensors.of(ueFeatures, users, UE_FEATURES);
    }

    /** A copy of the BS features as a matrix, shape [B, 3]. */
    public INDArray bs() {
        return Tensors.of(bsFeatures, sites, BS_FEATURES);
    }

    /** A copy of the antenna features, shape [B, A, 2]. */
    public INDArray antenna() {
        return Tensors.of(antennaFeatures, sites, antennas, ANTENNA_FEATURES);
    }

    /** A copy of the link features, shape [U, B, 2]. */
    public INDArray link() {
        return Tensors.of(linkFeatures, users, sites, LINK_FEATURES);
    }
}
