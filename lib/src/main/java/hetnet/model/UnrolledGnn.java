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

    /** Numbers in the random code of each (BS, RB): cosine and sine of an angle. */
    public static final int CODE = 2;

    private static final int SLOPE_FEATURES = 7;
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

    private final InterferenceEdges edges;
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
        edges = new InterferenceEdges(weights, hidden);
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
     * @param logits        the BS of the link with the largest serves the UE; shape [L, K, U]
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

    /** {@link #decide(Links, NDArray, NDArray, NDArray, int, float, float)} with links from every UE to every BS: K is B. */
    public Decision decide(NDArray snr, NDArray panel, NDArray code, int rounds, float alpha, float sharpness) {
        return decide(new Links.All(), snr, panel, code, rounds, alpha, sharpness);
    }

    /**
     * One forward pass.
     *
     * @param links     which links these are
     * @param snr       SNR at equal power, 0 where there is no path; shape [L, K, U, 1] without fading, [L, K, U, R] with
     * @param panel     antenna features, shape [A, 2]
     * @param code      cosine and sine of a random angle; powers start where the cosine is large; shape [L, B, R, CODE]
     * @param rounds    T; the weights are shared, so that more rounds than trained with may go on to improve
     * @param alpha     fairness
     * @param sharpness of the final soft association
     */
    public Decision decide(Links links, NDArray snr, NDArray panel, NDArray code, int rounds, float alpha, float sharpness) {
        Memory memory = new Memory(snr.getManager(), pull.hasGradient());
        NDArray mean = snr.mean(new int[] {3}).clip(SMALLEST_SNR, LARGEST_SNR); // [L, K, U]
        NDArray x = mean.log().div((float) Math.log(10));
        NDArray near = x.sub(x.max(new int[] {1}, true)).mul(NEARNESS).softmax(1); // [L, K, U]
        int sites = Math.toIntExact(code.getShape().get(1));
        NDArray edge = edges.of(links, x, near, sites, (float) Math.log10(SMALLEST_SNR), memory); // [L, B, B, H]
        NDArray coupling = Coupling.of(links, mean, near, sites, SMALLEST_SNR, memory); // [L, B, B]
        NDArray nearby = links.perSite(near).div(x.getShape().get(2)); // [L, B]
        NDArray h = startStates(sites(edge, nearby, panel, alpha), code); // [L, B, R, H]
        NDArray edgePart = messageEdge.apply(edge).expandDims(3); // [L, B, B, 1, H]
        NDArray logit = Scalars.times(step.apply(h).squeeze(3), 3).add(code.get("..., 0")); // [L, B, R]
        Round round = new Round(h, logit, SoftAssociation.start(links, near));
        for (int t = 0; t < rounds; t++) {
            Round last = round;
            round = memory.keep(new NDList(snr, edgePart, coupling).addAll(last.list()),
                    () -> next(last, snr, edgePart, coupling, alpha), Round::list);
        }
        NDArray fraction = round.logit().softmax(2);
        RadioState radio = RadioState.of(links, snr, fraction);
        NDArray siteBias = siteBias(round.h());
        SoftAssociation settled = settle(round.association(), radio.efficiency().stopGradient(), siteBias.stopGradient(), alpha, sharpness,
                memory);
        SoftAssociation association = settled.next(radio.efficiency(), siteBias, alpha, sharpness, 0);
        return new Decision(fraction, association.logits(), association.rates(radio.efficiency()));
    }

    private Round next(Round last, NDArray snr, NDArray edgePart, NDArray coupling, float alpha) {
        NDArray fraction = last.logit().softmax(2).stopGradient();
        RadioState radio = RadioState.of(last.association().links(), snr, fraction);
        NDArray siteBias = siteBias(last.h()).stopGradient();
        SoftAssociation association = last.association().next(radio.efficiency(), siteBias, alpha, ROUND_SHARPNESS, DAMPING);
        NDArray slopes = slopeFeatures(radio, association, fraction, coupling, alpha);
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

    /** Embedding of each BS, shape [L, B, H]. @param nearby the part of the UEs that lean to it, shape [L, B] */
    private NDArray sites(NDArray edge, NDArray nearby, NDArray panel, float alpha) {
        NDManager manager = edge.getManager();
        long sites = edge.getShape().get(1);
        NDArray other = RadioState.others(manager, sites, edge).expandDims(2); // [B, B, 1]
        NDArray around = Scalars.times(edge.mul(other).sum(new int[] {2}), 1.0 / Math.max(1, sites - 1)); // [L, B, H]
        NDArray load = nearby.mul(sites).expandDims(2); // [L, B, 1]
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

    /** What the utility would gain by more power, and by another owner of the RB, in features of unit scale; shape [L, B, R, 7]. */
    private static NDArray slopeFeatures(RadioState radio, SoftAssociation association, NDArray fraction, NDArray coupling, float alpha) {
        long sites = fraction.getShape().get(1);
        long blocks = fraction.getShape().get(2);
        NDArray weight = association.slopes(radio.efficiency(), alpha).mul(sites); // [L, K, U]
        NDArray[] slopes = radio.slopes(weight);
        NDArray net = slopes[0].sub(slopes[1]);
        NDArray pull = fraction.mul(net.sub(fraction.mul(net).sum(new int[] {2}, true))).mul(blocks).clip(-5, 5);
        NDArray[] worths = radio.worths(weight, fraction.max(new int[] {2}, true));
        NDArray present = worths[0];
        NDArray alone = worths[1].add(present.mul(0)); // [L, B, R]
        NDArray takeover = alone.sub(present).sub(coupling.matMul(present)).clip(-5, 5);
        return NDArrays.stack(new NDList(logarithm(fraction.mul(blocks), 3), logarithm(slopes[0], 2), logarithm(slopes[1], 2), pull,
                logarithm(present, 2), logarithm(alone, 2), takeover), 3);
    }

    private static NDArray logarithm(NDArray x, float spread) {
        return x.add(1e-3f).log().div(spread);
    }

    private NDArray siteBias(NDArray h) {
        return Scalars.times(bias.apply(h.mean(new int[] {2})).squeeze(2), 0.1); // [L, B]
    }
}
