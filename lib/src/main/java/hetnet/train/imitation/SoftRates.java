package hetnet.train.imitation;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
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
        return snr.getShape().dimension() == 2 ? flat(snr, powerFraction) : faded(snr, powerFraction);
    }

    /**
     * With S_ik^r received from BS k, 1/R sum_r [ln(1 + sum_k S_ik^r) - ln(1 + sum over k other than b of S_ik^r)]: the
     * gradient goes back through half as many operations on numbers of links times RBs as through the SINR, and what
     * is rounded in the difference of logarithms is less than 1e-5.
     */
    private static NDArray flat(NDArray snr, NDArray powerFraction) {
        NDArray others = snr.expandDims(1).mul(Scalars.offDiagonal(snr.getShape().get(1), snr)); // [U, B, B]
        NDArray disturbed = others.matMul(powerFraction).addi(1).log().mean(new int[] {2}); // [U, B]
        NDArray received = snr.matMul(powerFraction).addi(1).log().mean(new int[] {1}, true); // [U, 1]
        return Activation.relu(received.sub(disturbed)); // [U, B]
    }

    private static NDArray faded(NDArray snr, NDArray powerFraction) {
        NDArray gain = snr.transpose(1, 0, 2).expandDims(0); // [1, B, U, R]
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
