package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.radio.tensor.ChunkedRates;

/**
 * What efficiency and power are worth for given powers, to the first order: by these prices RBs can be compared one by one, as columns of a
 * linear programme by their reduced costs.
 *
 * @param efficiency slope of the utility in the efficiency of each link, shape [L, K, U]
 * @param power      mean slope of the utility in the power of a BS on an RB, over the equal share of an RB; shape [L, B, 1]
 * @param values     {@link #values} of the powers that the prices are for, shape [L, R]
 */
record ShadowPrices(NDArray efficiency, NDArray power, NDArray values) {

    /** @param fraction alpha_j^r that the band was made of, shape [L, B, R] */
    static ShadowPrices of(ChunkedRates band, SoftAssociation association, NDArray fraction, float alpha) {
        NDArray efficiency = association.slopes(band.efficiency(), alpha); // [L, K, U]
        NDList outlook = band.outlook(efficiency, fraction.max(new int[] {2}, true));
        NDArray net = outlook.get(0).sub(outlook.get(1)); // gain less harm, [L, B, R]
        NDArray power = fraction.mul(net).sum(new int[] {2}, true); // [L, B, 1]
        return new ShadowPrices(efficiency, power, values(outlook, power, fraction));
    }

    /**
     * What each RB is worth to all UEs, less what its power could do elsewhere. Where an RB takes over the powers of another, the utility grows by
     * the difference of their values over R, to the first order.
     *
     * @param fraction alpha_j^r that the band was made of, shape [L, B, R]
     * @return shape [L, R]
     */
    NDArray values(ChunkedRates band, NDArray fraction) {
        return values(band.outlook(efficiency, fraction.max(new int[] {2}, true)), power, fraction);
    }

    private static NDArray values(NDList outlook, NDArray power, NDArray fraction) {
        NDArray worth = outlook.get(2); // [L, B, R]
        return worth.sub(fraction.mul(fraction.getShape().get(2)).mul(power)).sum(new int[] {1});
    }
}
