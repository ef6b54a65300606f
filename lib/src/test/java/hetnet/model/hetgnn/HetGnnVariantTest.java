package hetnet.model.hetgnn;

import static hetnet.nn.LayerContract.ANTENNAS;
import static hetnet.nn.LayerContract.SITES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.nn.LayerContract;
import hetnet.nn.NodeStates;
import hetnet.nn.ParameterStore;
import hetnet.nn.SageLayer;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a part that was taken away may not do, and what every other part does. In double precision. */
class HetGnnVariantTest {

    private static final int HIDDEN = 16;
    private static final int BLOCKS = 6;
    /** Changes this small count as none: rounding through a few hundred sums. */
    private static final double NONE = 1e-10;

    private final NDManager manager = NDManager.newBaseManager();
    private final RandomGenerator random = Seeds.stream(7, "variants");
    private final GraphTensors graph = LayerContract.randomGraph(manager, random);

    @AfterEach
    void close() {
        manager.close();
    }

    /** Which outputs move when one input does: one UE's features, one link's, one BS's, one antenna's. */
    private enum Influence {
        UE_ON_OTHER_UES, UE_ON_POWER, LINK_ON_LOGITS, LINK_ON_POWER, BS_ON_OTHER_POWERS, ANTENNA_ON_POWER,
                ANTENNA_ON_SHARES
    }

    @ParameterizedTest
    @EnumSource(HetGnnVariant.class)
    void aPartThatWasTakenAwayHasNoInfluence(HetGnnVariant variant) {
        Set<Influence> expected = switch (variant) {
            case FULL, HOMOGENEOUS -> EnumSet.allOf(Influence.class);
            case BS_ONLY -> EnumSet.of(Influence.LINK_ON_LOGITS, Influence.BS_ON_OTHER_POWERS);
            case NO_ANTENNAS -> EnumSet.of(Influence.UE_ON_OTHER_UES, Influence.UE_ON_POWER, Influence.LINK_ON_LOGITS,
                    Influence.LINK_ON_POWER, Influence.BS_ON_OTHER_POWERS);
            case PLAIN_MESSAGES -> EnumSet.complementOf(EnumSet.of(Influence.LINK_ON_POWER));
            case NO_EDGE_FEATURES -> EnumSet.complementOf(EnumSet.of(Influence.LINK_ON_LOGITS,
                    Influence.LINK_ON_POWER));
            case MLP -> EnumSet.of(Influence.LINK_ON_LOGITS);
        };
        assertEquals(expected, influences(variant));
    }

    private Set<Influence> influences(HetGnnVariant variant) {
        HetGnn network = new HetGnn(new ParameterStore(manager, DataType.FLOAT64, Seeds.stream(1, "weights")), HIDDEN,
                BLOCKS, variant);
        Prediction before = network.predict(graph);
        Prediction ue = network.predict(new GraphTensors(moved(graph.ue()), graph.bs(), graph.antenna(), graph.link(),
                graph.linked()));
        Prediction bs = network.predict(new GraphTensors(graph.ue(), moved(graph.bs()), graph.antenna(), graph.link(),
                graph.linked()));
        Prediction antenna = network.predict(new GraphTensors(graph.ue(), graph.bs(), moved(graph.antenna()),
                graph.link(), graph.linked()));
        Prediction link = network.predict(new GraphTensors(graph.ue(), graph.bs(), graph.antenna(), moved(graph.link()),
                graph.linked()));
        Set<Influence> found = EnumSet.noneOf(Influence.class);
        find(found, Influence.UE_ON_OTHER_UES, before, ue, p -> p.associationLogits().get("1:"));
        find(found, Influence.UE_ON_POWER, before, ue, Prediction::powerFraction);
        find(found, Influence.LINK_ON_LOGITS, before, link, Prediction::associationLogits);
        find(found, Influence.LINK_ON_POWER, before, link, Prediction::powerFraction);
        find(found, Influence.BS_ON_OTHER_POWERS, before, bs, p -> p.powerFraction().get("1:"));
        find(found, Influence.ANTENNA_ON_POWER, before, antenna, Prediction::powerFraction);
        find(found, Influence.ANTENNA_ON_SHARES, before, antenna, Prediction::antennaFraction);
        return found;
    }

    private static void find(Set<Influence> found, Influence influence, Prediction before, Prediction after,
                             Function<Prediction, NDArray> output) {
        if (output.apply(before).sub(output.apply(after)).abs().max().getDouble() > NONE) {
            found.add(influence);
        }
    }

    /** The features of the first node or edge, changed by 2. */
    private static NDArray moved(NDArray x) {
        NDArray copy = x.duplicate();
        copy.set(new NDIndex("0"), copy.get(0).add(2));
        return copy;
    }

    @Test
    void withoutAntennaNodesEveryAntennaHasTheSameShare() {
        HetGnn network = new HetGnn(new ParameterStore(manager, DataType.FLOAT64, random), HIDDEN, BLOCKS,
                HetGnnVariant.NO_ANTENNAS);
        double[] equal = new double[SITES * ANTENNAS];
        Arrays.fill(equal, 1.0 / ANTENNAS);
        assertArrayEquals(equal, network.predict(graph).antennaFraction().toDoubleArray(), 1e-7);
    }

    /**
     * A homogeneous layer does not know what a node is: UEs and BSs with the same features and edges become the same.
     */
    @Test
    void theHomogeneousLayerTellsNoTypesApart() {
        SageLayer layer = new SageLayer(new ParameterStore(manager, DataType.FLOAT64, random), "layer",
                HeteroGraph.UE_FEATURES, HeteroGraph.LINK_FEATURES, HIDDEN);
        NDArray node = LayerContract.gaussian(manager, random, SITES, HeteroGraph.BS_FEATURES);
        NDArray filled = node.concat(manager.zeros(new Shape(SITES, 1), DataType.FLOAT64), 1);
        NDArray link = LayerContract.gaussian(manager, random, SITES, SITES, HeteroGraph.LINK_FEATURES);
        NDArray bothWays = link.add(link.transpose(1, 0, 2));
        NDArray none = manager.zeros(new Shape(SITES, 0, HeteroGraph.ANTENNA_FEATURES), DataType.FLOAT64);
        NDArray linked = manager.ones(new Shape(SITES, SITES), DataType.FLOAT64);
        NodeStates next = layer.apply(new NodeStates(filled, node, none),
                new GraphTensors(filled, node, none, bothWays, linked));
        assertArrayEquals(next.ue().toDoubleArray(), next.bs().toDoubleArray(), NONE);
        assertEquals(new Shape(SITES, HIDDEN), next.bs().getShape());
    }
}
