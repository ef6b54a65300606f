package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.graph.HeteroGraph;
import hetnet.model.CodeStream;
import hetnet.network.RadioConfig;
import hetnet.radio.tensor.Links;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/** What an {@link UnrolledGnn} reads, as tensors in single precision. */
public final class UnrolledInput {

    /** Beyond this the spectral efficiency of a link is past any use, and single precision comes to its end. */
    private static final double LARGEST_SNR = 1e9;

    private UnrolledInput() {
    }

    /**
     * Which BSs each UE sees.
     *
     * @param users the UEs that count, U' of them
     * @param most  K: where there are no more BSs, every UE sees all in their order, else the K with the largest mean
     *              gain, strongest first
     * @return BS of each link, shape [K, U']
     */
    public static int[][] strongest(Gains gains, int[] users, int most) {
        int sites = gains.sites();
        int[][] site = new int[Math.min(most, sites)][users.length];
        for (int i = 0; i < users.length; i++) {
            int user = users[i];
            IntStream all = IntStream.range(0, sites);
            int[] order = sites <= most ? all.toArray()
                    : all.boxed().sorted(Comparator.comparingDouble(b -> -gains.mean(user, b))).mapToInt(b -> b)
                    .toArray();
            for (int k = 0; k < site.length; k++) {
                site[k][i] = order[k];
            }
        }
        return site;
    }

    /** @param users the UEs that count @param site their BSs, as {@link #strongest} gives them; shape [K, U'] */
    static LinkSnr linkSnr(Gains gains, int[] users, int[][] site, RadioConfig radio, NDManager manager) {
        return new LinkSnr(links(site, gains.sites(), manager), snr(List.of(gains), users, site, radio, manager));
    }

    /** @param site BS of each link, as {@link #strongest} gives it; shape [K, U'] */
    static Links links(int[][] site, int sites, NDManager manager) {
        if (site.length == sites) {
            return new Links.All();
        }
        int[] flat = Arrays.stream(site).flatMapToInt(Arrays::stream).toArray();
        NDArray index = manager.create(flat, new Shape(site.length, site[0].length)).toType(DataType.INT64, false);
        return Links.Strongest.of(index, sites, DataType.FLOAT32);
    }

    /**
     * SNR at equal power, gain times budget over noise power and R. BSs that a UE does not see count as noise, as if
     * they sent at equal power.
     *
     * @param networks of the same shape
     * @param users    the UEs that count, the same in each network; U' of them
     * @param site     BS of each link, the same in each network; shape [K, U']
     * @return shape [L, K, U', 1] without fading, [L, K, U', R] with
     */
    public static NDArray snr(List<Gains> networks, int[] users, int[][] site, RadioConfig radio, NDManager manager) {
        double scale = radio.budgetWatt() / radio.noiseWatt() / radio.blocks();
        boolean all = site.length == networks.get(0).sites();
        int depth = networks.get(0).isFading() ? radio.blocks() : 1;
        Shape shape = new Shape(networks.size(), site.length, users.length, depth);
        float[] snr = new float[Math.toIntExact(shape.size())];
        int i = 0;
        for (Gains gains : networks) {
            double[] noise = new double[users.length * depth]; // over that of the receiver
            for (int u = 0; u < users.length; u++) {
                for (int r = 0; r < depth; r++) {
                    noise[u * depth + r] = 1 + (all ? 0 : scale * unseen(gains, users[u], site, u, r));
                }
            }
            for (int[] ofLink : site) {
                for (int u = 0; u < users.length; u++) {
                    for (int r = 0; r < depth; r++) {
                        snr[i++] = (float) Math.min(LARGEST_SNR, scale * gains.at(users[u], ofLink[u], r)
                                / noise[u * depth + r]);
                    }
                }
            }
        }
        return manager.create(snr, shape);
    }

    /** Sum of the gains of a UE to the BSs that are none of its links. */
    private static double unseen(Gains gains, int user, int[][] site, int column, int block) {
        double sum = 0;
        for (int b = 0; b < gains.sites(); b++) {
            sum += gains.at(user, b, block);
        }
        for (int[] ofLink : site) {
            sum -= gains.at(user, ofLink[column], block);
        }
        return Math.max(0, sum);
    }

    /** The antenna elements, shape [A, 2]. */
    public static NDArray panel(int antennas, NDManager manager) {
        double[] element = HeteroGraph.panel(antennas);
        float[] single = new float[element.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) element[i];
        }
        return manager.create(single, new Shape(antennas, HeteroGraph.ANTENNA_FEATURES));
    }

    /** Codes as {@link CodeStream} draws them, shape [L, B, R, CODE]. */
    public static NDArray code(int networks, int sites, int blocks, RandomGenerator random, NDManager manager) {
        Shape shape = new Shape(networks, sites, blocks, UnrolledGnn.CODE);
        CodeStream stream = new CodeStream(sites, blocks, random);
        float[] code = new float[Math.toIntExact(shape.size())];
        for (int l = 0; l < networks; l++) {
            System.arraycopy(stream.code(), 0, code, l * code.length / networks, code.length / networks);
        }
        return manager.create(code, shape);
    }
}
