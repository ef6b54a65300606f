package hetnet.graph;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The heterogeneous graph of Step 3 of Algorithm 1: three node types and four relations, named (source, relation,
 * target): (ue, link, bs), (bs, link, ue), (antenna, element_of, bs), (bs, has, antenna). The two link relations share
 * their edges: all UE-BS pairs with a path. Antenna a of BS b is the node [b, a]; its two relations need no edge list.
 *
 * @param ue      UE features {@link #UE_FEATURES}; double, shape [U, 4]
 * @param bs      BS features {@link #BS_FEATURES}; double, shape [B, 3]
 * @param antenna antenna features {@link #ANTENNA_FEATURES}; double, shape [B, A, 2]
 * @param link    link features {@link #LINK_FEATURES}; double, shape [U, B, 2]; 0 where there is no path
 * @param linked  1 where the pair has a path, 0 where not; double, shape [U, B]
 */
public record HeteroGraph(INDArray ue, INDArray bs, INDArray antenna, INDArray link, INDArray linked) {

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

    /** U. */
    public int users() {
        return (int) ue.size(0);
    }

    /** B. */
    public int sites() {
        return (int) bs.size(0);
    }

    /** A. */
    public int antennas() {
        return (int) antenna.size(1);
    }

    /** The graph of one snapshot, its features in physical units: {@link FeatureScaler} brings them to unit scale. */
    public static HeteroGraph of(Sites sites, Users users, Channel channel, RadioConfig radio) {
        int count = users.count();
        double[] ue = new double[count * UE_FEATURES];
        for (int u = 0; u < count; u++) {
            ue[u * UE_FEATURES] = users.positionM()[u][0];
            ue[u * UE_FEATURES + 1] = users.positionM()[u][1];
            ue[u * UE_FEATURES + 2] = users.speedMps()[u] * Math.cos(users.headingRad()[u]);
            ue[u * UE_FEATURES + 3] = users.speedMps()[u] * Math.sin(users.headingRad()[u]);
        }
        Gains gains = channel.gains();
        double[] link = new double[count * sites.count() * LINK_FEATURES];
        double[] linked = new double[count * sites.count()];
        double[] pathLossDb = channel.flatPathLossDb();
        double[] budgetWatt = sites.budgetWatt(radio);
        double[] distanceM = channel.flatDistanceM();
        for (int u = 0, i = 0; u < count; u++) {
            for (int b = 0; b < sites.count(); b++, i++) {
                if (gains.mean(u, b) > 0) {
                    linked[i] = 1;
                    link[i * LINK_FEATURES] = pathLossDb[i]
                            - 10 * Math.log10(budgetWatt[b] / radio.budgetWatt());
                    link[i * LINK_FEATURES + 1] = distanceM[i];
                }
            }
        }
        return new HeteroGraph(tensor(ue, count, UE_FEATURES), Nd4j.createFromArray(sites.positionM()),
                panel(sites.count(), radio.antennas()), tensor(link, count, sites.count(), LINK_FEATURES),
                tensor(linked, count, sites.count()));
    }

    private static INDArray panel(int sites, int antennas) {
        return Nd4j.tile(tensor(panel(antennas), 1, antennas, ANTENNA_FEATURES), sites, 1, 1);
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

    private static INDArray tensor(double[] values, long... shape) {
        return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape('c', shape);
    }
}
