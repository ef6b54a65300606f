package hetnet.nn;

import hetnet.graph.GraphTensors;

/**
 * One layer of message passing over a heterogeneous graph: every node hears from its neighbours and moves on.
 * {@link HeteroSageLayer} is the paper's, made of the steps of {@link MessagePassing}; lib/EXTENDING.md shows how to
 * write another.
 */
public interface MessageLayer {

    /** The next states of all nodes. */
    NodeStates apply(NodeStates h, GraphTensors graph);

    /** Makes a layer: the constructor of one. */
    @FunctionalInterface
    interface Factory {

        /**
         * A layer with weights of its own.
         *
         * @param weights where it puts every tensor that is to be trained, each under a name of its own
         * @param name    what these names begin with
         * @param in      widths of the incoming states
         * @param hidden  H, width of all outgoing states
         */
        MessageLayer create(ParameterStore weights, String name, Widths in, int hidden);
    }

    /**
     * Widths of the states of the three node types.
     *
     * @param ue      of UEs
     * @param bs      of BSs
     * @param antenna of antennas
     */
    record Widths(int ue, int bs, int antenna) {
    }
}
