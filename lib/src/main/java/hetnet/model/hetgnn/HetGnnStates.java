package hetnet.model.hetgnn;

import ai.djl.ndarray.NDManager;
import hetnet.graph.GraphTensors;
import hetnet.graph.ScaledGraph;
import hetnet.nn.MessageLayer;
import hetnet.nn.MessagePassing;
import hetnet.nn.NodeStates;
import hetnet.nn.Relation;

/**
 * What goes on inside the paper's network on the way to a decision, for a person to read: what is said in the first
 * layer, and the states that the heads see.
 *
 * @param message along the relation that was asked for, of the first layer; flat [U * B * H] where the relation is one
 *                of links with features
 * @param ue      states of the UEs after both layers, flat [U * H]
 * @param bs      states of the BSs after both layers, flat [B * H]
 */
public record HetGnnStates(float[] message, float[] ue, float[] bs) {

    /**
     * Those of one forward pass.
     *
     * @param graph    as the model's scaler leaves it
     * @param relation whose messages are kept
     * @throws IllegalArgumentException when the network is not the paper's, or says nothing along the relation
     */
    public static HetGnnStates of(HetGnnModel model, ScaledGraph graph, Relation relation) {
        if (!(model.network() instanceof HetGnn network)
                || !(network.layers().get(0) instanceof MessagePassing first)) {
            throw new IllegalArgumentException("this network has no layers that pass messages along relations");
        }
        try (NDManager scratch = model.manager().newSubManager()) {
            GraphTensors tensors = GraphTensors.of(graph, scratch);
            NodeStates h = HetGnn.features(tensors);
            float[] said = first.messages(relation, h, tensors).toFloatArray();
            for (MessageLayer layer : network.layers()) {
                h = layer.apply(h, tensors);
            }
            return new HetGnnStates(said, h.ue().toFloatArray(), h.bs().toFloatArray());
        }
    }
}
