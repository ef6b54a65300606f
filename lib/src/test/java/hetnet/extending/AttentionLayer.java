package hetnet.extending;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.nn.Linear;
import hetnet.nn.MessageLayer;
import hetnet.nn.NodeStates;
import hetnet.nn.ParameterStore;

/**
 * A layer that the kit does not have: nodes attend to their neighbours by the features of the link (after Velickovic et
 * al., "Graph attention networks", ICLR 2018), alpha_ub = SoftMax of a score of e_ub over the neighbours; antennas keep
 * to themselves.
 */
final class AttentionLayer implements MessageLayer {

    private static final float NO_PATH_SCORE = -1e9f;

    private final Linear ueSelf;
    private final Linear bsSelf;
    private final Linear antennaSelf;
    private final Linear fromBs;
    private final Linear fromUe;
    private final Linear score;

    AttentionLayer(ParameterStore weights, String name, Widths in, int hidden) {
        ueSelf = Linear.of(weights, name + ".ue", in.ue(), hidden);
        bsSelf = Linear.of(weights, name + ".bs", in.bs(), hidden);
        antennaSelf = Linear.of(weights, name + ".antenna", in.antenna(), hidden);
        fromBs = Linear.of(weights, name + ".from_bs", in.bs(), hidden);
        fromUe = Linear.of(weights, name + ".from_ue", in.ue(), hidden);
        score = Linear.of(weights, name + ".score", HeteroGraph.LINK_FEATURES, 1);
    }

    @Override
    public NodeStates apply(NodeStates h, GraphTensors graph) {
        NDArray linked = graph.linked(); // [U, B]
        NDArray scores = score.apply(graph.link()).squeeze(2).add(linked.sub(1).mul(-NO_PATH_SCORE)); // [U, B]
        NDArray toUe = scores.softmax(1).mul(linked).matMul(fromBs.apply(h.bs())); // [U, H], 0 out of coverage
        NDArray toBs = scores.softmax(0).mul(linked).transpose().matMul(fromUe.apply(h.ue())); // [B, H]
        return new NodeStates(Activation.relu(ueSelf.apply(h.ue()).add(toUe)),
                Activation.relu(bsSelf.apply(h.bs()).add(toBs)), Activation.relu(antennaSelf.apply(h.antenna())));
    }
}
