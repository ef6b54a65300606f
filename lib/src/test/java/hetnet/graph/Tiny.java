package hetnet.graph;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.network.Area;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.train.imitation.LabelledGraph;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A small network for tests: three sites, UEs in a square, gains falling with distance, the last UE out of coverage.
 */
public final class Tiny {

    public static final Area AREA = new Area(0, 0, 100, 100);

    public final RadioConfig radio;
    public final Sites sites = new Sites(List.of("a", "b", "c"),
            new double[][] {{20, 20, 25}, {80, 30, 25}, {40, 80, 25}});
    public final Users users;
    public final Gains gains;
    public final Channel channel;

    public Tiny(int count, int blocks, boolean fading, long seed) {
        radio = RadioConfig.paper().withBlocks(blocks);
        RandomGenerator random = Seeds.stream(seed, "tiny");
        double[][] position = new double[count][];
        List<String> ids = new ArrayList<>();
        double[] distance = new double[count * 3];
        double[] pathLoss = new double[count * 3];
        int perLink = fading ? blocks : 1;
        double[] gain = new double[count * 3 * perLink];
        for (int u = 0; u < count; u++) {
            ids.add("u" + u);
            position[u] = new double[] {100 * random.nextDouble(), 100 * random.nextDouble(), 1.5};
            for (int b = 0; b < 3; b++) {
                double[] s = sites.positionM()[b];
                int link = u * 3 + b;
                distance[link] = Math.sqrt(sq(s[0] - position[u][0]) + sq(s[1] - position[u][1]) + sq(23.5));
                pathLoss[link] = u == count - 1 ? Double.POSITIVE_INFINITY
                        : 40 + 30 * Math.log10(distance[link]) + 6 * random.nextGaussian();
                for (int r = 0; r < perLink; r++) {
                    gain[link * perLink + r] = Math.pow(10, -pathLoss[link] / 10)
                            * (fading ? -Math.log(1 - random.nextDouble()) : 1);
                }
            }
        }
        users = Users.still(ids, position);
        gains = fading ? Gains.fading(count, 3, blocks, gain) : Gains.flat(count, 3, blocks, gain);
        channel = new Channel(distance, pathLoss, gains);
    }

    public HeteroGraph graph() {
        return HeteroGraph.of(sites, users, channel, radio);
    }

    public Split split(long seed) {
        return Split.random(gains, 0.2, Seeds.stream(seed, "split"));
    }

    /** Labels to learn: the strongest BS, and a third of the RBs for each. */
    public Allocation labels() {
        int[] association = IntStream.range(0, gains.users()).map(u -> !gains.isCovered(u) ? Allocation.OUT_OF_COVERAGE
                : IntStream.range(0, 3).boxed().max((i, j) -> Double.compare(gains.mean(u, i), gains.mean(u, j)))
                .orElseThrow()).toArray();
        double[][] power = new double[3][radio.blocks()];
        int own = (radio.blocks() + 2) / 3;
        for (int b = 0; b < 3; b++) {
            int from = b * own;
            int to = Math.min(radio.blocks(), from + own);
            Arrays.fill(power[b], from, to, radio.budgetWatt() / (to - from));
        }
        return new Allocation(association, power);
    }

    /** Those labels to learn from. @param labelBps rates that the teacher is said to reach, shape [U] */
    public LabelledGraph labelled(double[] labelBps) {
        return new LabelledGraph(graph(), new Problem(gains, radio, 1), split(1), labels(), labelBps);
    }

    private static double sq(double x) {
        return x * x;
    }
}
