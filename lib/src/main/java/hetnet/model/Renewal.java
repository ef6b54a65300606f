package hetnet.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * A part of the RBs that starts anew among the rounds of a decision, with another code: what the network then makes of them, beside the rest as
 * it is, may be better than what it found, as a large-neighbourhood search does.
 *
 * @param chosen 1 where an RB starts anew, else 0; shape [1, 1, R]
 * @param code   of all RBs, of which those chosen count; shape [1, B, R, {@link UnrolledGnn#CODE}]
 */
public record Renewal(NDArray chosen, NDArray code) {

    /** All tensors. */
    NDList list() {
        return new NDList(chosen, code);
    }
}
