package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import hetnet.model.engine.radio.BestResponse;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.TensorAlphaFair;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;

/** The radio on tensors: on any device, in any precision, for all links or the strongest of each UE. */
final class TensorRadio implements PassRadio {

    private final LinkSnr seen;
    private final int sites;
    private final float alpha;
    private final TensorScope scope;
    private final NDArray decades; // [L, K, U]
    private final NDArray near; // how much a UE leans to the BS of each link, [L, K, U]
    private final NDArray share; // what part of the UEs of its BS a link is, [L, K, U]
    private final NDArray coupling; // [L, B, B]
    private SoftAssociation association;

    /** @param sites B @param edges whether BSs have edges */
    TensorRadio(LinkSnr seen, int sites, float alpha, boolean edges, TensorScope scope) {
        this.seen = seen;
        this.sites = sites;
        this.alpha = alpha;
        this.scope = scope;
        NDArray mean = seen.mean(); // [L, K, U]
        decades = LinkSnr.decades(mean);
        near = LinkSnr.near(decades);
        share = seen.links().share(near);
        coupling = edges ? InterferenceCoupling.of(seen.links(), mean, share, sites, LinkSnr.SMALLEST_SNR, scope)
                : mean.getManager().zeros(new Shape(mean.getShape().get(0), sites, sites), mean.getDataType());
        association = SoftAssociation.start(seen.links(), near);
    }

    @Override
    public NDList edges(UnrolledEncoder.EdgeEncoder encoder) {
        return encoder.of(seen.links(), decades, share, sites, (float) Math.log10(LinkSnr.SMALLEST_SNR), scope);
    }

    @Override
    public NDArray coupling() {
        return coupling;
    }

    @Override
    public NDArray nearby() {
        return seen.links().perSite(near).div(seen.users());
    }

    @Override
    public NDList round(NDArray logit, NDArray siteBias, MarginalFeatures marginals) {
        NDArray fraction = logit.softmax(2).stopGradient(); // [L, B, R]
        TensorRates rates = seen.rates(fraction, scope);
        association = association.next(rates.efficiency(), siteBias.stopGradient(), alpha,
                BestResponse.ROUND_SHARPNESS, BestResponse.ROUND_DAMPING);
        return marginals.of(rates, association, fraction, coupling, alpha);
    }

    @Override
    public SoftAssociation settled(NDArray logit, NDArray efficiency, NDArray siteBias, float sharpness,
            int responses) {
        Links links = seen.links();
        NDArray heard = efficiency.stopGradient();
        NDArray bias = siteBias.stopGradient();
        SoftAssociation settled = association;
        for (int k = 0; k < responses; k++) {
            SoftAssociation last = settled;
            float damping = 1f / (k + 2);
            settled = scope.keep(links.list().addAll(new NDList(heard, bias)).addAll(last.list()),
                    () -> last.next(heard, bias, alpha, sharpness, damping), SoftAssociation::list);
        }
        return settled;
    }

    /** Who leans to whom after the last round. */
    SoftAssociation association() {
        return association;
    }

    /**
     * Utility of powers as UEs of the last round would answer to them, shape [L].
     *
     * @param logit of the powers that the last round was given, shape [L, B, R]
     */
    NDArray utility(NDArray logit, NDArray siteBias) {
        NDArray efficiency = seen.rates(logit.softmax(2), scope).efficiency();
        SoftAssociation judged = association.next(efficiency, siteBias, alpha,
                BestResponse.JUDGED_SHARPNESS, BestResponse.ROUND_DAMPING);
        return new TensorAlphaFair(alpha).certaintyEquivalent(judged.rates(efficiency));
    }
}
