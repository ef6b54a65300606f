package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.graph.HeteroGraph;
import hetnet.network.RadioConfig;
import hetnet.radio.tensor.Links;
import hetnet.solver.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GumbelDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;

/** What an {@link UnrolledGnn} reads, as tensors in single precision. */
public final class UnrolledInput {

    /** Beyond this the spectral efficiency of a link is past any use, and single precision comes to its end. */
    private static final double LARGEST_SNR = 1e9;

    private UnrolledInput() {
    }

    /**
     * The gains as a network sees them that takes the radio's budget for that of every BS: those of a BS with twice the budget count twice,
     * so that g_ib P_b / N stays what it is. A power fraction is then a part of the BS's own budget.
     */
    static Gains received(Problem problem) {
        Gains gains = problem.gains();
        double[] part = Arrays.stream(problem.budgetWatt()).map(watt -> watt / problem.radio().budgetWatt()).toArray(); // [B]
        if (Arrays.stream(part).allMatch(p -> p == 1)) {
            return gains;
        }
        double[] scaled = gains.kept(); // [U, B] or [U, B, R]
        int perLink = gains.isFading() ? gains.blocks() : 1;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= part[i / perLink % part.length];
        }
        return gains.isFading() ? Gains.fading(gains.users(), gains.sites(), gains.blocks(), scaled)
                : Gains.flat(gains.users(), gains.sites(), gains.blocks(), scaled);
    }

    /**
     * Which BSs each UE sees.
     *
     * @param users the UEs that count, U' of them
     * @param most  K: where there are no more BSs, every UE sees all in their order, else the K with the largest mean gain, strongest first
     * @return BS of each link, shape [K, U']
     */
    public static int[][] strongest(Gains gains, int[] users, int most) {
        int sites = gains.sites();
        int[][] site = new int[Math.min(most, sites)][users.length];
        for (int i = 0; i < users.length; i++) {
            int user = users[i];
            IntStream all = IntStream.range(0, sites);
            int[] order = sites <= most ? all.toArray()
                    : all.boxed().sorted(Comparator.comparingDouble(b -> -gains.mean(user, b))).mapToInt(b -> b).toArray();
            for (int k = 0; k < site.length; k++) {
                site[k][i] = order[k];
            }
        }
        return site;
    }

    /**
     * A sample of UEs that depends on what they see, not on their order and hardly on its rounding.
     *
     * @param users the UEs that count, U' of them
     * @param most  they themselves where there are no more
     */
    static int[] sample(Gains gains, int[] users, long most) {
        return users.length <= most ? users
                : IntStream.of(users).boxed().sorted(Comparator.comparingLong(user -> hash(gains, user))).limit(most).mapToInt(user -> user).toArray();
    }

    /** The mean gains of a UE in tenths of a decibel, so that rounding draws no other sample, mixed and added up in any order of the BSs. */
    private static long hash(Gains gains, int user) {
        long sum = 0;
        for (int b = 0; b < gains.sites(); b++) {
            sum += mixed(Math.round(100 * Math.log10(gains.mean(user, b))));
        }
        return mixed(sum);
    }

    /** The finaliser of SplitMix64: every bit depends on every bit. */
    private static long mixed(long x) {
        long once = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
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
     * SNR at equal power, gain times budget over noise power and R. BSs that a UE does not see count as noise, as if they sent at equal power.
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
                        snr[i++] = (float) Math.min(LARGEST_SNR, scale * gains.at(users[u], ofLink[u], r) / noise[u * depth + r]);
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

    /**
     * What tells the RBs of a BS apart: cosine and sine of an angle, the place of the RB in a random order of all RBs as a part of the full
     * circle, turned on by the place of the BS in a random order of all BSs. BSs that each take the RBs around angle 0 share the band in
     * equal parts, whatever the orders.
     *
     * @return shape [L, B, R, CODE]
     */
    public static NDArray code(int networks, int sites, int blocks, RandomGenerator random, NDManager manager) {
        Shape shape = new Shape(networks, sites, blocks, UnrolledGnn.CODE);
        float[] code = new float[Math.toIntExact(shape.size())];
        for (int l = 0, i = 0; l < networks; l++) {
            int[] site = order(sites, random);
            int[] block = order(blocks, random);
            for (int b = 0; b < sites; b++) {
                for (int r = 0; r < blocks; r++, i += UnrolledGnn.CODE) {
                    angle((double) block[r] / blocks + (double) site[b] / sites, code, i);
                }
            }
        }
        return manager.create(code, shape);
    }

    /** Gumbel noise for the choice of RBs, and a {@link #code} that shares those which start anew evenly, turned by a random angle. */
    static Perturbation perturbation(int sites, int blocks, RandomGenerator random, NDManager manager) {
        int count = Perturbation.count(blocks);
        int[] site = order(sites, random);
        double turn = random.nextDouble();
        float[] code = new float[sites * blocks * UnrolledGnn.CODE];
        for (int b = 0, i = 0; b < sites; b++) {
            for (int r = 0; r < blocks; r++, i += UnrolledGnn.CODE) {
                angle((r + turn) / count + (double) site[b] / sites, code, i);
            }
        }
        return new Perturbation(gumbelNoise(blocks, random), manager.create(code, new Shape(1, sites, blocks, UnrolledGnn.CODE)), gumbelNoise(blocks, random));
    }

    private static double[] gumbelNoise(int blocks, RandomGenerator random) {
        return new GumbelDistribution(random, 0, 1).sample(blocks);
    }

    private static int[] order(int count, RandomGenerator random) {
        int[] order = MathArrays.natural(count);
        MathArrays.shuffle(order, random);
        return order;
    }

    /** @param part of the full circle */
    private static void angle(double part, float[] code, int at) {
        code[at] = (float) Math.cos(2 * Math.PI * part);
        code[at + 1] = (float) Math.sin(2 * Math.PI * part);
    }
}
