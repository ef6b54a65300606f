package hetnet.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import hetnet.graph.HeteroGraph;

/**
 * The paper's network (Steps 2 and 5 of Algorithm 1): two {@link HeteroSageLayer}s and three heads.
 *
 * <p>Equivariant to the order of UEs, BSs and antennas. RBs have no features: the power head learns one score per RB index, as the
 * paper's does, so that its number of RBs is fixed.
 */
public final class HetGnn implements GraphNetwork {

    /** Logit of a pair without a path: SoftMax gives it nothing, and single precision still holds it. */
    private static final float NO_PATH_LOGIT = -1e9f;

    private final HeteroSageLayer first;
    private final HeteroSageLayer second;
    private final Linear ueScore;
    private final Linear bsScore;
    private final NDArray linkScore;
    private final Linear associationOut;
    private final Linear antennaHidden;
    private final Linear antennaSite;
    private final Linear antennaOut;
    private final Linear powerHidden;
    private final Linear powerOut;

    /**
     * @param hidden H, width of all hidden states
     * @param blocks R, number of RBs
     */
    public HetGnn(Weights weights, int hidden, int blocks) {
        first = new HeteroSageLayer(weights, "layer1", HeteroGraph.UE_FEATURES, HeteroGraph.BS_FEATURES,
                HeteroGraph.ANTENNA_FEATURES, HeteroGraph.LINK_FEATURES, hidden);
        second = new HeteroSageLayer(weights, "layer2", hidden, hidden, hidden, HeteroGraph.LINK_FEATURES, hidden);
        ueScore = Linear.of(weights, "association.ue", hidden, hidden);
        bsScore = Linear.of(weights, "association.bs", hidden, hidden);
        linkScore = weights.matrix("association.link", HeteroGraph.LINK_FEATURES, hidden);
        associationOut = Linear.of(weights, "association.out", hidden, 1);
        antennaHidden = Linear.of(weights, "antenna.element", hidden, hidden);
        antennaSite = Linear.of(weights, "antenna.bs", hidden, hidden);
        antennaOut = Linear.of(weights, "antenna.out", hidden, 1);
        powerHidden = Linear.of(weights, "power.hidden", hidden, hidden);
        powerOut = Linear.of(weights, "power.out", hidden, blocks);
    }

    @Override
    public Prediction predict(GraphTensors graph) {
        NodeStates input = new NodeStates(graph.ue(), graph.bs(), graph.antenna());
        NodeStates h = second.apply(first.apply(input, graph), graph);
        return new Prediction(association(h, graph), antennas(h), power(h));
    }

    /**
     * The edge head on [h_u, h_b, e]; its first layer is W_u h_u + W_b h_b + W_e e, so that the two large products are made per node
     * and not per edge.
     */
    private NDArray association(NodeStates h, GraphTensors graph) {
        NDArray edge = ueScore.apply(h.ue()).expandDims(1) // [U, 1, H]
                .add(bsScore.apply(h.bs()).expandDims(0)) // [U, B, H]
                .add(graph.link().matMul(linkScore));
        NDArray logit = associationOut.apply(Activation.relu(edge)).squeeze(2); // [U, B]
        return logit.add(graph.linked().sub(1).mul(-NO_PATH_LOGIT));
    }

    private NDArray antennas(NodeStates h) {
        NDArray element = antennaHidden.apply(h.antenna()).add(antennaSite.apply(h.bs()).expandDims(1)); // [B, A, H]
        return antennaOut.apply(Activation.relu(element)).squeeze(2).softmax(1); // [B, A]
    }

    private NDArray power(NodeStates h) {
        return powerOut.apply(Activation.relu(powerHidden.apply(h.bs()))).softmax(1); // [B, R]
    }
}
