package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.radio.tensor.Scalars;
import java.util.Arrays;
import java.util.Objects;

/**
 * What each BS of an {@link UnrolledGnn} knows of the others; null for parts that the variant has not.
 *
 * @param edge     part of the messages, shape [L, B, B, 1, H]
 * @param coupling what one takes from the other, shape [L, B, B]
 * @param weight   of the messages, 0 from a BS to itself, shape [L, B, B]: mutual coupling, so that BSs out of reach of
 *                 each other do not count, however many there are
 */
record InterferenceGraph(NDArray edge, NDArray coupling, NDArray weight) {

    static final InterferenceGraph NONE = new InterferenceGraph(null, null, null);

    /**
     * @param edge     part of the messages, shape [L, B, B, H]; null without features of edges, and all others weigh
     *                 alike
     * @param coupling what one takes from the other, shape [L, B, B]
     */
    static InterferenceGraph of(NDArray edge, NDArray coupling) {
        if (edge == null) {
            NDArray others = Scalars.offDiagonal(coupling.getShape().get(1), coupling);
            return new InterferenceGraph(null, coupling, others.expandDims(0));
        }
        return new InterferenceGraph(edge.expandDims(3), coupling,
                Scalars.times(coupling.add(coupling.transpose(0, 2, 1)), 0.5));
    }

    NDList list() {
        return present(edge, coupling, weight);
    }

    /** Those that are there. */
    static NDList present(NDArray... tensors) {
        return new NDList(Arrays.stream(tensors).filter(Objects::nonNull).toList());
    }
}
