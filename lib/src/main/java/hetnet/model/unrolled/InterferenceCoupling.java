package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.Scalars;
import hetnet.radio.tensor.TensorScope;

/** How much of the rate of an RB to one BS another takes away by sending on it too, at equal powers. */
final class InterferenceCoupling {

    private static final float SMALLEST = 1e-6f;

    private InterferenceCoupling() {
    }

    /**
     * c_bk = mean over the UEs of k of 1 - ln(1 + g_ik / (1 + g_ib)) / ln(1 + g_ik), 0 where b = k.
     *
     * @param snr     mean SNR of the links at equal power, above 0; shape [L, K, U]
     * @param share   of {@link Links#share}, shape [L, K, U]
     * @param missing SNR of a UE at a BS to which it has no link
     * @return from 0 to 1; shape [L, B, B], the BS that disturbs first
     */
    static NDArray of(Links links, NDArray snr, NDArray share, int sites, float missing, TensorScope scope) {
        NDList columns = new NDList();
        for (int k = 0; k < sites; k++) {
            int site = k;
            columns.add(scope.keep(links.list().addAll(new NDList(snr, share)),
                    () -> column(links, site, snr, share, missing), NDList::new));
        }
        NDArray other = Scalars.offDiagonal(sites, snr); // [B, B]
        return NDArrays.concat(columns, 2).mul(other);
    }

    /** What all take from one BS, shape [L, B, 1]. */
    private static NDArray column(Links links, int site, NDArray snr, NDArray share, float missing) {
        NDArray own = links.to(site, snr); // [L, 1, U]
        NDArray unheard = own.mul(0).add(missing); // [L, 1, U]
        return links.weightedSum(links.to(site, share), taken(own, snr).expandDims(3),
                taken(own, unheard).expandDims(3));
    }

    private static NDArray taken(NDArray own, NDArray other) {
        NDArray left = own.div(other.add(1)).add(1).log().div(own.add(1).log().maximum(SMALLEST));
        return left.mul(-1).add(1);
    }
}
