package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.radio.tensor.Scalars;

/**
 * What each BS of an {@link UnrolledGnn} knows of the others.
 *
 * @param edge     W_e e_bk, part of the messages, shape [L, B, B, 1, H]; nothing where edges have no features
 * @param weight   w_bk of the messages, 0 from a BS to itself, shape [L, B, B] or [1, B, B]: mutual coupling, so that
 *                 BSs out of reach of each other do not count, however many there are; alike for all others where edges
 *                 have no features
 */
record InterferenceGraph(NDList edge, NDArray weight) {

    /**
     * @param edge     W_e e_bk, shape [L, B, B, H], or nothing
     * @param coupling kappa_bk, shape [L, B, B]
     */
    static InterferenceGraph of(NDList edge, NDArray coupling) {
        NDArray weight = edge.isEmpty() ? Scalars.offDiagonal(coupling.getShape().get(1), coupling).expandDims(0)
                : Scalars.times(coupling.add(coupling.transpose(0, 2, 1)), 0.5);
        return new InterferenceGraph(new NDList(edge.stream().map(e -> e.expandDims(3)).toList()), weight);
    }
}
