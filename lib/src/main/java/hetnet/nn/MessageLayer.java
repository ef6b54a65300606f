package hetnet.nn;

import hetnet.graph.GraphTensors;

/** One layer of message passing over a heterogeneous graph. */
public interface MessageLayer {

    /** The next states of all nodes. */
    NodeStates apply(NodeStates h, GraphTensors graph);
}
