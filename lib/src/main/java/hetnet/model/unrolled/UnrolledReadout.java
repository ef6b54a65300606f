package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import hetnet.nn.Linear;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.Scalars;
import hetnet.radio.tensor.TensorScope;

/**
 * What the states of an {@link UnrolledGnn} say: how the logits of the powers move, which BSs to favour, and at the end
 * who serves whom.
 *
 * @param step u and u_0, to the logits
 * @param bias to beta_b, of the BSs
 */
record UnrolledReadout(Linear step, Linear bias) {

    /** Responses to the final powers. */
    private static final int FINAL_RESPONSES = 24;
    private static final double BIAS_UNIT = 0.1;

    /** @param hidden H, width of the states */
    static UnrolledReadout of(ParameterStore weights, int hidden) {
        Linear step = Linear.of(weights, "step", hidden, 1);
        return new UnrolledReadout(step, Linear.of(weights, "bias", hidden, 1));
    }

    /** u h_b^r + u_0. @param h shape [L, B, R, H] @return shape [L, B, R] */
    NDArray step(NDArray h) {
        return step.apply(h).squeeze(3);
    }

    /** beta_b. @param h shape [L, B, R, H] @return shape [L, B] */
    NDArray siteBias(NDArray h) {
        return Scalars.times(bias.apply(h.mean(new int[] {2})).squeeze(2), BIAS_UNIT);
    }

    /** Whether gradients will be asked for. */
    boolean isTraining() {
        return step.weight().hasGradient();
    }

    /**
     * The powers of a state and how UEs answer to them.
     *
     * @param radio     of the pass that the state belongs to
     * @param sharpness of the final soft association
     */
    UnrolledGnn.Decision decide(RoundState state, PassRadio radio, LinkSnr seen, float alpha, float sharpness,
            TensorScope scope) {
        NDArray fraction = state.logit().softmax(2); // [L, B, R]
        NDArray efficiency = seen.rates(fraction, scope).efficiency(); // [L, K, U]
        NDArray siteBias = siteBias(state.h()); // [L, B]
        SoftAssociation last = radio.settled(state.logit(), efficiency, siteBias, sharpness, FINAL_RESPONSES)
                .next(efficiency, siteBias, alpha, sharpness, 0);
        return new UnrolledGnn.Decision(fraction, last.logits(), last.rates(efficiency));
    }
}
