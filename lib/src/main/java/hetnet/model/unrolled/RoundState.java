package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;

/**
 * What goes from round to round of an {@link UnrolledGnn}.
 *
 * @param h           states, shape [L, B, R, H]
 * @param logit       of the powers, shape [L, B, R]
 * @param association who leans to whom
 * @param utility     utility of the powers that the round was given, shape [L]
 */
record RoundState(NDArray h, NDArray logit, SoftAssociation association, NDArray utility) {
}
