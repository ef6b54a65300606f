package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.Scalars;
import hetnet.radio.tensor.TensorAlphaFair;
import hetnet.radio.tensor.TensorRates;

/**
 * Who serves whom, softly, for a batch of L networks with K links for each UE: every UE leans to the BS where the
 * alpha-fair utility gains most by its joining, V(c / n) - m, with n the load of the BS and m the utility that its UEs
 * lose. Loads and losses follow the UEs with damping.
 *
 * @param links   which links these are
 * @param logits  what the SoftMax and the final decision are made of, shape [L, K, U]
 * @param share   a_ij, sums to 1 over the links of a UE; shape [L, K, U]
 * @param load    n_b, sum of the shares; shape [L, B]
 * @param logLoad damped ln n_b, shape [L, B]
 * @param loss    damped utility lost per joining UE, in units of the mean; shape [L, B]
 */
record SoftAssociation(Links links, NDArray logits, NDArray share, NDArray load, NDArray logLoad, NDArray loss) {

    /**
     * Added to the spectral efficiency of a link, nat/s/Hz, so that one without a path attracts nobody and yet has a
     * logarithm.
     */
    private static final float SMALLEST_EFFICIENCY = 1e-4f;
    /** Rates this far from the mean, in nats, pull no harder than those at the limit. */
    private static final float FARTHEST = 5f;

    /** All tensors. */
    NDList list() {
        return new NDList(logits, share, load, logLoad, loss);
    }

    /** A start where UEs lean to the strongest BS. @param near shares, shape [L, K, U] */
    static SoftAssociation start(Links links, NDArray near) {
        NDArray load = links.perSite(near); // [L, B]
        return new SoftAssociation(links, near, near, load, Scalars.atLeast(load, TensorRates.SMALLEST_LOAD).log(),
                load.onesLike());
    }

    /**
     * One damped best response.
     *
     * @param efficiency of the links, shape [L, K, U]
     * @param bias       added to the attraction of each BS, shape [L, B]
     * @param alpha      fairness
     * @param sharpness  of the SoftMax
     * @param damping    share of the way that loads and losses go, 0 to 1
     */
    SoftAssociation next(NDArray efficiency, NDArray bias, float alpha, float sharpness, float damping) {
        NDArray rate = efficiency.add(SMALLEST_EFFICIENCY).log().sub(links.atLinks(logLoad)); // ln rate, [L, K, U]
        NDArray mean = share.mul(rate).sum(new int[] {1}, true).mean(new int[] {2}, true); // [L, 1, 1]
        NDArray relative = Scalars.within(rate.sub(mean), -FARTHEST, FARTHEST);
        TensorAlphaFair utility = new TensorAlphaFair(alpha);
        NDArray logit = utility.relative(relative).sub(links.atLinks(loss)).add(links.atLinks(bias)); // [L, K, U]
        NDArray next = Scalars.times(logit, sharpness).softmax(1);
        NDArray load = links.perSite(next); // [L, B]
        NDArray followed = Scalars.times(logLoad, 1 - damping)
                .add(Scalars.times(Scalars.atLeast(load, TensorRates.SMALLEST_LOAD).log(), damping));
        NDArray lost = loss;
        if (alpha != 1) {
            NDArray present = links.perSite(next.mul(utility.power(relative)))
                    .div(Scalars.atLeast(load, TensorRates.SMALLEST_LOAD));
            lost = Scalars.times(loss, 1 - damping).add(Scalars.times(present, damping));
        }
        return new SoftAssociation(links, logit, next, load, followed, lost);
    }

    /** Rates over the bandwidth under equal time sharing, nat/s/Hz; shape [L, U]. */
    NDArray rates(NDArray efficiency) {
        return TensorRates.shared(links, share, load, efficiency);
    }

    /**
     * q_ib, slope of the alpha-fair utility (its certainty equivalent) in the efficiency of each link, shares and loads
     * kept.
     *
     * @return shape [L, K, U]
     */
    NDArray slopes(NDArray efficiency, float alpha) {
        NDArray slope = new TensorAlphaFair(alpha).slopes(rates(efficiency)); // [L, U]
        return share.div(links.atLinks(Scalars.atLeast(load, TensorRates.SMALLEST_LOAD))).mul(slope.expandDims(1));
    }
}
