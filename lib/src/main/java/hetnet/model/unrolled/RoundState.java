package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.radio.tensor.Scalars;

/**
 * What goes from round to round of an {@link UnrolledGnn}.
 *
 * @param h           states, shape [L, B, R, H]
 * @param logit       of the powers, shape [L, B, R]
 * @param association who leans to whom
 * @param utility     utility of the powers that the round was given, shape [L]
 */
record RoundState(NDArray h, NDArray logit, SoftAssociation association, NDArray utility) {

    /** All tensors. */
    NDList list() {
        return association.list().addAll(new NDList(h, logit, utility));
    }

    /** This for the networks where the choice is 0, the other where it is 1. @param choice [L] */
    RoundState where(NDArray choice, RoundState other) {
        return new RoundState(Scalars.either(choice, h, other.h), Scalars.either(choice, logit, other.logit),
                association.where(choice, other.association), Scalars.either(choice, utility, other.utility));
    }

    /**
     * This where chosen is 0; where it is 1, other states and logits, these raised so that the largest of a BS is what
     * it was.
     *
     * @param chosen     0 or 1 for each RB, shape [1, 1, R]
     * @param otherH     shape [L, B, R, H]
     * @param otherLogit shape [L, B, R]
     */
    RoundState where(NDArray chosen, NDArray otherH, NDArray otherLogit) {
        NDArray level = logit.max(new int[] {2}, true).sub(otherLogit.max(new int[] {2}, true)); // [L, B, 1]
        NDArray kept = chosen.sub(1).neg(); // [1, 1, R]
        return new RoundState(h.mul(kept.expandDims(3)).add(otherH.mul(chosen.expandDims(3))),
                logit.mul(kept).add(otherLogit.add(level).mul(chosen)), association, utility);
    }
}
