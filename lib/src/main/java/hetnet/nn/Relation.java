package hetnet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.graph.GraphTensors;
import hetnet.radio.tensor.Scalars;

/** A kind of edge of the heterogeneous graph, in one direction (Step 2 of Algorithm 1). */
public enum Relation {
    /** Every link with a path, seen from the UE; its edges carry path loss and distance. */
    BS_TO_UE(NodeType.UE, 1) {
        @Override
        Edges edges(NodeStates h, GraphTensors graph) {
            return new Edges(this, h.bs().expandDims(0), new NDList(graph.link()), graph.linked().expandDims(2),
                    graph.complete());
        }
    },
    /** The same links, seen from the BS. */
    UE_TO_BS(NodeType.BS, 0) {
        @Override
        Edges edges(NodeStates h, GraphTensors graph) {
            return new Edges(this, h.ue().expandDims(1), new NDList(graph.link()), graph.linked().expandDims(2),
                    graph.complete());
        }
    },
    /** The antennas of a BS. */
    ANTENNA_TO_BS(NodeType.BS, 1) {
        @Override
        Edges edges(NodeStates h, GraphTensors graph) {
            return new Edges(this, h.antenna(), new NDList(), ones(h.antenna()), true);
        }
    },
    /** The BS of an antenna. */
    BS_TO_ANTENNA(NodeType.ANTENNA, 1) {
        @Override
        Edges edges(NodeStates h, GraphTensors graph) {
            NDArray own = h.bs().expandDims(1); // [B, 1, F]
            return new Edges(this, own, new NDList(), ones(own), true);
        }
    },
    /** All other BSs. */
    BS_TO_BS(NodeType.BS, 1) {
        @Override
        Edges edges(NodeStates h, GraphTensors graph) {
            return new Edges(this, h.bs().expandDims(0), new NDList(),
                    Scalars.offDiagonal(graph.sites(), graph.bs()).expandDims(2), false);
        }
    };

    private final NodeType target;
    private final int sourceAxis;

    Relation(NodeType target, int sourceAxis) {
        this.target = target;
        this.sourceAxis = sourceAxis;
    }

    /** The nodes that hear along it. */
    public NodeType target() {
        return target;
    }

    /** Whether its edges are links between UEs and BSs, with features. */
    public boolean isLink() {
        return this == BS_TO_UE || this == UE_TO_BS;
    }

    /** Its edges in a graph whose nodes are in these states. */
    abstract Edges edges(NodeStates h, GraphTensors graph);

    private static NDArray ones(NDArray source) {
        return source.get("..., :1").onesLike(); // [B, ., 1]
    }

    /**
     * The edges of a relation; tensors are broadcast over axes of length 1.
     *
     * @param relation whose edges these are
     * @param source   states of the nodes that speak, shape [U, 1, F], [1, B, F], [B, A, F] or [B, 1, F]
     * @param features of the edges, shape [U, B, E]; nothing where they have none
     * @param linked   1 for an edge, else 0; shape [U, B, 1], [B, A, 1], [B, 1, 1] or [B, B, 1]
     * @param complete whether all of these are known to be 1
     */
    public record Edges(Relation relation, NDArray source, NDList features, NDArray linked, boolean complete) {

        /** Sum over the neighbours of each target. @param message shape [., ., H] @return shape [., H], or [B, 1, H] */
        public NDArray sum(NDArray message) {
            boolean keep = relation == BS_TO_ANTENNA; // every antenna of a BS hears the same
            boolean whole = complete && message.getShape().slice(0, 2).equals(linked.getShape().slice(0, 2));
            return (whole ? message : message.mul(linked)).sum(new int[] {relation.sourceAxis}, keep);
        }

        /** How many neighbours each target has; shape [., 1], or [B, 1, 1]. */
        public NDArray count() {
            return linked.sum(new int[] {relation.sourceAxis}, relation == BS_TO_ANTENNA);
        }

        /** Mean over the neighbours of each target, 0 where it has none. @param message shape [., ., H] */
        public NDArray mean(NDArray message) {
            return sum(message).div(count().maximum(1));
        }
    }
}
