package hetnet.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import hetnet.graph.HeteroGraph;

/**
 * The interference-unrolled HetGNN. Nodes are UEs, BSs and antennas; BS-BS edges carry how the UEs of one BS hear another; one state per
 * (BS, RB) starts from the BS and a random code and goes T rounds with shared weights. Each round sees what the powers so far do: the slope of
 * the utility through the BS's own UEs and through those that it disturbs. The powers are SoftMax fractions; association is a damped best
 * response to the rates under them.
 *
 * <p>Equivariant to the order of UEs, BSs, antennas and RBs (the code permutes along), so that one set of weights serves any number of each.
 */
public final class UnrolledGnn {

    /** Numbers in the random code of each (BS, RB). */
    public static final int CODE = 2;

    private static final int SLOPE_FEATURES = 4;
    /** Which of the slope features is the slope of the utility in the logit of the RB. */
    private static final int PULL = 3;
    /** Bounds of the mean SNR of a link as a feature; a link without path counts as one of the smallest. */
    private static final float SMALLEST_SNR = 1e-3f;
    private static final float LARGEST_SNR = 1e9f;
    /** How sharply UEs lean to their strongest BS in the aggregates, per decade of SNR. */
    private static final float NEARNESS = 8;
    /** Share of the way that loads go in one round, and how sharply UEs choose there. */
    private static final float DAMPING = 0.3f;
    private static final float ROUND_SHARPNESS = 6;
    /** Responses to the final powers. */
    private static final int FINAL_RESPONSES = 24;

    private final Linear pairIn;
    private final Linear pairOut;
    private final Linear antenna;
    private final Mlp site;
    private final Mlp start;
    private final Linear messageState;
    private final Linear messageEdge;
    private final Linear messageOut;
    private final Mlp update;
    private final Linear step;
    private final Linear bias;
    private final NDArray pull;

    /**
     * @param hidden H, width of the states
     */
    public UnrolledGnn(Weights weights, int hidden) {
        pairIn = Linear.of(weights, "pair.1", 3, hidden);
        pairOut = Linear.of(weights, "pair.2", hidden, hidden);
        antenna = Linear.of(weights, "antenna", HeteroGraph.ANTENNA_FEATURES, hidden);
        site = Mlp.of(weights, "site", 2 * hidden + 3, hidden, hidden);
        start = Mlp.of(weights, "start", hidden + CODE, hidden, hidden);
        messageState = Linear.of(weights, "message.state", hidden, hidden);
        messageEdge = Linear.of(weights, "message.edge", hidden, hidden);
        messageOut = Linear.of(weights, "message.out", hidden, hidden);
        update = Mlp.of(weights, "update", 3 * hidden + SLOPE_FEATURES + 1, 2 * hidden, hidden);
        step = Linear.of(weights, "step", hidden, 1);
        bias = Linear.of(weights, "bias", hidden, 1);
        pull = weights.vector("pull", 1);
    }

    /**
     * What the network decides for a batch.
     *
     * @param powerFraction alpha_j^r, sums to 1; shape [L, B, R]
     * @param logits        the BS with the largest serves the UE; shape [L, B, U]
     * @param rates         soft rates over the bandwidth, nat/s/Hz; shape [L, U]
     */
    public record Decision(NDArray powerFraction, NDArray logits, NDArray rates) {
    }

    /** What goes from round to round. h are the states [L, B, R, H], logit is [L, B, R]. */
    private record Round(NDArray h, NDArray logit, SoftAssociation association) {

        NDList list() {
            NDList all = association.list();
            all.add(h);
            all.add(logit);
            return all;
        }
    }

    /**
     * One forward pass.
     *
     * @param snr       SNR at equal power, 0 where there is no path; shape [L, B, U, 1] without fading, [L, B, U, R] with
     * @param panel     antenna features, shape [A, 2]
     * @param code      random numbers in [0, 1), shape [L, B, R, CODE]
     * @param rounds    T; the weights are shared, so that more rounds than trained with may go on to improve
     * @param alpha     fairness
     * @param sharpness of the final soft association
     */
    public Decision decide(NDArray snr, NDArray panel, NDArray code, int rounds, float alpha, float sharpness) {
        Memory memory = new Memory(snr.getManager(), pull.hasGradient());
        NDArray mean = snr.mean(new int[] {3}).clip(SMALLEST_SNR, LARGEST_SNR); // [L, B, U]
        NDArray x = mean.log().div((float) Math.log(10));
        NDArray near = x.sub(x.max(new int[] {1}, true)).mul(NEARNESS).softmax(1); // [L, B, U]
        NDArray edge = edges(x, near, memory); // [L, B, B, H]
        NDArray h = startStates(sites(edge, near, panel, alpha), code); // [L, B, R, H]
        NDArray edgePart = messageEdge.apply(edge).expandDims(3); // [L, B, B, 1, H]
        Round round = new Round(h, Scalars.times(step.apply(h).squeeze(3), 3), SoftAssociation.start(near));
        for (int t = 0; t < rounds; t++) {
            Round last = round;
            round = memory.keep(new NDList(snr, edgePart).addAll(last.list()), () -> next(last, snr, edgePart, alpha), Round::list);
        }
        NDArray fraction = round.logit().softmax(2);
        RadioState radio = RadioState.of(snr, fraction);
        NDArray siteBias = siteBias(round.h());
        SoftAssociation settled = settle(round.association(), radio.efficiency().stopGradient(), siteBias.stopGradient(), alpha, sharpness,
                memory);
        SoftAssociation association = settled.next(radio.efficiency(), siteBias, alpha, sharpness, 0);
        return new Decision(fraction, association.logits(), association.rates(radio.efficiency()));
    }

    private Round next(Round last, NDArray snr, NDArray edgePart, float alpha) {
        NDArray fraction = last.logit().softmax(2).stopGradient();
        RadioState radio = RadioState.of(snr, fraction);
        NDArray siteBias = siteBias(last.h()).stopGradient();
        SoftAssociation association = last.association().next(radio.efficiency(), siteBias, alpha, ROUND_SHARPNESS, DAMPING);
        NDArray slopes = slopeFeatures(radio, association, fraction, alpha);
        NDArray h = nextStates(last.h(), edgePart, slopes, alpha);
        NDArray logit = last.logit().add(step.apply(h).squeeze(3)).add(slopes.get("..., " + PULL).mul(pull));
        return new Round(h, logit, association);
    }

    /** Averaged best responses settle, however sharp they are. */
    private static SoftAssociation settle(SoftAssociation start, NDArray efficiency, NDArray siteBias, float alpha, float sharpness,
                                          Memory memory) {
        SoftAssociation association = start;
        for (int k = 0; k < FINAL_RESPONSES; k++) {
            SoftAssociation last = association;
            float damping = 1f / (k + 2);
            association = memory.keep(new NDList(efficiency, siteBias).addAll(last.list()),
                    () -> last.next(efficiency, siteBias, alpha, sharpness, damping), SoftAssociation::list);
        }
        return association;
    }

    /** e_bk = mean over the UEs of b of psi(g_ib, g_ik), shape [L, B, B, H]. */
    private NDArray edges(NDArray x, NDArray near, Memory memory) {
        NDArray centred = x.sub(3).div(2); // [L, B, U]
        NDArray share = near.div(near.sum(new int[] {2}, true).maximum(1e-6f)); // [L, B, U]
        NDList rows = new NDList();
        for (int b = 0; b < x.getShape().get(1); b++) { // one BS at a time, for the tensors over all UEs and pairs are the largest
            String only = ":, " + b + ":" + (b + 1);
            rows.add(memory.keep(new NDList(centred, share), () -> edgesOf(centred.get(only), centred, share.get(only)), NDList::new));
        }
        return NDArrays.concat(rows, 1);
    }

    /** The edges of one BS: x and share of its own, shape [L, 1, U], x of all, shape [L, B, U]; the result has shape [L, 1, B, H]. */
    private NDArray edgesOf(NDArray own, NDArray all, NDArray share) {
        NDArray from = own.add(all.mul(0)); // [L, B, U]
        NDArray features = NDArrays.stack(new NDList(from, all, from.sub(all)), 3); // [L, B, U, 3]
        NDArray psi = Activation.gelu(pairIn.apply(features)); // [L, B, U, H]
        return pairOut.apply(share.expandDims(2).matMul(psi).squeeze(2)).expandDims(1); // [L, 1, 1, U] x [L, B, U, H]
    }

    /** Embedding of each BS, shape [L, B, H]. */
    private NDArray sites(NDArray edge, NDArray near, NDArray panel, float alpha) {
        NDManager manager = edge.getManager();
        long sites = edge.getShape().get(1);
        NDArray other = RadioState.others(manager, sites, edge).expandDims(2); // [B, B, 1]
        NDArray around = Scalars.times(edge.mul(other).sum(new int[] {2}), 1.0 / Math.max(1, sites - 1)); // [L, B, H]
        NDArray load = near.mean(new int[] {2}).mul(sites).expandDims(2); // [L, B, 1]
        NDArray constant = load.mul(0);
        NDArray elements = Activation.gelu(antenna.apply(panel)).mean(new int[] {0}); // [H]
        return site.apply(NDArrays.concat(new NDList(around, around.zerosLike().add(elements), load,
                constant.add(sites / 8f), constant.add(alpha)), 2));
    }

    private NDArray startStates(NDArray sites, NDArray code) {
        long blocks = code.getShape().get(2);
        return start.apply(NDArrays.concat(new NDList(sites.expandDims(2).repeat(2, blocks), code), 3));
    }

    private NDArray nextStates(NDArray h, NDArray edgePart, NDArray slopes, float alpha) {
        NDManager manager = h.getManager();
        long sites = h.getShape().get(1);
        NDArray message = Activation.gelu(messageState.apply(h).expandDims(1).add(edgePart)); // [L, B, B, R, H]
        NDArray other = RadioState.others(manager, sites, h).reshape(sites, sites, 1, 1); // [B, B, 1, 1]
        NDArray received = messageOut.apply(message.mul(other).sum(new int[] {2})); // [L, B, R, H]
        NDArray whole = h.mean(new int[] {2}, true).add(h.zerosLike()); // [L, B, R, H]
        NDArray constant = slopes.get("..., :1").mul(0).add(alpha);
        NDArray change = update.apply(NDArrays.concat(new NDList(h, received, whole, slopes, constant), 3));
        return normalised(h.add(change));
    }

    /** Zero mean and unit deviation on the last axis. */
    private static NDArray normalised(NDArray x) {
        NDArray centred = x.sub(x.mean(new int[] {3}, true));
        return centred.div(centred.square().mean(new int[] {3}, true).add(1e-5f).sqrt());
    }

    /** What the utility would gain by more power, in features of unit scale; shape [L, B, R, 4]. */
    private static NDArray slopeFeatures(RadioState radio, SoftAssociation association, NDArray fraction, float alpha) {
        long sites = fraction.getShape().get(1);
        long blocks = fraction.getShape().get(2);
        NDArray[] slopes = radio.slopes(association.slopes(radio.efficiency(), alpha));
        NDArray own = slopes[0].mul(sites);
        NDArray harm = slopes[1].mul(sites);
        NDArray net = own.sub(harm);
        NDArray pull = fraction.mul(net.sub(fraction.mul(net).sum(new int[] {2}, true))).mul(blocks).clip(-5, 5);
        return NDArrays.stack(new NDList(fraction.mul(blocks).add(1e-3f).log().div(3), own.add(1e-3f).log().div(2),
                harm.add(1e-3f).log().div(2), pull), 3);
    }

    private NDArray siteBias(NDArray h) {
        return Scalars.times(bias.apply(h.mean(new int[] {2})).squeeze(2), 0.1); // [L, B]
    }
}
