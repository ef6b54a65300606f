package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;

/**
 * The alpha-fair utility as the logarithm of the one rate that, given to every UE, would be worth the same:
 * ln(mean R^(1-alpha)) / (1-alpha), for alpha = 1 mean ln R. It ranks allocations as the utility does, and its gradients have the same
 * size for every alpha.
 */
public final class CertaintyEquivalent {

    /** Added to rates before a logarithm, nat/s/Hz: a thousandth of the rates of interest. */
    private static final float RATE_FLOOR = 1e-5f;

    private CertaintyEquivalent() {
    }

    /**
     * @param rate  R_i over the bandwidth, shape [L, U]
     * @param alpha fairness
     * @return mean over the networks, a scalar
     */
    public static NDArray of(NDArray rate, double alpha) {
        NDArray log = rate.add(RATE_FLOOR).log();
        if (alpha == 1) {
            return log.mean();
        }
        NDArray mean = log.mean(new int[] {1}, true); // [L, 1], taken out so that powers stay near one
        NDArray powers = Scalars.times(log.sub(mean), 1 - alpha).exp().mean(new int[] {1}); // [L]
        return Scalars.times(powers.log(), 1 / (1 - alpha)).add(mean.squeeze(1)).mean();
    }

    /** As {@link #of}, of each network by itself; shape [L]. */
    public static NDArray ofEach(NDArray rate, double alpha) {
        NDArray log = rate.add(RATE_FLOOR).log();
        NDArray mean = log.mean(new int[] {1}); // [L]
        if (alpha == 1) {
            return mean;
        }
        return Scalars.times(Scalars.times(log.sub(mean.expandDims(1)), 1 - alpha).exp().mean(new int[] {1}).log(), 1 / (1 - alpha)).add(mean);
    }
}
