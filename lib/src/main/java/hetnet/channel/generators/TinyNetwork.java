package hetnet.channel.generators;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.Geometry;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import java.util.Arrays;
import java.util.List;

/**
 * Two BSs, three UEs and two RBs whose numbers can be checked by hand. A watt from BS j reaches UE i as
 * {@link #snrPerWatt} times the noise of an RB, whatever the place of both; a BS has one watt for each RB, and an RB
 * 10 MHz. At equal power and with UEs 1 and 2 at BS 1, the SINRs are therefore 6 / 2 = 3, 3 / 3 = 1 and 14 / 2 = 7, and
 * their log2(1 + SINR) is 2, 1 and 3.
 */
public final class TinyNetwork {

    private static final double[][] SNR = {{6, 1}, {3, 2}, {1, 14}}; // [U, B]
    private static final int BLOCKS = 2;
    private static final double WATT = 1; // of each RB
    private static final double[][] SITES_M = {{0, 0, Sites.USUAL_HEIGHT_M}, {100, 0, Sites.USUAL_HEIGHT_M}};
    private static final double[][] USERS_M = {{20, 10, Users.USUAL_HEIGHT_M}, {50, 30, Users.USUAL_HEIGHT_M},
        {90, 10, Users.USUAL_HEIGHT_M}};

    private TinyNetwork() {
    }

    /** SNR of each link on an RB for one watt, G_ij / N; shape [U, B]. */
    public static double[][] snrPerWatt() {
        return Arrays.stream(SNR).map(double[]::clone).toArray(double[][]::new);
    }

    /** The band of the paper in two RBs, and a budget of one watt for each. */
    public static RadioConfig radio() {
        return radio(BLOCKS);
    }

    /** The same with more RBs, where two are too few to choose among. @param blocks R */
    public static RadioConfig radio(int blocks) {
        return RadioConfig.paper().withBlocks(blocks).withBudgetDbm(10 * Math.log10(1000 * WATT * blocks));
    }

    /** The network with positions, which the graph has as features, and the gains G_ij = SNR N. */
    public static Snapshot snapshot() {
        return snapshot(BLOCKS);
    }

    /** The same with more RBs, all alike; at equal power SINRs are those of two. @param blocks R */
    public static Snapshot snapshot(int blocks) {
        double noise = radio(blocks).noiseWatt();
        double[] gain = Arrays.stream(SNR).flatMapToDouble(Arrays::stream).map(snr -> snr * noise).toArray();
        Sites sites = new Sites(List.of("BS1", "BS2"), SITES_M);
        Users users = Users.still(List.of("UE1", "UE2", "UE3"), USERS_M);
        Channel channel = new Channel(Geometry.of(sites, users).distanceM(),
                Arrays.stream(gain).map(g -> -10 * Math.log10(g)).toArray(),
                Gains.flat(SNR.length, SITES_M.length, blocks, gain));
        return new Snapshot(sites, users, channel);
    }
}
