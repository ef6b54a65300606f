package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.Scalars;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;

/**
 * What UEs see of the BSs, for a batch of L networks with K links for each UE.
 *
 * @param links which links these are
 * @param snr   SNR at equal power, 0 where there is no path; shape [L, K, U, 1] without fading, [L, K, U, R] with
 */
public record LinkSnr(Links links, NDArray snr) {

    /** Bounds of the mean SNR of a link as a feature; a link without path counts as one of the smallest. */
    static final float SMALLEST_SNR = 1e-3f;
    private static final float LARGEST_SNR = 1e9f;
    /** How sharply UEs lean to their strongest BS before any power is known, per decade of SNR. */
    private static final float NEARNESS = 8;

    /** Mean over the RBs, within the bounds; shape [L, K, U]. */
    NDArray mean() {
        return snr.mean(new int[] {3}).clip(SMALLEST_SNR, LARGEST_SNR);
    }

    /**
     * How much a UE belongs to the BS of each link, sums to 1 over those of a UE; shape [L, K, U].
     * @param decades log10 of the mean
     */
    static NDArray near(NDArray decades) {
        return decades.sub(decades.max(new int[] {1}, true)).mul(NEARNESS).softmax(1);
    }

    static NDArray decades(NDArray mean) {
        return mean.log().div((float) Math.log(10));
    }

    /**
     * What becomes of power fractions on these links: powers in equal shares, as the SNR is for one.
     *
     * @param fraction f_b^r, shape [L, B, R]
     */
    TensorRates rates(NDArray fraction, TensorScope scope) {
        return TensorRates.of(links, snr, Scalars.times(fraction, fraction.getShape().get(2)), scope);
    }

    /** U. */
    long users() {
        return snr.getShape().get(2);
    }
}
