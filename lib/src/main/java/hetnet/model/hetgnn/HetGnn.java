package hetnet.model.hetgnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.model.ModelComponent;
import hetnet.model.hetgnn.engine.HetGnnEngine;
import hetnet.nn.HeteroSageLayer;
import hetnet.nn.Linear;
import hetnet.nn.MessageLayer;
import hetnet.nn.NodeStates;
import hetnet.nn.ParameterStore;
import hetnet.nn.SageLayer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paper's network (Steps 2 and 5 of Algorithm 1): two {@link HeteroSageLayer}s and three heads; its
 * {@link HetGnnVariant}s lack a part.
 *
 * <p>Equivariant to the order of UEs, BSs and antennas. RBs have no features: the power head learns one score per RB
 * index, as the paper's does, so that its number of RBs is fixed.
 */
public final class HetGnn implements GraphNetwork {

    /** Logit of a pair without a path: SoftMax gives it nothing, and single precision still holds it. */
    private static final float NO_PATH_LOGIT = -1e9f;

    private final int hidden;
    private final int blocks;
    private final boolean ownLayers; // of somebody else, which the engine does not know
    private final MessageLayer first;
    private final MessageLayer second;
    private final Linear ueScore;
    private final Linear bsScore;
    private final NDArray linkScore; // null where the head does not see the link
    private final Linear associationOut;
    private final AntennaHead antennaHead; // null without antenna nodes
    private final Linear powerHidden;
    private final Linear powerOut;

    /** The paper's network, whole. */
    public HetGnn(ParameterStore weights, int hidden, int blocks) {
        this(weights, hidden, blocks, HetGnnVariant.FULL);
    }

    /**
     * The network without some of its parts.
     *
     * @param hidden  H, width of all hidden states
     * @param blocks  R, number of RBs
     * @param variant which parts it has
     */
    public HetGnn(ParameterStore weights, int hidden, int blocks, HetGnnVariant variant) {
        this(weights, hidden, blocks, variant, (w, name, in, width) -> layer(w, name, in, width, variant), false);
    }

    /**
     * The paper's network with message-passing layers of one's own.
     *
     * @param hidden H, width of all hidden states
     * @param blocks R, number of RBs
     * @param layers makes both layers
     */
    public HetGnn(ParameterStore weights, int hidden, int blocks, MessageLayer.Factory layers) {
        this(weights, hidden, blocks, HetGnnVariant.FULL, layers, true);
    }

    private HetGnn(ParameterStore weights, int hidden, int blocks, HetGnnVariant variant, MessageLayer.Factory layers,
            boolean ownLayers) {
        this.hidden = hidden;
        this.blocks = blocks;
        this.ownLayers = ownLayers;
        first = layers.create(weights, "layer1",
                new MessageLayer.Widths(HeteroGraph.UE_FEATURES, HeteroGraph.BS_FEATURES, HeteroGraph.ANTENNA_FEATURES),
                hidden);
        second = layers.create(weights, "layer2", new MessageLayer.Widths(hidden, hidden, hidden), hidden);
        ueScore = Linear.of(weights, "association.ue", hidden, hidden);
        bsScore = Linear.of(weights, "association.bs", hidden, hidden);
        linkScore = variant.has(ModelComponent.EDGES_IN_HEAD)
                ? weights.matrix("association.link", HeteroGraph.LINK_FEATURES, hidden) : null;
        associationOut = Linear.of(weights, "association.out", hidden, 1);
        antennaHead = variant.has(ModelComponent.ANTENNAS) ? AntennaHead.of(weights, hidden) : null;
        powerHidden = Linear.of(weights, "power.hidden", hidden, hidden);
        powerOut = Linear.of(weights, "power.out", hidden, blocks);
    }

    /** A layer of one type of node reads states as wide as those of UEs, which are the widest. */
    private static MessageLayer layer(ParameterStore weights, String name, MessageLayer.Widths in, int hidden,
            HetGnnVariant variant) {
        if (!variant.has(ModelComponent.TYPES)) {
            return new SageLayer(weights, name, in.ue(), HeteroGraph.LINK_FEATURES, hidden);
        }
        int linkIn = variant.has(ModelComponent.EDGES_IN_MESSAGES) ? HeteroGraph.LINK_FEATURES : 0;
        return new HeteroSageLayer(weights, name, in, linkIn, hidden, variant.relations());
    }

    @Override
    public Prediction predict(GraphTensors graph) {
        NodeStates h = second.apply(first.apply(features(graph), graph), graph);
        return new Prediction(association(h, graph), antennaHead == null ? equalShares(graph.antenna())
                : antennaHead.shares(h), power(h));
    }

    /** The states that the first layer starts from: the features. */
    static NodeStates features(GraphTensors graph) {
        return new NodeStates(graph.ue(), graph.bs(), graph.antenna());
    }

    /** Both layers, in their order. */
    List<MessageLayer> layers() {
        return List.of(first, second);
    }

    @Override
    public Optional<HetGnnEngine> engine(Map<String, float[]> weights) {
        return ownLayers ? Optional.empty() : Optional.of(new HetGnnEngine(weights, hidden, blocks));
    }

    /**
     * The edge head on [h_u, h_b, e]; its first layer is W_u h_u + W_b h_b + W_e e, so that the two large products are
     * made per node and not per edge.
     */
    private NDArray association(NodeStates h, GraphTensors graph) {
        NDArray ue = ueScore.apply(h.ue()).expandDims(1); // [U, 1, H]
        NDArray bs = bsScore.apply(h.bs()).expandDims(0); // [1, B, H]
        NDArray heard;
        try (NDArray seen = linkScore == null ? ue.add(bs)
                : graph.link().matMul(linkScore).addi(ue).addi(bs)) { // [U, B, H], whose memory the next may take
            heard = Activation.relu(seen);
        }
        NDArray logit = associationOut.apply(heard).squeeze(2); // [U, B]
        return logit.add(graph.linked().sub(1).mul(-NO_PATH_LOGIT));
    }

    private NDArray power(NodeStates h) {
        return powerOut.apply(Activation.relu(powerHidden.apply(h.bs()))).softmax(1); // [B, R]
    }

    /** @param antenna shape [B, A, .]; the result has shape [B, A] */
    private static NDArray equalShares(NDArray antenna) {
        Shape shape = antenna.getShape().slice(0, 2);
        return antenna.getManager().full(shape, 1f / shape.get(1), antenna.getDataType());
    }

    /** Scores every antenna of a BS; a SoftMax makes shares of them. */
    private record AntennaHead(Linear element, Linear site, Linear out) {

        static AntennaHead of(ParameterStore weights, int hidden) {
            return new AntennaHead(Linear.of(weights, "antenna.element", hidden, hidden),
                    Linear.of(weights, "antenna.bs", hidden, hidden), Linear.of(weights, "antenna.out", hidden, 1));
        }

        NDArray shares(NodeStates h) {
            NDArray each = element.apply(h.antenna()).add(site.apply(h.bs()).expandDims(1)); // [B, A, H]
            return out.apply(Activation.relu(each)).squeeze(2).softmax(1); // [B, A]
        }
    }
}
