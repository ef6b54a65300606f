package hetnet.train.imitation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import hetnet.network.RadioConfig;
import hetnet.radio.Rates;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.Scalars;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;

/** {@link TensorRates} in the layout of the paper's network, one network with UEs first, for the gradient of a loss. */
final class SoftRates {

    private static final Links ALL = new Links.All();

    private SoftRates() {
    }

    /**
     * The spectral efficiency of every link under predicted powers.
     *
     * @param snr           at full budget; shape [U, B] without fading, [U, B, R] with
     * @param powerFraction of the budget; shape [B, R]
     * @return nat/s/Hz, shape [U, B]
     */
    static NDArray efficiency(NDArray snr, NDArray powerFraction) {
        Shape shape = snr.getShape();
        NDArray gain = snr.reshape(new Shape(shape.get(0), shape.get(1), -1)).transpose(1, 0, 2)
                .expandDims(0); // [1, B, U, 1 or R]
        TensorScope scope = new TensorScope(snr.getManager(), true);
        return TensorRates.of(ALL, gain, powerFraction.expandDims(0), scope).efficiency().squeeze(0)
                .transpose(); // [U, B]
    }

    /**
     * Rates under equal time sharing.
     *
     * @param association soft a_ij, shape [U, B]
     * @param efficiency  nat/s/Hz, shape [U, B]
     * @return R_i, bit/s; shape [U]
     */
    static NDArray bps(NDArray association, NDArray efficiency, RadioConfig radio) {
        NDArray share = association.transpose().expandDims(0); // [1, B, U]
        NDArray rate = TensorRates.shared(ALL, share, share.sum(new int[] {2}),
                efficiency.transpose().expandDims(0)); // [1, U]
        return Scalars.times(rate.squeeze(0), Rates.perNatBps(radio));
    }
}
