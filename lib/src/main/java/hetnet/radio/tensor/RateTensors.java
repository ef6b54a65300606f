package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Differentiable rates: Eqs. (9) and (10) on tensors, with equal time sharing. */
public final class RateTensors {

    /** Keeps the load of an almost empty BS from dividing by zero; far below one UE. */
    private static final float SMALLEST_LOAD = 1e-3f;

    private RateTensors() {
    }

    /**
     * Spectral efficiency of every UE at every BS, summed over the RBs.
     *
     * <p>The interference is summed over the other BSs rather than taken as total minus wanted power: at SNRs of 60 dB single precision
     * would leave nothing of that difference.
     *
     * @param snr           gain times budget over noise power in one RB; shape [U, B] without fading, [U, B, R] with
     * @param powerFraction alpha_j^r; shape [B, R]
     * @return bit/s/Hz summed over RBs, shape [U, B]
     */
    public static NDArray linkEfficiency(NDArray snr, NDArray powerFraction) {
        NDManager manager = snr.getManager();
        long sites = powerFraction.getShape().get(0);
        NDArray other = manager.ones(powerFraction.getShape().slice(0, 1).add(sites), snr.getDataType())
                .sub(manager.eye((int) sites).toType(snr.getDataType(), false)); // [B, B]
        NDArray wanted;
        NDArray interference;
        if (snr.getShape().dimension() == 2) {
            wanted = snr.expandDims(2).mul(powerFraction); // [U, B, R]
            NDArray others = snr.expandDims(0).mul(other.expandDims(1)); // [B, U, B]
            interference = others.matMul(powerFraction).transpose(1, 0, 2); // [U, B, R]
        } else {
            wanted = snr.mul(powerFraction); // [U, B, R]
            interference = other.matMul(wanted); // [U, B, R]
        }
        NDArray nats = wanted.div(interference.add(1)).add(1).log().sum(new int[] {2}); // [U, B]
        return Scalars.times(nats, 1 / Math.log(2));
    }

    /**
     * Rates under equal time sharing.
     *
     * @param association a_ij, one-hot or soft; shape [U, B]
     * @param efficiency  of {@link #linkEfficiency}; shape [U, B]
     * @param blockBandwidthHz B_RB, Hz
     * @return R_i in bit/s, shape [U]
     */
    public static NDArray sharedRate(NDArray association, NDArray efficiency, double blockBandwidthHz) {
        NDArray load = Scalars.atLeast(association.sum(new int[] {0}), SMALLEST_LOAD); // [B]
        return Scalars.times(association.mul(efficiency).div(load).sum(new int[] {1}), blockBandwidthHz); // [U]
    }
}
