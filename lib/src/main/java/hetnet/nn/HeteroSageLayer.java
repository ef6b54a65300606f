package hetnet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import hetnet.nn.Relation.Edges;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One layer of type-aware message passing (heterogeneous SAGE, Steps 2 and 5 of Algorithm 1):
 * h_v' = relu(W_self h_v + sum over relations of W_rel mean over neighbours of message).
 *
 * <p>The link messages are relu(W h_source + W_e e): on a complete graph a mean of source states alone would be the
 * same for every UE, so the edge features enter the message before its non-linearity.
 */
public final class HeteroSageLayer extends MessagePassing {

    private final Map<NodeType, Linear> self = new EnumMap<>(NodeType.class);
    private final Map<Relation, Weights> weights = new EnumMap<>(Relation.class);

    /**
     * @param in        widths of the incoming states
     * @param linkIn    width of the link features that enter the messages of links; 0 where states alone do
     * @param hidden    H, width of the outgoing states
     * @param relations along which there are messages; without {@link Relation#BS_TO_ANTENNA} the states of antennas
     *                  stay as they are
     */
    public HeteroSageLayer(ParameterStore store, String name, Widths in, int linkIn, int hidden,
            Set<Relation> relations) {
        super(relations);
        self.put(NodeType.UE, Linear.of(store, name + ".ue.self", in.ue(), hidden));
        self.put(NodeType.BS, Linear.of(store, name + ".bs.self", in.bs(), hidden));
        if (relations.contains(Relation.BS_TO_ANTENNA)) {
            self.put(NodeType.ANTENNA, Linear.of(store, name + ".antenna.self", in.antenna(), hidden));
        }
        for (Relation relation : Relation.values()) {
            if (relations.contains(relation)) {
                weights.put(relation, weights(relation, store, name + ".", in, linkIn, hidden));
            }
        }
    }

    private static Weights weights(Relation relation, ParameterStore store, String prefix, Widths in, int linkIn,
            int hidden) {
        return switch (relation) {
            case BS_TO_UE -> Weights.rectified(store, prefix + "bs_link_ue", in.bs(), linkIn, hidden);
            case UE_TO_BS -> Weights.rectified(store, prefix + "ue_link_bs", in.ue(), linkIn, hidden);
            case ANTENNA_TO_BS -> Weights.linear(store, prefix + "antenna_element_of_bs", in.antenna(), hidden);
            case BS_TO_ANTENNA -> Weights.linear(store, prefix + "bs_has_antenna", in.bs(), hidden);
            case BS_TO_BS -> Weights.rectified(store, prefix + "bs_beside_bs", in.bs(), 0, hidden);
        };
    }

    @Override
    protected NDArray message(Edges edges) {
        return weights.get(edges.relation()).message(edges);
    }

    @Override
    protected NDList aggregate(List<Received> received) {
        return new NDList(received.stream()
                .map(r -> weights.get(r.edges().relation()).combined(r.edges().mean(r.message()))).toList());
    }

    @Override
    protected NDArray update(NodeType type, NDArray state, NDList heard) {
        return self.containsKey(type)
                ? Activation.relu(heard.stream().reduce(self.get(type).apply(state), NDArray::add)) : state;
    }

    /** The weights of a relation. */
    private interface Weights {

        /** Shape [., ., H]. */
        NDArray message(Edges edges);

        /** Shape [., H]. */
        NDArray combined(NDArray mean);

        /** W h_source, of which a mean needs no further weights. */
        static Weights linear(ParameterStore store, String name, int in, int hidden) {
            return new Plain(Linear.of(store, name, in, hidden));
        }

        /** relu(W h_source + W_e e), and W_rel. @param edgeIn 0 where messages carry states alone */
        static Weights rectified(ParameterStore store, String name, int in, int edgeIn, int hidden) {
            Linear source = Linear.of(store, name + ".source", in, hidden);
            NDList edge = edgeIn == 0 ? new NDList() : new NDList(store.matrix(name + ".edge", edgeIn, hidden));
            return new Rectified(source, edge, Linear.of(store, name + ".combine", hidden, hidden));
        }
    }

    private record Plain(Linear source) implements Weights {

        @Override
        public NDArray message(Edges edges) {
            return source.apply(edges.source());
        }

        @Override
        public NDArray combined(NDArray mean) {
            return mean;
        }
    }

    /** @param edge W_e, or nothing */
    private record Rectified(Linear source, NDList edge, Linear combine) implements Weights {

        @Override
        public NDArray message(Edges edges) {
            NDArray sent = source.apply(edges.source());
            if (edge.isEmpty()) {
                return Activation.relu(sent); // [U, 1, H] or [1, B, H]
            }
            // closed for the next to take its memory: a gradient goes back through the result alone
            try (NDArray seen = edges.features().singletonOrThrow().matMul(edge.singletonOrThrow()).addi(sent)) {
                return Activation.relu(seen); // [U, B, H]
            }
        }

        @Override
        public NDArray combined(NDArray mean) {
            return combine.apply(mean);
        }
    }
}
