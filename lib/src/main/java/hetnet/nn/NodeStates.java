package hetnet.nn;

import ai.djl.ndarray.NDArray;

/**
 * Hidden states of the three node types between layers.
 *
 * @param ue      shape [U, H]
 * @param bs      shape [B, H]
 * @param antenna shape [B, A, H]
 */
public record NodeStates(NDArray ue, NDArray bs, NDArray antenna) {
}
