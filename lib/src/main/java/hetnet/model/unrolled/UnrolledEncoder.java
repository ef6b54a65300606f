package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import hetnet.graph.HeteroGraph;
import hetnet.model.ModelComponent;
import hetnet.nn.Linear;
import hetnet.nn.Mlp;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.Scalars;
import hetnet.radio.tensor.TensorScope;
import java.util.function.Function;

/**
 * The start of an {@link UnrolledGnn}: what its graph says of each BS, and the states and logits that the rounds start
 * from.
 */
final class UnrolledEncoder {

    /** Weights of messages to a BS that add up to this are many. */
    private static final float MANY_NEIGHBOURS = 4;
    /** Numbers about a BS beside its embeddings: load, neighbours, alpha. */
    private static final int NUMBERS = 3;
    /** How strongly the readout of the first states counts beside the cosine of the code. */
    private static final double FIRST_STEP = 3;

    private final UnrolledVariant variant;
    private final EdgeEncoder edges;
    private final Function<NDArray, NDList> antennas; // features of elements, [A, F], to their mean embedding, [H]
    private final Mlp site;
    private final Mlp start;
    private final StartCode code;

    /** @param hidden H, width of the states */
    UnrolledEncoder(ParameterStore weights, int hidden, UnrolledVariant variant) {
        this.variant = variant;
        boolean features = variant.has(ModelComponent.BS_BS) && variant.has(ModelComponent.EDGES_IN_MESSAGES);
        edges = features ? new InterferenceEdges(weights, hidden) : EdgeEncoder.NONE;
        antennas = variant.has(ModelComponent.ANTENNAS) ? antennas(weights, hidden) : panel -> new NDList();
        int parts = (features ? 1 : 0) + (variant.has(ModelComponent.ANTENNAS) ? 1 : 0);
        site = Mlp.of(weights, "site", variant.joinedWidth(hidden, parts) + NUMBERS, hidden, hidden);
        code = variant.has(ModelComponent.CODE) ? StartCode.ANGLE : StartCode.NONE;
        start = Mlp.of(weights, "start", hidden + code.width(), hidden, hidden);
    }

    private static Function<NDArray, NDList> antennas(ParameterStore weights, int hidden) {
        Linear antenna = Linear.of(weights, "antenna", HeteroGraph.ANTENNA_FEATURES, hidden);
        return panel -> new NDList(Activation.gelu(antenna.apply(panel)).mean(new int[] {0}));
    }

    /** How features of edges are made; {@link InterferenceEdges} in a variant that has any. */
    interface EdgeEncoder {

        /** Edges without features. */
        EdgeEncoder NONE = new EdgeEncoder() {

            @Override
            public NDList of(Links links, NDArray decades, NDArray share, int sites, float missing,
                    TensorScope scope) {
                return new NDList();
            }

            @Override
            public NDList of(FlatRadio.Pairs pairs) {
                return new NDList();
            }
        };

        /**
         * @param decades log10 of the mean SNR of the links, shape [L, K, U]
         * @param share   of {@link Links#share}, shape [L, K, U]
         * @param missing decades of a UE that has no link to a BS
         * @return e_bk, shape [L, B, B, H], or nothing
         */
        NDList of(Links links, NDArray decades, NDArray share, int sites, float missing, TensorScope scope);

        /** The same by the UEs that count for each BS alone. */
        NDList of(FlatRadio.Pairs pairs);
    }

    /** How the code of a BS and RB enters its start; without it all RBs of a BS start alike. */
    private enum StartCode {
        ANGLE {
            @Override
            NDArray appended(NDArray site, NDArray code) {
                return NDArrays.concat(new NDList(site, code), 3);
            }

            @Override
            NDArray tilted(NDArray logit, NDArray code) {
                return logit.add(code.get("..., 0"));
            }
        },
        NONE;

        int width() {
            return this == NONE ? 0 : UnrolledGnn.CODE;
        }

        NDArray appended(NDArray site, NDArray code) {
            return site;
        }

        NDArray tilted(NDArray logit, NDArray code) {
            return logit;
        }
    }

    /**
     * What a pass knows before its rounds, and all through them.
     *
     * @param radio of the pass
     * @param graph what BSs know of each other
     * @param sites embedding of each BS, shape [L, B, H]
     * @param alpha fairness
     */
    record Encoding(PassRadio radio, InterferenceGraph graph, NDArray sites, float alpha) {
    }

    /** @param panel antenna features, shape [A, F] */
    Encoding encode(PassRadio radio, NDArray panel, float alpha, InterferenceMessages messages) {
        NDList edge = radio.edges(edges); // [L, B, B, H]
        InterferenceGraph graph = messages.graph(edge, radio.coupling());
        return new Encoding(radio, graph, sites(edge, graph, radio.nearby(), panel, alpha), alpha);
    }

    /** Embedding of each BS, shape [L, B, H]. */
    private NDArray sites(NDList edge, InterferenceGraph graph, NDArray nearby, NDArray panel, float alpha) {
        NDArray load = nearby.mul(nearby.getShape().get(1)).expandDims(2); // [L, B, 1]
        NDArray zero = load.mul(0);
        NDArray crowd = zero.add(graph.weight().sum(new int[] {2}, true).div(MANY_NEIGHBOURS)); // [L, B, 1]
        NDList embedded = new NDList();
        NDArray weight = graph.weight().expandDims(3); // [L, B, B, 1]
        edge.forEach(e -> embedded.add(Scalars.times(e.mul(weight).sum(new int[] {2}), 1.0 / MANY_NEIGHBOURS)));
        antennas.apply(panel).forEach(elements -> embedded.add(elements.add(zero))); // [L, B, H]
        NDList numbers = new NDList(load, crowd, zero.add(alpha));
        return site.apply(NDArrays.concat(variant.joined(embedded).addAll(numbers), 2));
    }

    /**
     * @param sites embedding of each BS, shape [L, B, H]
     * @param code  shape [L, B, R, CODE]
     * @return h_b^r, shape [L, B, R, H]
     */
    NDArray states(NDArray sites, NDArray code) {
        NDArray each = sites.expandDims(2).repeat(2, code.getShape().get(2)); // [L, B, R, H]
        return start.apply(this.code.appended(each, code));
    }

    /** 3 (u h + u_0) + cos phi; shape [L, B, R]. */
    NDArray logits(UnrolledReadout readout, NDArray h, NDArray code) {
        return this.code.tilted(Scalars.times(readout.step(h), FIRST_STEP), code);
    }
}
