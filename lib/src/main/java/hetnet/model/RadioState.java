package hetnet.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * What the air makes of power fractions, for a batch of L networks: Eqs. (9) and (10) on tensors, and the slope of the utility in the powers.
 *
 * @param snr          gain times budget over noise power and R: the SNR at equal power; shape [L, B, U, 1] without fading, [L, B, U, R] with
 * @param wanted       wanted power over noise, shape [L, B, U, R]
 * @param disturbance  interference plus noise over noise, shape [L, B, U, R]
 * @param efficiency   spectral efficiency of every UE at every BS over the whole band, nat/s/Hz; shape [L, B, U]
 */
record RadioState(NDArray snr, NDArray wanted, NDArray disturbance, NDArray efficiency) {

    /** @param fraction alpha_j^r, rows sum to 1; shape [L, B, R] */
    static RadioState of(NDArray snr, NDArray fraction) {
        long blocks = fraction.getShape().get(2);
        NDArray wanted = snr.mul(Scalars.times(fraction, blocks).expandDims(2)); // [L, B, U, R]
        NDArray disturbance = sumOverOthers(wanted).add(1);
        NDArray efficiency = wanted.div(disturbance).add(1).log().mean(new int[] {3});
        return new RadioState(snr, wanted, disturbance, efficiency);
    }

    /** At each BS the sum over all other BSs, added up and not taken as a difference, for single precision. x has shape [L, B, U, R]. */
    private static NDArray sumOverOthers(NDArray x) {
        Shape shape = x.getShape();
        NDArray flat = x.reshape(shape.get(0), shape.get(1), -1); // [L, B, U R]
        return others(x.getManager(), shape.get(1), x).matMul(flat).reshape(shape);
    }

    /** 1 off the diagonal, [B, B]. */
    static NDArray others(NDManager manager, long sites, NDArray like) {
        NDArray eye = manager.eye((int) sites).toType(like.getDataType(), false);
        return manager.ones(new Shape(sites, sites), like.getDataType()).sub(eye);
    }

    /**
     * How the utility grows with the power of a BS on an RB: through its own UEs, and (taken off) through the UEs that it disturbs.
     *
     * @param weight slope of the utility in the efficiency of each link, shape [L, B, U]
     * @return gain and harm, both positive, shape [L, B, R] each
     */
    NDArray[] slopes(NDArray weight) {
        NDArray total = disturbance.add(wanted); // [L, B, U, R]
        NDArray q = weight.expandDims(3); // [L, B, U, 1]
        NDArray own = q.mul(snr).div(total).sum(new int[] {2}); // [L, B, R]
        NDArray hurt = q.mul(wanted).div(disturbance.mul(total)); // [L, B, U, R]
        NDArray harm = snr.mul(sumOverOthers(hurt)).sum(new int[] {2}); // [L, B, R]
        return new NDArray[] {own, harm};
    }
}
