package hetnet.model.hetgnn;

import hetnet.graph.GraphTensors;
import hetnet.model.hetgnn.engine.HetGnnEngine;
import hetnet.nn.ParameterStore;
import java.util.Map;
import java.util.Optional;

/**
 * A network over the heterogeneous graph of Step 2: what {@code hetnet.train.imitation.ImitationTask} trains and
 * {@link HetGnnModel} decides by. {@link HetGnn} is the paper's; lib/EXTENDING.md shows how to write another.
 */
@FunctionalInterface
public interface GraphNetwork {

    /**
     * One forward pass over the whole graph, differentiable in the weights.
     *
     * @param graph features as the scaler of the training left them
     * @return scores and shares as {@link Prediction} describes them; the logit of a pair without a path must be far
     *         below all others
     */
    Prediction predict(GraphTensors graph);

    /**
     * Decides by the same weights without tensors.
     *
     * @param weights a copy, by name
     * @return nothing where {@link #predict} is to decide: so for every network but the paper's
     */
    default Optional<HetGnnEngine> engine(Map<String, float[]> weights) {
        return Optional.empty();
    }

    /** Makes a network: the constructor of one, such as {@code HetGnn::new}. */
    @FunctionalInterface
    interface Factory {

        /**
         * @param weights where the network puts every tensor that is to be trained, each under its own name
         * @param hidden  H, width of the hidden states
         * @param blocks  R, number of RBs
         */
        GraphNetwork create(ParameterStore weights, int hidden, int blocks);
    }
}
