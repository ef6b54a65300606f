package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * What power and RBs are worth to a utility U, to the first order, where q_ib = dU/dc_ib are its slopes in the
 * efficiencies of the links. Powers count in equal shares of the budget, p = R f, so that the first two are the slopes
 * in the fraction f:
 * <pre>
 *   marginalUtility        sum_i q_ib s_ib / (D_ib + S_ib)                               through the BS's own UEs
 *   interferencePrice      sum_i s_ib sum_(k != b) q_ik S_ik / (D_ik (D_ik + S_ik))  through those that it disturbs
 *   rbValue                sum_i q_ib ln(1 + S_ib / D_ib)                                of the RB as things are
 *   interferenceFreeValue  sum_i q_ib ln(1 + s_ib max_r p_b^r)                           of the RB to this BS alone
 * </pre>
 * with s, S and D of {@link TensorRates}; dU/df_b^r is the first less the second.
 *
 * @param marginalUtility       what power brings, shape [L, B, R]
 * @param interferencePrice     what it costs others, shape [L, B, R]
 * @param rbValue               over the whole band these add up to R times the sum of q_ib c_ib; shape [L, B, R]
 * @param interferenceFreeValue shape [L, B, 1] without fading, [L, B, R] with
 */
public record RbMarginals(NDArray marginalUtility, NDArray interferencePrice, NDArray rbValue,
        NDArray interferenceFreeValue) {

    /** All tensors. */
    NDList list() {
        return new NDList(marginalUtility, interferencePrice, rbValue, interferenceFreeValue);
    }

    /** The slope of the utility in each power fraction, dU/df_b^r; shape [L, B, R]. */
    public NDArray net() {
        return marginalUtility.sub(interferencePrice);
    }
}
