package hetnet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.graph.GraphTensors;
import hetnet.nn.Relation.Edges;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A layer in three steps, each to be overridden, as PyTorch Geometric has it (Fey and Lenssen, 2019): along every
 * relation sources send a
 * {@link #message}, every node makes an {@link #aggregate} of what it receives, and an {@link #update} of its state,
 * <pre>
 *   h_v' = update(h_v, aggregate({message(h_u, e_uv) : u neighbour of v}))
 * </pre>
 */
public abstract class MessagePassing implements MessageLayer {

    private final Set<Relation> relations;

    /** @param relations along which there are messages */
    protected MessagePassing(Set<Relation> relations) {
        this.relations = relations.isEmpty() ? EnumSet.noneOf(Relation.class) : EnumSet.copyOf(relations);
    }

    /**
     * What sources say along the edges of a relation.
     *
     * @return shape of the edges but for the last axis, [., ., H]; what is said where there is no edge is not heard
     */
    protected abstract NDArray message(Edges edges);

    /**
     * What the nodes of one type make of their messages: the mean along each relation.
     *
     * @param received along each relation that leads to the type, in the order of {@link Relation}; may be empty
     * @return tensors of the shape [nodes, H]; of antennas [B, 1, H]
     */
    protected NDList aggregate(List<Received> received) {
        return new NDList(received.stream().map(r -> r.edges().mean(r.message())).toList());
    }

    /**
     * The next states of the nodes of one type.
     *
     * @param state shape [nodes, F]; of antennas [B, A, F]
     * @param heard what {@link #aggregate} made
     * @return the state's shape but for the last axis, [., H]
     */
    protected abstract NDArray update(NodeType type, NDArray state, NDList heard);

    @Override
    public NodeStates apply(NodeStates h, GraphTensors graph) {
        return new NodeStates(next(NodeType.UE, h.ue(), h, graph), next(NodeType.BS, h.bs(), h, graph),
                next(NodeType.ANTENNA, h.antenna(), h, graph));
    }

    /**
     * What sources say along a relation of this layer, as the layer itself hears it.
     *
     * @param h states of the nodes before the layer
     * @return shape [., ., H], see {@link #message}
     * @throws IllegalArgumentException when the layer has no messages along the relation
     */
    public final NDArray messages(Relation relation, NodeStates h, GraphTensors graph) {
        if (!relations.contains(relation)) {
            throw new IllegalArgumentException("this layer has messages along %s, and none along %s"
                    .formatted(relations, relation));
        }
        return message(relation.edges(h, graph));
    }

    private NDArray next(NodeType type, NDArray state, NodeStates h, GraphTensors graph) {
        List<Received> received = new ArrayList<>();
        for (Relation relation : relations) {
            if (relation.target() == type) {
                Edges edges = relation.edges(h, graph);
                received.add(new Received(edges, message(edges)));
            }
        }
        return update(type, state, aggregate(received));
    }

    /**
     * The messages along one relation.
     *
     * @param message shape [., ., H]
     */
    protected record Received(Edges edges, NDArray message) {
    }
}
