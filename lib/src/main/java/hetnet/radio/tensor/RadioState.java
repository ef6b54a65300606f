package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * What the air makes of power fractions, for a batch of L networks with K links for each UE: Eqs. (9) and (10) on tensors, and the slope of
 * the utility in the powers. Its R RBs are the whole band or a part of it ({@link ChunkedRates}).
 *
 * @param links        which links these are
 * @param blocks       RBs of the whole band
 * @param snr          gain times budget over noise power and the RBs of the band: the SNR at equal power; shape [L, K, U, 1] without fading, [L, K, U, R] with
 * @param wanted       wanted power over noise, shape [L, K, U, R]
 * @param disturbance  interference plus noise over noise, shape [L, K, U, R]
 * @param logs         ln(1 + SINR), nat/s/Hz; shape [L, K, U, R]
 * @param efficiency   spectral efficiency of every link over these RBs, nat/s/Hz; shape [L, K, U]
 */
public record RadioState(Links links, long blocks, NDArray snr, NDArray wanted, NDArray disturbance, NDArray logs, NDArray efficiency) {

    /** @param fraction alpha_j^r, rows sum to 1 over the whole band; shape [L, B, R] */
    public static RadioState of(Links links, long blocks, NDArray snr, NDArray fraction) {
        NDArray wanted = snr.mul(links.atLinks(Scalars.times(fraction, blocks))); // [L, K, U, R]
        NDArray disturbance = sumOverOthers(wanted).add(1);
        NDArray logs = wanted.div(disturbance).add(1).log();
        return new RadioState(links, blocks, snr, wanted, disturbance, logs, logs.mean(new int[] {3}));
    }

    /** At each link the sum over all others of its UE, added up and not taken as a difference, for single precision. x: [L, K, U, R]. */
    private static NDArray sumOverOthers(NDArray x) {
        Shape shape = x.getShape();
        NDArray flat = x.reshape(shape.get(0), shape.get(1), -1); // [L, K, U R]
        return others(x.getManager(), shape.get(1), x).matMul(flat).reshape(shape);
    }

    /** 1 off the diagonal, [count, count]. */
    public static NDArray others(NDManager manager, long count, NDArray like) {
        NDArray eye = manager.eye((int) count).toType(like.getDataType(), false);
        return manager.ones(new Shape(count, count), like.getDataType()).sub(eye);
    }

    /**
     * How the utility grows with the power of a BS on an RB: through its own UEs, and (taken off) through the UEs that it disturbs.
     *
     * @param weight slope of the utility in the efficiency of each link, shape [L, K, U]
     * @return gain and harm, both positive, shape [L, B, R] each
     */
    public NDArray[] slopes(NDArray weight) {
        NDArray total = disturbance.add(wanted); // [L, K, U, R]
        NDArray q = weight.expandDims(3); // [L, K, U, 1]
        NDArray own = links.perSite(q.mul(snr).div(total)); // [L, B, R]
        NDArray hurt = q.mul(wanted).div(disturbance.mul(total)); // [L, K, U, R]
        NDArray harm = links.perSite(snr.mul(sumOverOthers(hurt))); // [L, B, R]
        return new NDArray[] {own, harm};
    }

    /**
     * What each RB is worth to the UEs of a BS, to the first order: as things are, and if the BS had the RB to itself.
     *
     * @param weight slope of the utility in the efficiency of each link, shape [L, K, U]
     * @param peak   power fraction of the BS on an RB that it has to itself, shape [L, B, 1]
     * @return the present worth, shape [L, B, R], and the worth alone, shape [L, B, 1] without fading, [L, B, R] with; over the whole band the present
     *         worths of all add up to its RBs times the sum of weight times efficiency
     */
    public NDArray[] worths(NDArray weight, NDArray peak) {
        NDArray q = weight.expandDims(3); // [L, K, U, 1]
        NDArray alone = snr.mul(links.atLinks(peak.mul(blocks))).add(1).log(); // [L, K, U, 1 or R]
        return new NDArray[] {links.perSite(q.mul(logs)), links.perSite(q.mul(alone))};
    }
}
