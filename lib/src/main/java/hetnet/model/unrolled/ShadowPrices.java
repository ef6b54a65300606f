package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import hetnet.radio.tensor.RbMarginals;
import hetnet.radio.tensor.TensorRates;

/**
 * What efficiency and power are worth for given powers, to the first order: by these prices RBs can be compared one by
 * one, as columns of a linear programme by their reduced costs.
 *
 * @param efficiencyPrice q_ib, slope of the utility in the efficiency of each link, shape [L, K, U]
 * @param powerPrice      pi_b, mean slope of the utility in the power of a BS on an RB, over the equal share of an RB;
 *                        shape [L, B, 1]
 * @param values          {@link #values} of the powers that the prices are for, shape [L, R]
 */
record ShadowPrices(NDArray efficiencyPrice, NDArray powerPrice, NDArray values) {

    /** @param fraction alpha_j^r that the rates are made of, shape [L, B, R] */
    static ShadowPrices of(TensorRates rates, SoftAssociation association, NDArray fraction, float alpha) {
        NDArray efficiency = association.slopes(rates.efficiency(), alpha); // [L, K, U]
        RbMarginals marginals = rates.marginals(efficiency);
        NDArray power = fraction.mul(marginals.net()).sum(new int[] {2}, true); // [L, B, 1]
        return new ShadowPrices(efficiency, power, values(marginals, power, fraction));
    }

    /**
     * What each RB is worth to all UEs, less what its power could do elsewhere. Where an RB takes over the powers of
     * another, the utility grows by the difference of their values over R, to the first order.
     *
     * @param fraction alpha_j^r that the rates are made of, shape [L, B, R]
     * @return shape [L, R]
     */
    NDArray values(TensorRates rates, NDArray fraction) {
        return values(rates.marginals(efficiencyPrice), powerPrice, fraction);
    }

    private static NDArray values(RbMarginals marginals, NDArray power, NDArray fraction) {
        return marginals.rbValue().sub(fraction.mul(fraction.getShape().get(2)).mul(power)).sum(new int[] {1});
    }
}
