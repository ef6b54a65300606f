package hetnet.nn;

import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.model.hetgnn.HetGnnVariant;
import hetnet.model.unrolled.ModelComponent;

/** One layer of message passing over a heterogeneous graph. */
public interface MessageLayer {

    /** The next states of all nodes. */
    NodeStates apply(NodeStates h, GraphTensors graph);

    /** The first layer of a network, which reads the features of the nodes. */
    static MessageLayer first(ParameterStore weights, String name, int hidden, HetGnnVariant variant) {
        return variant.has(ModelComponent.TYPES)
                ? new HeteroSageLayer(weights, name, HeteroGraph.UE_FEATURES, HeteroGraph.BS_FEATURES, HeteroGraph.ANTENNA_FEATURES,
                        HeteroGraph.LINK_FEATURES, hidden, variant)
                : new SageLayer(weights, name, HeteroGraph.UE_FEATURES, HeteroGraph.LINK_FEATURES, hidden);
    }

    /** A later layer, which reads hidden states. */
    static MessageLayer next(ParameterStore weights, String name, int hidden, HetGnnVariant variant) {
        return variant.has(ModelComponent.TYPES)
                ? new HeteroSageLayer(weights, name, hidden, hidden, hidden, HeteroGraph.LINK_FEATURES, hidden, variant)
                : new SageLayer(weights, name, hidden, HeteroGraph.LINK_FEATURES, hidden);
    }
}
