package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import hetnet.model.ModelComponent;
import hetnet.model.unrolled.UnrolledEncoder.Encoding;
import hetnet.nn.Mlp;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.TensorAlphaFair;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;
import java.util.function.UnaryOperator;

/**
 * One round of an {@link UnrolledGnn}; all rounds share its weights. UEs answer to the powers so far, the states of all
 * BSs and RBs hear of each other and of the slopes of the utility, and the logits of the powers move on.
 */
final class UnrolledRound {

    /** Share of the way that loads go in one round, and how sharply UEs choose there. */
    private static final float DAMPING = 0.3f;
    private static final float SHARPNESS = 6;
    /** How sharply UEs choose where powers are judged: nearly as in the final choice. */
    private static final float JUDGED_SHARPNESS = 20;
    /** Keeps the variance of a state from dividing by zero. */
    private static final float SMALLEST_VARIANCE = 1e-5f;

    private final UnrolledVariant variant;
    private final InterferenceMessages messages;
    private final UnaryOperator<NDArray> update;
    private final UnrolledReadout readout;
    private final MarginalFeatures marginals;

    UnrolledRound(UnrolledVariant variant, InterferenceMessages messages, UnaryOperator<NDArray> update,
            UnrolledReadout readout, MarginalFeatures marginals) {
        this.variant = variant;
        this.messages = messages;
        this.update = update;
        this.readout = readout;
        this.marginals = marginals;
    }

    /** The network of the states; a variant without rounds never asks for it. @param hidden H, width of the states */
    static UnaryOperator<NDArray> update(ParameterStore weights, int hidden, UnrolledVariant variant,
            InterferenceMessages messages) {
        int width = variant.joinedWidth(hidden, 2 + messages.parts()) + MarginalFeatures.width(variant) + 1;
        return variant.has(ModelComponent.ROUNDS) ? Mlp.of(weights, "update", width, 2 * hidden, hidden)::apply
                : unused -> unused;
    }

    /**
     * The next state.
     *
     * @param training whether gradients will be asked for; then nobody asks for utilities of rounds, and none is made
     */
    RoundState next(RoundState last, Encoding known, boolean training) {
        NDArray fraction = last.logit().softmax(2).stopGradient(); // [L, B, R]
        TensorRates rates = known.seen().rates(fraction, new TensorScope(fraction.getManager(), training));
        SoftAssociation association = responded(last, rates, known.alpha(), last.association(), SHARPNESS);
        NDList features = marginals.of(rates, association, fraction, known.graph(), known.alpha()); // [L, B, R, 7]
        NDArray h = states(last.h(), known, features); // [L, B, R, H]
        NDArray logit = last.logit().add(readout.step(h)); // [L, B, R]
        NDArray moved = marginals.ascent(features).stream().reduce(logit, NDArray::add); // [L, B, R]
        NDArray utility = training ? last.utility()
                : utility(rates, responded(last, rates, known.alpha(), association, JUDGED_SHARPNESS), known.alpha());
        return new RoundState(h, moved, association, utility);
    }

    /** @return shape [L] */
    private static NDArray utility(TensorRates rates, SoftAssociation judged, float alpha) {
        return new TensorAlphaFair(alpha).certaintyEquivalent(judged.rates(rates.efficiency()).stopGradient());
    }

    private SoftAssociation responded(RoundState state, TensorRates rates, float alpha, SoftAssociation from,
            float sharpness) {
        return from.next(rates.efficiency(), readout.siteBias(state.h()).stopGradient(), alpha, sharpness, DAMPING);
    }

    private NDArray states(NDArray h, Encoding known, NDList features) {
        NDList heard = new NDList(h).addAll(messages.received(h, known.graph())); // [L, B, R, H] each
        heard.add(h.mean(new int[] {2}, true).add(h.zerosLike())); // [L, B, R, H]
        NDArray alpha = h.stopGradient().get("..., :1").mul(0).add(known.alpha()); // [L, B, R, 1]
        NDArray change = update.apply(NDArrays.concat(variant.joined(heard).addAll(features).addAll(new NDList(alpha)),
                3));
        return normalised(h.add(change));
    }

    /** Zero mean and unit deviation on the last axis. */
    private static NDArray normalised(NDArray x) {
        NDArray centred = x.sub(x.mean(new int[] {3}, true));
        return centred.div(centred.square().mean(new int[] {3}, true).add(SMALLEST_VARIANCE).sqrt());
    }
}
