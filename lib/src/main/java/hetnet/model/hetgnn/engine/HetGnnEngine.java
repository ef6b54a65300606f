package hetnet.model.hetgnn.engine;

import hetnet.graph.HeteroGraph;
import hetnet.graph.ScaledGraph;
import hetnet.model.NamedWeights;
import hetnet.model.hetgnn.engine.Layer.Widths;
import hetnet.model.kernel.DenseKernel;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * The paper's network in plain Java over flat arrays, without a tensor library: the same scores as the graph that its
 * weights were trained in, but for rounding, and the same bits on every machine, with vector instructions or without,
 * in however many threads. It keeps nothing from one graph to the next, so that threads may share it.
 *
 * <p>UEs go through in tiles that stay in cache, twice: through the first layer, and, once all BSs have heard all UEs,
 * through the second one and the head. Memory goes with U H and U B.
 */
public final class HetGnnEngine {

    /** Fewer tiles than these cost less than another thread does. */
    private static final int TILES_OF_A_THREAD = 4;

    private final int hidden;
    private final Layer one;
    private final Layer two;
    private final Heads heads;
    private final DenseKernel dense;
    private final BipartiteKernel links;
    private final int threads;

    /**
     * @param weights by name, as training keeps them; of any variant of the network
     * @param hidden  H, width of the states
     * @param blocks  R
     * @throws IllegalArgumentException naming the first weight that is of another size, or unknown
     */
    public HetGnnEngine(Map<String, float[]> weights, int hidden, int blocks) {
        this(weights, hidden, blocks, DenseKernel.fastest(), BipartiteKernel.fastest(),
                ForkJoinPool.getCommonPoolParallelism() + 1);
    }

    /** @param threads at most; more than those of the common pool and the caller's wait for each other */
    HetGnnEngine(Map<String, float[]> weights, int hidden, int blocks, DenseKernel dense, BipartiteKernel links,
            int threads) {
        this.hidden = hidden;
        this.dense = dense;
        this.links = links;
        this.threads = threads;
        NamedWeights named = new NamedWeights(weights);
        one = Layer.of(named, "layer1", new Widths(HeteroGraph.UE_FEATURES, HeteroGraph.BS_FEATURES,
                HeteroGraph.ANTENNA_FEATURES), hidden);
        two = Layer.of(named, "layer2", new Widths(hidden, hidden, hidden), hidden);
        heads = Heads.of(named, hidden, blocks);
        named.requireAllRead();
    }

    /** One pass over the whole graph. */
    public Scores predict(ScaledGraph graph) {
        int tiles = UserTile.count(graph.users());
        float[][][] state = new float[tiles][][];
        float[][] told = new float[tiles][graph.sites() * hidden];
        float[][] next = new float[tiles][graph.sites() * hidden];
        SiteStates sites = SiteStates.of(graph);
        float[][] said = one.toUsers().source().apply(dense, sites.bs());
        forEachTile(graph, (pass, t) -> state[t] = pass.first(t, one, two, said, told[t], next[t]));
        int[] users = usersOf(graph);
        SiteStates after = one.siteStep().next(dense, sites, told(told, sites, users));
        SiteStates last = two.siteStep().next(dense, after, told(next, sites, users));
        float[][] saidNext = two.toUsers().source().apply(dense, after.bs());
        float[][] bs = heads.bs().apply(dense, last.bs());
        float[] logits = new float[graph.users() * graph.sites()];
        forEachTile(graph, (pass, t) -> pass.second(t, two, heads, saidNext, state[t], bs, logits));
        return new Scores(logits, heads.antennaShares(dense, last), heads.powerFractions(dense, last));
    }

    /** In a few threads, of which one that wakes late takes fewer tiles; which takes which makes no difference. */
    private void forEachTile(ScaledGraph graph, ObjIntConsumer<UserPass> work) {
        int tiles = UserTile.count(graph.users());
        int parts = Math.max(1, Math.min(threads, tiles / TILES_OF_A_THREAD));
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, parts).parallel().forEach(part -> {
            UserPass pass = new UserPass(graph, hidden, dense, links);
            for (int t = next.getAndIncrement(); t < tiles; t = next.getAndIncrement()) {
                work.accept(pass, t);
            }
        });
    }

    /** @param tiles sums over the UEs of each tile, shape [tiles, B, H] */
    private Told told(float[][] tiles, SiteStates at, int[] users) {
        double[] sum = new double[at.sites() * hidden];
        for (float[] tile : tiles) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += tile[i];
            }
        }
        float[][] columns = new float[hidden][at.bs()[0].length];
        for (int i = 0; i < sum.length; i++) {
            columns[i % hidden][i / hidden] = (float) sum[i];
        }
        return new Told(columns, users);
    }

    /** How many UEs have a path to each BS. */
    private static int[] usersOf(ScaledGraph graph) {
        int[] users = new int[graph.sites()];
        for (int i = 0; i < graph.linked().length; ) {
            for (int b = 0; b < users.length; b++, i++) {
                users[b] += graph.linked()[i] > 0 ? 1 : 0;
            }
        }
        return users;
    }
}
