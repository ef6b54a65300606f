package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;

/**
 * What goes from round to round of an {@link UnrolledGnn}, beside the association that {@link PassRadio} remembers.
 *
 * @param h     states, shape [L, B, R, H]
 * @param logit of the powers, shape [L, B, R]
 */
record RoundState(NDArray h, NDArray logit) {
}
