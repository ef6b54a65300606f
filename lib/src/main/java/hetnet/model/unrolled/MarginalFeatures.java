package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import hetnet.model.ModelComponent;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.RbMarginals;
import hetnet.radio.tensor.TensorRates;

/**
 * What the rounds of an {@link UnrolledGnn} see of the utility: what it would gain by more power on an RB, and by
 * another owner of it.
 */
interface MarginalFeatures {

    /** A variant that is told nothing. */
    MarginalFeatures NONE = new MarginalFeatures() {

        @Override
        public NDList of(TensorRates rates, SoftAssociation association, NDArray fraction, NDArray coupling,
                float alpha) {
            return new NDList();
        }

        @Override
        public NDList of(NDArray features) {
            return new NDList();
        }

        @Override
        public NDList ascent(NDList features) {
            return new NDList();
        }
    };

    /** How many numbers a variant sees of each BS and RB. */
    static int width(UnrolledVariant variant) {
        return variant.has(ModelComponent.SLOPES) ? Seven.COUNT : 0;
    }

    static MarginalFeatures of(ParameterStore weights, UnrolledVariant variant) {
        return variant.has(ModelComponent.SLOPES) ? new Seven(weights.vector("pull", 1)) : NONE;
    }

    /**
     * @param fraction f_b^r that the rates are made of, shape [L, B, R]
     * @param coupling kappa_bk, shape [L, B, B]
     * @return shape [L, B, R, 7], or nothing
     */
    NDList of(TensorRates rates, SoftAssociation association, NDArray fraction, NDArray coupling, float alpha);

    /** Those that were made elsewhere. @param features shape [L, B, R, 7] @return these, or nothing */
    NDList of(NDArray features);

    /** @return eta rho_b^r, a step of gradient ascent in the logits; shape [L, B, R], or nothing */
    NDList ascent(NDList features);

    /**
     * Power, marginal utility, interference price, rho, value of the RB, its value without interference, and what a
     * takeover would bring, in units of about one.
     *
     * @param eta learned length of the step of gradient ascent, shape [1]
     */
    record Seven(NDArray eta) implements MarginalFeatures {

        private static final int COUNT = 7;
        /** Place of rho, the slope of the utility in the logit of the RB. */
        private static final int RHO = 3;
        private static final float LARGEST = 5;
        /** Added before a logarithm: a thousandth of a unit. */
        private static final float SMALLEST = 1e-3f;

        @Override
        public NDList of(TensorRates rates, SoftAssociation association, NDArray fraction, NDArray coupling,
                float alpha) {
            long sites = fraction.getShape().get(1);
            long blocks = fraction.getShape().get(2);
            NDArray slope = association.slopes(rates.efficiency(), alpha).mul(sites); // B q_ib, [L, K, U]
            RbMarginals marginals = rates.marginals(slope);
            NDArray net = marginals.net(); // [L, B, R]
            NDArray rho = fraction.mul(net.sub(fraction.mul(net).sum(new int[] {2}, true))).mul(blocks)
                    .clip(-LARGEST, LARGEST); // [L, B, R]
            NDArray value = marginals.rbValue(); // [L, B, R]
            NDArray free = marginals.interferenceFreeValue().add(value.mul(0)); // [L, B, R]
            NDArray takeover = free.sub(value).sub(coupling.matMul(value)).clip(-LARGEST, LARGEST); // [L, B, R]
            NDArray power = logarithm(fraction.mul(blocks), 3);
            NDArray utility = logarithm(marginals.marginalUtility(), 2);
            NDArray price = logarithm(marginals.interferencePrice(), 2);
            return new NDList(NDArrays.stack(
                    new NDList(power, utility, price, rho, logarithm(value, 2), logarithm(free, 2), takeover), 3));
        }

        @Override
        public NDList of(NDArray features) {
            return new NDList(features);
        }

        @Override
        public NDList ascent(NDList features) {
            return new NDList(features.singletonOrThrow().get("..., " + RHO).mul(eta));
        }

        private static NDArray logarithm(NDArray x, float spread) {
            return x.add(SMALLEST).log().div(spread);
        }
    }
}
