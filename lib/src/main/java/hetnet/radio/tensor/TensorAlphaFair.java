package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import hetnet.radio.AlphaFair;

/**
 * The alpha-fair utility on tensors: the twin of {@link AlphaFair}, over rates in nat/s/Hz. It is taken as its
 * certainty equivalent, the logarithm of the one rate that, given to every UE, would be worth the same,
 * <pre>
 *   ln(1/N sum_i R_i^(1 - alpha)) / (1 - alpha),   for alpha = 1   1/N sum_i ln R_i
 * </pre>
 * which ranks allocations as the utility does, while its slopes have the same size for every alpha.
 *
 * @param alpha fairness, 0 to 10
 */
public record TensorAlphaFair(double alpha) {

    /**
     * Below this rate, nat/s/Hz, the utility goes on as its tangent, as that of {@link AlphaFair} does below
     * {@link AlphaFair#RATE_FLOOR_BPS}. That floor would be 3e-11 here, and one UE there could swamp all others in
     * single precision; a served UE has a thousandfold of this one.
     */
    public static final float RATE_FLOOR = 1e-5f;

    /**
     * The certainty equivalent of each network.
     *
     * @param rate R_i over the bandwidth, nat/s/Hz; shape [L, U]
     * @return shape [L]
     */
    public NDArray certaintyEquivalent(NDArray rate) {
        NDArray log = floored(rate).log(); // [L, U]
        NDArray below = below(rate); // [L, U]
        NDArray mean = log.mean(new int[] {1}); // [L], taken out so that powers stay near one
        if (alpha == 1) {
            return below.mean(new int[] {1}).add(mean);
        }
        NDArray powers = tangent(power(log.sub(mean.expandDims(1))), below).mean(new int[] {1}); // [L]
        return Scalars.times(powers.log(), 1 / (1 - alpha)).add(mean);
    }

    /**
     * The slopes of {@link #certaintyEquivalent} in the rates, R_i^-alpha / sum_k R_k^(1 - alpha).
     *
     * @param rate nat/s/Hz; shape [L, U]
     * @return shape [L, U]
     */
    public NDArray slopes(NDArray rate) {
        NDArray floored = floored(rate);
        NDArray log = floored.log();
        NDArray power = power(log.sub(log.mean(new int[] {1}, true))); // R^(1 - alpha), scaled
        return power.div(tangent(power, below(rate)).sum(new int[] {1}, true)).div(floored);
    }

    /**
     * The utility of rates over a common rate, (x^(1 - alpha) - 1) / (1 - alpha), or ln x for alpha = 1; it is 0 at x =
     * 1, with slope 1.
     *
     * @param log ln x; the result has its shape
     */
    public NDArray relative(NDArray log) {
        return alpha == 1 ? log : Scalars.times(power(log).sub(1), 1 / (1 - alpha));
    }

    /** x^(1 - alpha). @param log ln x; the result has its shape */
    public NDArray power(NDArray log) {
        return Scalars.times(log, 1 - alpha).exp();
    }

    private static NDArray floored(NDArray rate) {
        return Scalars.atLeast(rate, RATE_FLOOR);
    }

    /** How far a rate is below the floor, in floors: 0 to -1. */
    private static NDArray below(NDArray rate) {
        return Scalars.atMost(Scalars.times(rate, 1 / (double) RATE_FLOOR).sub(1), 0);
    }

    /** R^(1 - alpha) goes on as F^(1 - alpha) (1 + (1 - alpha) (R / F - 1)) below the floor F. */
    private NDArray tangent(NDArray power, NDArray below) {
        return power.mul(Scalars.times(below, 1 - alpha).add(1));
    }
}
