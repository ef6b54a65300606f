package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import hetnet.nn.Linear;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.TensorScope;

/**
 * The BS-BS edges of {@link UnrolledGnn}: how the UEs of one BS hear another, e_bk = mean over the UEs of b of
 * psi(g_ib, g_ik) with psi a small network.
 */
final class InterferenceEdges implements UnrolledEncoder.EdgeEncoder {

    private static final int FEATURES = 3;
    /** Mean SNR per decade that features are centred at, and their spread. */
    private static final float CENTRE = 3;
    private static final float SPREAD = 2;

    private final Linear in;
    private final Linear out;

    /** @param hidden H, width of an edge */
    InterferenceEdges(ParameterStore weights, int hidden) {
        in = Linear.of(weights, "pair.1", FEATURES, hidden);
        out = Linear.of(weights, "pair.2", hidden, hidden);
    }

    @Override
    public NDList of(Links links, NDArray decades, NDArray share, int sites, float missing, TensorScope scope) {
        NDArray centred = decades.sub(CENTRE).div(SPREAD); // [L, K, U]
        NDList rows = new NDList();
        for (int b = 0; b < sites; b++) { // one BS at a time, for the tensors over all UEs and pairs are the largest
            int site = b;
            rows.add(scope.keep(links.list().addAll(new NDList(centred, share)),
                    () -> row(links, site, centred, share, (missing - CENTRE) / SPREAD), NDList::new));
        }
        return new NDList(NDArrays.concat(rows, 1)); // [L, B, B, H]
    }

    @Override
    public NDList of(FlatRadio.Pairs pairs) {
        NDArray own = pairs.own().sub(CENTRE).div(SPREAD); // [L, B, B, M]
        NDArray other = pairs.other().sub(CENTRE).div(SPREAD); // [L, B, B, M]
        NDArray sum = pairs.weight().matMul(psi(own, other)).squeeze(3); // [L, B, 1, 1, M] x [L, B, B, M, H]
        return new NDList(out.apply(sum)); // [L, B, B, H]
    }

    /** The edges of one BS, shape [L, 1, B, H]. */
    private NDArray row(Links links, int site, NDArray centred, NDArray share, float missing) {
        NDArray own = links.to(site, centred); // [L, 1, U]
        NDArray heard = psi(own, centred); // [L, K, U, H]
        NDArray unheard = psi(own, own.mul(0).add(missing)); // [L, 1, U, H]
        return out.apply(links.weightedSum(links.to(site, share), heard, unheard)).expandDims(1);
    }

    /** @param own of the shape of other, or one that is broadcast to it @param other [..., U] @return [..., U, H] */
    private NDArray psi(NDArray own, NDArray other) {
        NDArray from = own.add(other.mul(0));
        return Activation.gelu(in.apply(NDArrays.stack(new NDList(from, other, from.sub(other)), -1)));
    }
}
