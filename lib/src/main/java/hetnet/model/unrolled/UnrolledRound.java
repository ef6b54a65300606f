package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import hetnet.model.ModelComponent;
import hetnet.model.unrolled.UnrolledEncoder.Encoding;
import hetnet.nn.Mlp;
import hetnet.nn.ParameterStore;
import java.util.function.UnaryOperator;

/**
 * One round of an {@link UnrolledGnn}; all rounds share its weights. UEs answer to the powers so far, the states of all
 * BSs and RBs hear of each other and of the slopes of the utility, and the logits of the powers move on.
 */
final class UnrolledRound {

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

    /** The next state. */
    RoundState next(RoundState last, Encoding known) {
        NDList features = known.radio().round(last.logit(), readout.siteBias(last.h()), marginals); // [L, B, R, 7]
        NDArray h = states(last.h(), known, features); // [L, B, R, H]
        NDArray logit = last.logit().add(readout.step(h)); // [L, B, R]
        return new RoundState(h, marginals.ascent(features).stream().reduce(logit, NDArray::add)); // [L, B, R]
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
