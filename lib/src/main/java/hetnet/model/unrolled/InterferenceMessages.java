package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import hetnet.model.ModelComponent;
import hetnet.nn.Linear;
import hetnet.nn.ParameterStore;
import java.util.function.UnaryOperator;

/** What the BSs of an {@link UnrolledGnn} say to each other about each RB. */
interface InterferenceMessages {

    /** No edges: a BS hears of others through the slopes alone. */
    InterferenceMessages NONE = new InterferenceMessages() {

        @Override
        public int parts() {
            return 0;
        }

        @Override
        public InterferenceGraph graph(NDList edge, NDArray coupling) {
            return new InterferenceGraph(new NDList(), coupling);
        }

        @Override
        public NDList received(NDArray h, InterferenceGraph graph) {
            return new NDList();
        }
    };

    /** @param hidden H, width of the states */
    static InterferenceMessages of(ParameterStore weights, int hidden, UnrolledVariant variant) {
        if (!variant.has(ModelComponent.BS_BS)) {
            return NONE;
        }
        Linear state = Linear.of(weights, "message.state", hidden, hidden);
        UnaryOperator<NDArray> edge = variant.has(ModelComponent.EDGES_IN_MESSAGES)
                ? Linear.of(weights, "message.edge", hidden, hidden)::apply : e -> e;
        Linear out = Linear.of(weights, "message.out", hidden, hidden);
        return new Weighted(state, edge, out);
    }

    /** How many tensors {@link #received} gives. */
    int parts();

    /**
     * The graph that messages go along.
     *
     * @param edge     e_bk, shape [L, B, B, H], or nothing
     * @param coupling kappa_bk, 0 where there are no edges; shape [L, B, B]
     */
    InterferenceGraph graph(NDList edge, NDArray coupling);

    /**
     * What the other BSs say about each RB, those that disturb the more the louder.
     *
     * @param h shape [L, B, R, H]
     * @return W_o mu_b^r, shape [L, B, R, H], or nothing
     */
    NDList received(NDArray h, InterferenceGraph graph);

    /**
     * W_o mu_b^r with mu_b^r = sum_k w_bk GELU(W_s h_k^r + W_e e_bk).
     *
     * @param state W_s
     * @param edge  W_e, where edges have features
     * @param out   W_o
     */
    record Weighted(Linear state, UnaryOperator<NDArray> edge, Linear out) implements InterferenceMessages {

        @Override
        public int parts() {
            return 1;
        }

        @Override
        public InterferenceGraph graph(NDList edges, NDArray coupling) {
            NDList mapped = new NDList(edges.stream().map(edge).toList());
            return InterferenceGraph.of(mapped, coupling);
        }

        @Override
        public NDList received(NDArray h, InterferenceGraph graph) {
            NDArray from = state.apply(h).expandDims(1); // [L, 1, B, R, H]
            NDArray message = Activation.gelu(graph.edge().stream().reduce(from, NDArray::add)); // [L, B or 1, B, R, H]
            NDArray weight = graph.weight().expandDims(3).expandDims(4); // [L, B, B, 1, 1]
            return new NDList(out.apply(message.mul(weight).sum(new int[] {2}))); // [L, B, R, H]
        }
    }
}
