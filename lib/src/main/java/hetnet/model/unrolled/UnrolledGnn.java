package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import hetnet.graph.HeteroGraph;
import hetnet.model.ModelComponent;
import hetnet.nn.Linear;
import hetnet.nn.Mlp;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.RbMarginals;
import hetnet.radio.tensor.Scalars;
import hetnet.radio.tensor.TensorAlphaFair;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;
import java.util.List;

/**
 * The interference-unrolled HetGNN. Nodes are UEs, BSs and antennas; BS-BS edges carry how the UEs of one BS hear
 * another; one state per (BS, RB) starts from the BS and a random code and goes T rounds with shared weights. Each
 * round sees what the powers so far do: the slope of the utility through the BS's own UEs and through those that it
 * disturbs. The powers are SoftMax fractions; association is a damped best response to the rates under them.
 *
 * <p>Equivariant to the order of UEs, BSs, antennas and RBs (the code permutes along), so that one set of weights
 * serves any number of each.
 */
public final class UnrolledGnn {

    /** Numbers in the random code of each (BS, RB): cosine and sine of an angle. */
    public static final int CODE = 2;

    private static final int SLOPE_FEATURES = 7;
    /** Which of the slope features is the slope of the utility in the logit of the RB. */
    private static final int PULL = 3;
    /** Share of the way that loads go in one round, and how sharply UEs choose there. */
    private static final float DAMPING = 0.3f;
    private static final float ROUND_SHARPNESS = 6;
    /** Weights of messages to a BS that add up to this are many. */
    private static final float MANY_NEIGHBOURS = 4;
    /** How sharply UEs choose where powers are judged: nearly as in the final choice. */
    private static final float JUDGED_SHARPNESS = 20;
    /** Responses to the final powers. */
    private static final int FINAL_RESPONSES = 24;

    private final UnrolledVariant variant;
    private final InterferenceEdges edges; // null without features of BS-BS edges
    private final Linear antenna; // null without antenna nodes
    private final Mlp site;
    private final Mlp start;
    private final Linear messageState; // null without BS-BS edges, as messageOut
    private final Linear messageEdge; // null without features of BS-BS edges
    private final Linear messageOut;
    private final Mlp update; // null without rounds
    private final Linear step;
    private final Linear bias;
    private final NDArray pull; // null without slopes

    /** The whole network. */
    public UnrolledGnn(ParameterStore weights, int hidden) {
        this(weights, hidden, UnrolledVariant.FULL);
    }

    /**
     * @param hidden  H, width of the states
     * @param variant which parts it has
     */
    public UnrolledGnn(ParameterStore weights, int hidden, UnrolledVariant variant) {
        this.variant = variant;
        boolean messages = variant.has(ModelComponent.BS_BS);
        boolean features = messages && variant.has(ModelComponent.EDGES_IN_MESSAGES);
        boolean antennas = variant.has(ModelComponent.ANTENNAS);
        edges = features ? new InterferenceEdges(weights, hidden) : null;
        antenna = antennas ? Linear.of(weights, "antenna", HeteroGraph.ANTENNA_FEATURES, hidden) : null;
        site = Mlp.of(weights, "site", joinedWidth(hidden, features, antennas) + 3, hidden, hidden);
        start = Mlp.of(weights, "start", hidden + (variant.has(ModelComponent.CODE) ? CODE : 0), hidden, hidden);
        messageState = messages ? Linear.of(weights, "message.state", hidden, hidden) : null;
        messageEdge = features ? Linear.of(weights, "message.edge", hidden, hidden) : null;
        messageOut = messages ? Linear.of(weights, "message.out", hidden, hidden) : null;
        int slopes = variant.has(ModelComponent.SLOPES) ? SLOPE_FEATURES : 0;
        update = variant.has(ModelComponent.ROUNDS)
                ? Mlp.of(weights, "update", joinedWidth(hidden, true, messages, true) + slopes + 1, 2 * hidden, hidden)
                : null;
        step = Linear.of(weights, "step", hidden, 1);
        bias = Linear.of(weights, "bias", hidden, 1);
        pull = variant.has(ModelComponent.SLOPES) ? weights.vector("pull", 1) : null;
    }

    /** Width of what {@link #joined} gives for those parts that are there. */
    private int joinedWidth(int hidden, boolean... parts) {
        int present = 0;
        for (boolean part : parts) {
            present += part ? 1 : 0;
        }
        return hidden * (variant.has(ModelComponent.TYPES) ? present : Math.min(1, present));
    }

    /**
     * What comes along different relations: side by side for weights of their own, or added up for the same weights.
     */
    private NDList joined(NDList parts) {
        return variant.has(ModelComponent.TYPES) || parts.isEmpty() ? parts
                : new NDList(parts.stream().reduce(NDArray::add).orElseThrow());
    }

    /**
     * What the network decides for a batch.
     *
     * @param powerFraction alpha_j^r, sums to 1; shape [L, B, R]
     * @param logits        the BS of the link with the largest serves the UE; shape [L, K, U of all]
     * @param rates         soft rates over the bandwidth, nat/s/Hz; shape [L, U of all]
     */
    public record Decision(NDArray powerFraction, NDArray logits, NDArray rates) {
    }

    /**
     * {@link #decide(Sight, Sight, NDArray, NDArray, List, int, float, float)} with links from every UE to every BS,
     * and no renewals.
     */
    public Decision decide(NDArray snr, NDArray panel, NDArray code, int rounds, float alpha, float sharpness) {
        LinkSnr all = new LinkSnr(new Links.All(), snr);
        return decide(all, all, panel, code, List.of(), rounds, alpha, sharpness);
    }

    /**
     * One forward pass.
     *
     * @param seen      what the powers are decided by: all UEs, or a sample of them
     * @param all       what all UEs see, who choose their BS; in training the same as seen
     * @param panel     antenna features, shape [A, 2]
     * @param code      cosine and sine of a random angle; powers start where the cosine is large; shape [L, B, R, CODE]
     * @param renewals  what a {@link LargeNeighborhoodSearch} tries after the rounds, one after the other, for one
     *                  network at a time; not in training
     * @param rounds    T; the weights are shared, so that more rounds than trained with may go on to improve
     * @param alpha     fairness
     * @param sharpness of the final soft association
     */
    public Decision decide(LinkSnr seen, LinkSnr all, NDArray panel, NDArray code, List<Perturbation> renewals,
            int rounds, float alpha,
                           float sharpness) {
        NDArray snr = seen.snr();
        TensorScope memory = new TensorScope(snr.getManager(), step.weight().hasGradient());
        Beginning beginning = begin(seen, panel, code, alpha, memory);
        RoundState start = beginning.start();
        InterferenceGraph neighbours = beginning.neighbours();
        int count = update == null ? 0 : rounds;
        RoundState round = memory.training() || count == 0 ? trained(start, snr, neighbours, alpha, count)
                : new LargeNeighborhoodSearch(this, snr, neighbours, beginning.embedded(), alpha, memory)
                .run(start, count, renewals);
        NDArray fraction = round.logit().softmax(2);
        NDArray efficiency = rates(all.links(), all.snr(), fraction, memory).efficiency(); // [L, K, U of all]
        NDArray siteBias = siteBias(round.h());
        SoftAssociation last = seen == all ? round.association()
                : round.association().of(all.links(), LinkSnr.near(LinkSnr.decades(all.mean())),
                        (double) all.users() / seen.users());
        SoftAssociation settled = settle(last, efficiency.stopGradient(), siteBias.stopGradient(), alpha, sharpness,
                memory);
        SoftAssociation association = settled.next(efficiency, siteBias, alpha, sharpness, 0);
        return new Decision(fraction, association.logits(), association.rates(efficiency));
    }

    /**
     * What the first round finds.
     *
     * @param neighbours what each BS knows of the others
     * @param embedded   embedding of each BS, shape [L, B, H]
     * @param start      states, logits and association
     */
    record Beginning(InterferenceGraph neighbours, NDArray embedded, RoundState start) {
    }

    Beginning begin(LinkSnr seen, NDArray panel, NDArray code, float alpha, TensorScope memory) {
        Links links = seen.links();
        NDArray mean = seen.mean(); // [L, K, U]
        NDArray x = LinkSnr.decades(mean);
        NDArray near = LinkSnr.near(x); // [L, K, U]
        int sites = Math.toIntExact(code.getShape().get(1));
        NDArray share = links.share(near); // [L, K, U]
        NDArray edge = edges == null ? null : edges.of(links, x, share, sites, (float) Math.log10(LinkSnr.SMALLEST_SNR),
                memory); // [L, B, B, H]
        InterferenceGraph neighbours = messageState == null ? InterferenceGraph.NONE
                : InterferenceGraph.of(edge == null ? null : messageEdge.apply(edge),
                        InterferenceCoupling.of(links, mean, share, sites, LinkSnr.SMALLEST_SNR, memory));
        NDArray nearby = links.perSite(near).div(x.getShape().get(2)); // [L, B]
        NDArray embedded = sites(edge, neighbours, nearby, panel, alpha); // [L, B, H]
        NDArray h = startStates(embedded, code); // [L, B, R, H]
        return new Beginning(neighbours, embedded,
                new RoundState(h, startLogits(h, code), SoftAssociation.start(links, near),
                        nearby.mean(new int[] {1})));
    }

    /** The last round, through which gradients go back. */
    private RoundState trained(RoundState start, NDArray snr, InterferenceGraph neighbours, float alpha, int count) {
        RoundState round = start;
        for (int t = 0; t < count; t++) {
            round = next(round, snr, neighbours, alpha, true, 1);
        }
        return round;
    }

    /**
     * A round.
     *
     * @param training whether gradients will be asked for; then the worth of the last round, which nobody asks for, is
     *                 a rough one
     * @param stride   part of the full step of the logits
     */
    RoundState next(RoundState last, NDArray snr, InterferenceGraph neighbours, float alpha, boolean training,
            double stride) {
        NDArray fraction = last.logit().softmax(2).stopGradient();
        TensorRates rates = rates(last.association().links(), snr, fraction,
                new TensorScope(snr.getManager(), training));
        SoftAssociation association = answered(last, rates, alpha);
        NDArray slopes = variant.has(ModelComponent.SLOPES)
                ? slopeFeatures(rates, association, fraction, neighbours, alpha) : null; // [L, B, R, 7]
        NDArray h = nextStates(last.h(), neighbours, slopes, alpha);
        NDArray logit = last.logit().add(part(step.apply(h).squeeze(3), stride));
        SoftAssociation judged = training ? association
                : association.next(rates.efficiency(), siteBias(last.h()).stopGradient(), alpha, JUDGED_SHARPNESS,
                        DAMPING);
        return new RoundState(h, slopes == null ? logit : logit.add(part(slopes.get("..., " + PULL).mul(pull), stride)),
                association, new TensorAlphaFair(alpha).certaintyEquivalent(judged.rates(rates.efficiency())
                        .stopGradient()));
    }

    /** How UEs answer to the powers of a round. @param rates made of these */
    SoftAssociation answered(RoundState round, TensorRates rates, float alpha) {
        return round.association().next(rates.efficiency(), siteBias(round.h()).stopGradient(), alpha, ROUND_SHARPNESS,
                DAMPING);
    }

    /**
     * What the air makes of power fractions, in equal shares of the budget as the SNRs are.
     * @param fraction shape [L, B, R]
     */
    static TensorRates rates(Links links, NDArray snr, NDArray fraction, TensorScope memory) {
        return TensorRates.of(links, snr, Scalars.times(fraction, fraction.getShape().get(2)), memory);
    }

    private static NDArray part(NDArray change, double stride) {
        return stride == 1 ? change : Scalars.times(change, stride);
    }

    /** Averaged best responses settle, however sharp they are. */
    private static SoftAssociation settle(SoftAssociation start, NDArray efficiency, NDArray siteBias, float alpha,
            float sharpness,
                                          TensorScope memory) {
        SoftAssociation association = start;
        for (int k = 0; k < FINAL_RESPONSES; k++) {
            SoftAssociation last = association;
            float damping = 1f / (k + 2);
            association = memory.keep(last.links().list().addAll(new NDList(efficiency, siteBias)).addAll(last.list()),
                    () -> last.next(efficiency, siteBias, alpha, sharpness, damping), SoftAssociation::list);
        }
        return association;
    }

    /** Embedding of each BS, shape [L, B, H]. @param nearby the part of the UEs that lean to it, shape [L, B] */
    private NDArray sites(NDArray edge, InterferenceGraph neighbours, NDArray nearby, NDArray panel, float alpha) {
        long sites = nearby.getShape().get(1);
        NDArray load = nearby.mul(sites).expandDims(2); // [L, B, 1]
        NDArray constant = load.mul(0);
        NDArray around = edge == null ? null
                : Scalars.times(edge.mul(neighbours.weight().expandDims(3)).sum(new int[] {2}),
                        1.0 / MANY_NEIGHBOURS); // [L, B, H]
        NDArray crowd = neighbours.weight() == null ? constant
                : constant.add(neighbours.weight().sum(new int[] {2}, true).div(MANY_NEIGHBOURS)); // [L, B, 1]
        NDArray elements = antenna == null ? null : Activation.gelu(antenna.apply(panel)).mean(new int[] {0})
                .add(constant); // [L, B, H]
        return site.apply(NDArrays.concat(joined(InterferenceGraph.present(around, elements))
                .addAll(new NDList(load, crowd,
                constant.add(alpha))), 2));
    }

    /** @param sites embedding of each BS, shape [L, B, H] @return shape [L, B, R, H] */
    NDArray startStates(NDArray sites, NDArray code) {
        NDArray site = sites.expandDims(2).repeat(2, code.getShape().get(2)); // [L, B, R, H]
        return start.apply(variant.has(ModelComponent.CODE) ? NDArrays.concat(new NDList(site, code), 3) : site);
    }

    NDArray startLogits(NDArray h, NDArray code) {
        NDArray uncoded = Scalars.times(step.apply(h).squeeze(3), 3); // [L, B, R]
        return variant.has(ModelComponent.CODE) ? uncoded.add(code.get("..., 0")) : uncoded;
    }

    private NDArray nextStates(NDArray h, InterferenceGraph neighbours, NDArray slopes, float alpha) {
        NDArray received = messageState == null ? null : received(h, neighbours); // [L, B, R, H]
        NDArray whole = h.mean(new int[] {2}, true).add(h.zerosLike()); // [L, B, R, H]
        NDArray constant = h.stopGradient().get("..., :1").mul(0).add(alpha); // [L, B, R, 1]
        NDArray change = update.apply(NDArrays.concat(joined(InterferenceGraph.present(h, received, whole))
                .addAll(InterferenceGraph.present(slopes, constant)), 3));
        return normalised(h.add(change));
    }

    /** What the other BSs say about each RB, those that disturb the more the louder; shape [L, B, R, H]. */
    private NDArray received(NDArray h, InterferenceGraph neighbours) {
        NDArray from = messageState.apply(h).expandDims(1); // [L, 1, B, R, H]
        NDArray message = Activation.gelu(neighbours.edge() == null ? from
                : from.add(neighbours.edge())); // [L, B, B, R, H]
        return messageOut.apply(message.mul(neighbours.weight().expandDims(3).expandDims(4)).sum(new int[] {2}));
    }

    /** Zero mean and unit deviation on the last axis. */
    private static NDArray normalised(NDArray x) {
        NDArray centred = x.sub(x.mean(new int[] {3}, true));
        return centred.div(centred.square().mean(new int[] {3}, true).add(1e-5f).sqrt());
    }

    /**
     * What the utility would gain by more power, and by another owner of the RB, in features of unit scale; shape
     * [L, B, R, 7].
     */
    private static NDArray slopeFeatures(TensorRates rates, SoftAssociation association, NDArray fraction,
            InterferenceGraph neighbours, float alpha) {
        long sites = fraction.getShape().get(1);
        long blocks = fraction.getShape().get(2);
        NDArray weight = association.slopes(rates.efficiency(), alpha).mul(sites); // [L, K, U]
        RbMarginals marginals = rates.marginals(weight);
        NDArray net = marginals.net();
        NDArray pull = fraction.mul(net.sub(fraction.mul(net).sum(new int[] {2}, true))).mul(blocks).clip(-5, 5);
        NDArray present = marginals.rbValue();
        NDArray alone = marginals.interferenceFreeValue().add(present.mul(0)); // [L, B, R]
        NDArray lost = alone.sub(present);
        NDArray takeover = (neighbours.coupling() == null ? lost : lost.sub(neighbours.coupling().matMul(present)))
                .clip(-5, 5);
        return NDArrays.stack(new NDList(logarithm(fraction.mul(blocks), 3), logarithm(marginals.marginalUtility(), 2),
                logarithm(marginals.interferencePrice(), 2), pull, logarithm(present, 2), logarithm(alone, 2),
                takeover), 3);
    }

    private static NDArray logarithm(NDArray x, float spread) {
        return x.add(1e-3f).log().div(spread);
    }

    private NDArray siteBias(NDArray h) {
        return Scalars.times(bias.apply(h.mean(new int[] {2})).squeeze(2), 0.1); // [L, B]
    }
}
