package hetnet.mimo.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import hetnet.mimo.model.engine.PrecodingEngine;
import hetnet.mimo.model.engine.PrecodingForm;
import hetnet.mimo.model.engine.PrecodingMode;
import hetnet.nn.ParameterStore;
import hetnet.radio.tensor.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A heterogeneous network that unrolls what is true of optimal precoders. All fixed points of WMMSE have the form
 *
 * <pre>W_br = (sum_i lambda_ir g_ibr g_ibr^H + diag(mu_b e^nu_ba))^-1 G_br diag(q_br)</pre>
 *
 * with a price lambda and an amplitude q for each stream (UE x RB), a price mu for each BS and its part e^nu for each
 * antenna. They are the states of the nodes. In each round every node sees which values the stationarity conditions ask
 * for at the present precoders, in closed form ({@link Stationarity}), and moves a learned part of the way plus a
 * learned step, in logarithms. The answer is scaled to the budget, or so that the worst antenna is at its own. Complex
 * numbers enter through linear algebra alone, so that the phase of a UE's channel does not matter.
 *
 * <p>The edges are those between streams of one BS and RB, between streams and BSs, and between streams and antennas;
 * neighbours come in as means, so that one set of weights serves networks of any size. {@link PrecodingEngine} is the
 * same in plain Java.
 */
public final class PrecodingGnn {

    private final int hidden;
    private final NDArray streamStart; // [D]
    private final NDArray siteStart;
    private final NDArray antennaStart;
    private final TensorEdge cell;
    private final TensorEdge fromSites;
    private final TensorEdge toSite;
    private final TensorEdge toAntenna;
    private final TensorNode streams;
    private final TensorNode sites;
    private final TensorNode antennas;
    private final NDArray streamOut;   // [D * 4], at first zeros: a damped step of WMMSE
    private final NDArray streamBias;
    private final NDArray antennaOut;  // [D * 5]
    private final NDArray antennaBias;

    /** With fresh weights. @param hidden D, the width of all states */
    public PrecodingGnn(ParameterStore weights, int hidden) {
        this.hidden = hidden;
        streamStart = weights.vector("stream.start", hidden);
        siteStart = weights.vector("site.start", hidden);
        antennaStart = weights.vector("antenna.start", hidden);
        cell = TensorEdge.of(weights, "cell", hidden, PrecodingForm.CELL_EDGE);
        fromSites = TensorEdge.of(weights, "from_site", hidden, PrecodingForm.FROM_SITE_EDGE);
        toSite = TensorEdge.of(weights, "to_site", hidden, PrecodingForm.TO_SITE_EDGE);
        toAntenna = TensorEdge.of(weights, "to_antenna", hidden, PrecodingForm.ANTENNA_EDGE);
        streams = TensorNode.of(weights, "stream", 5 * hidden + PrecodingForm.STREAM_FEATURES + PrecodingForm.CLOCK,
                hidden);
        sites = TensorNode.of(weights, "site", 5 * hidden + PrecodingForm.SITE_FEATURES + PrecodingForm.CLOCK, hidden);
        antennas = TensorNode.of(weights, "antenna", 4 * hidden + PrecodingForm.ANTENNA_FEATURES + PrecodingForm.CLOCK,
                hidden);
        streamOut = weights.vector("stream.out", hidden * PrecodingForm.STREAM_OUT);
        streamBias = weights.vector("stream.out.bias", PrecodingForm.STREAM_OUT);
        antennaOut = weights.vector("antenna.out", hidden * PrecodingForm.ANTENNA_OUT);
        antennaBias = weights.vector("antenna.out.bias", PrecodingForm.ANTENNA_OUT);
    }

    /** The same with other tensors in place of its weights. */
    private PrecodingGnn(PrecodingGnn other, UnaryOperator<NDArray> lift) {
        hidden = other.hidden;
        streamStart = lift.apply(other.streamStart);
        siteStart = lift.apply(other.siteStart);
        antennaStart = lift.apply(other.antennaStart);
        cell = other.cell.with(lift);
        fromSites = other.fromSites.with(lift);
        toSite = other.toSite.with(lift);
        toAntenna = other.toAntenna.with(lift);
        streams = other.streams.with(lift);
        sites = other.sites.with(lift);
        antennas = other.antennas.with(lift);
        streamOut = lift.apply(other.streamOut);
        streamBias = lift.apply(other.streamBias);
        antennaOut = lift.apply(other.antennaOut);
        antennaBias = lift.apply(other.antennaBias);
    }

    /**
     * The precoders and their links at the start and after each round.
     *
     * @param mode the power constraint, and whether antennas have prices of their own
     * @return rounds + 1 of them
     */
    public List<TensorLinks> decide(PrecodingInput input, PrecodingMode mode, int rounds) {
        return new PrecodingGnn(this, input::lifted).run(input, mode, rounds);
    }

    private List<TensorLinks> run(PrecodingInput input, PrecodingMode mode, int rounds) {
        State state = start(input, mode);
        List<TensorLinks> all = new ArrayList<>(List.of(state.links));
        for (int t = 0; t < rounds; t++) {
            state = round(input, mode, t, state);
            all.add(state.links);
        }
        return all;
    }

    /**
     * The states between two rounds.
     *
     * @param price     ln lambda, [L, R, B, K]
     * @param amplitude ln q, [L, R, B, K]
     * @param budget    ln mu, [L, B, 1]
     * @param part      nu, [L, B, A]
     * @param stream    [L, R, B, K, D]
     * @param site      [L, R, B, D]
     * @param antenna   [L, B, A, D]
     */
    private record State(NDArray price, NDArray amplitude, NDArray budget, NDArray part, NDArray stream, NDArray site,
            NDArray antenna, TensorLinks links) {
    }

    private State start(PrecodingInput in, PrecodingMode mode) {
        NDArray price = in.zeros(in.layouts(), in.blocks(), in.sites(), in.usersPerSite()); // [L, R, B, K]
        NDArray noise = in.cellSize().mul(in.number(in.blocks())).log(); // [L, B, 1]
        NDArray budget = noise.add(in.number(mode.perAntenna() ? Math.log(PrecodingForm.FIRST_PRICE_PER_ANTENNA) : 0));
        NDArray part = in.zeros(in.layouts(), in.sites(), in.antennas()); // [L, B, A]
        NDArray w = in.precode(mode, price, budget.add(part), price); // [L, R, B, 2 A, K]
        NDArray amplitude = Stationarity.log(w.square().sum(new int[] {3})).add(noise.expandDims(1))
                .mul(in.number(-0.5)); // equal power, [L, R, B, K]
        Scaled scaled = scaled(in, mode, price, budget.add(part), amplitude);
        return new State(price, scaled.amplitude, budget, part,
                in.zeros(in.layouts(), in.blocks(), in.sites(), in.usersPerSite(), hidden).add(streamStart),
                in.zeros(in.layouts(), in.blocks(), in.sites(), hidden).add(siteStart),
                in.zeros(in.layouts(), in.sites(), in.antennas(), hidden).add(antennaStart), scaled.links);
    }

    private record Scaled(NDArray amplitude, TensorLinks links) {
    }

    /** Precodes and scales to the budget; the amplitudes follow. */
    private static Scaled scaled(PrecodingInput in, PrecodingMode mode, NDArray price, NDArray budgets,
            NDArray amplitude) {
        NDArray w = in.precode(mode, price, budgets, amplitude); // [L, R, B, 2 A, K]
        NDArray power = TensorLinks.antennaPowers(w); // [L, B, A]
        NDArray used = mode.perAntenna() ? power.max(new int[] {2}).mul(in.panelSize().squeeze(2))
                : power.sum(new int[] {2}); // [L, B]
        NDArray log = Stationarity.log(used).mul(in.number(-0.5)).reshape(in.layouts(), 1, in.sites(), 1);
        NDArray factor = log.exp().expandDims(4); // [L, 1, B, 1, 1]
        return new Scaled(amplitude.add(log), TensorLinks.of(in, w.mul(factor)));
    }

    private State round(PrecodingInput in, PrecodingMode mode, int number, State s) {
        Stationarity wanted = Stationarity.of(in, mode, s.links);
        NDArray clock = in.clock(mode, number); // [3]
        NDArray ofCell = in.ofCell(); // [L, B, K]
        NDArray ofPanel = in.ofPanel().expandDims(3); // [L, B, A, 1]
        NDArray gap = s.price.sub(wanted.price()); // [L, R, B, K]
        NDArray gapQ = s.amplitude.sub(wanted.amplitude());
        NDArray features = NDArrays.stack(new NDList(sixth(in, Stationarity.log(s.links.signal())),
                sixth(in, logPlus(s.links.intra(), 1)), sixth(in, logPlus(s.links.inter(), 1)),
                third(in, s.links.nats()), Stationarity.log(s.links.rate()).expandDims(1).broadcast(gap.getShape()),
                third(in, gap), third(in, gapQ), third(in, Stationarity.log(wanted.benefit())),
                third(in, logPlus(wanted.costIn(), PrecodingForm.COST)),
                third(in, logPlus(wanted.costOut(), PrecodingForm.COST)), in.ownNorm()),
                4); // [L, R, B, K, 11]
        NDArray heard = sixth(in, logPlus(s.links.own(), 1)); // [L, R, B, K, K]
        NDArray pairs = NDArrays.stack(new NDList(heard, heard.swapAxes(3, 4), in.alignment()),
                5); // [L, R, B, K, K, 3]
        NDArray cellMessage = cell.mean(s.stream.matMul(cell.to()).expandDims(4),
                s.stream.matMul(cell.from()).expandDims(3), pairs,
                ofCell.expandDims(1).expandDims(3).expandDims(5), 4); // [L, R, B, K, D]
        NDArray ofSite = NDArrays.stack(new NDList(sixth(in, logPlus(s.links.fromSite(), 1)), in.norm(), in.isOwn()),
                5); // [L, R, B from, B, K, 3]
        NDArray siteMessage = fromSites.mean(s.stream.matMul(fromSites.to()).expandDims(2),
                s.site.matMul(fromSites.from()).expandDims(3).expandDims(4), ofSite, in.number(1.0 / in.sites()),
                2); // [L, R, B, K, D]
        NDArray stated = sixth(in, wanted.price()).expandDims(2).expandDims(5)
                .repeat(2, in.sites()); // [L, R, B, B, K, 1]
        NDArray streamMessage = toSite.mean(s.site.matMul(toSite.to()).expandDims(3).expandDims(4),
                s.stream.matMul(toSite.from()).expandDims(2), ofSite.concat(stated, 5),
                in.ofNetwork().expandDims(1).expandDims(2).expandDims(5), 3, 4); // [L, R, B, D]
        NDArray ofAntenna = NDArrays.stack(new NDList(in.share(), s.links.share(in)), 5)
                .div(in.number(2)); // [L, R, B, A, K, 2]
        NDArray antennaMessage = toAntenna.mean(s.antenna.matMul(toAntenna.to()).expandDims(1).expandDims(4),
                s.stream.matMul(toAntenna.from()).expandDims(3), ofAntenna,
                ofCell.div(in.number(in.blocks())).expandDims(1).expandDims(3).expandDims(5), 1, 4); // [L, B, A, D]
        NDArray cost = wanted.costIn().add(wanted.costOut()).sum(new int[] {3}); // [L, R, B]
        NDArray ofBs = NDArrays.stack(new NDList(third(in, Stationarity.log(s.links.sitePower())),
                third(in, Stationarity.log(wanted.benefit().sum(new int[] {3}))),
                third(in, logPlus(cost, PrecodingForm.COST))),
                3); // [L, R, B, 3]
        Shape antennaShape = s.part.getShape();
        NDArray ofPart = NDArrays.stack(new NDList(wanted.over(), third(in, s.part), third(in, wanted.part()),
                third(in, s.budget.sub(wanted.budget())).broadcast(antennaShape),
                third(in, wanted.budget()).broadcast(antennaShape),
                Stationarity.log(wanted.sum()).broadcast(antennaShape)), 3); // [L, B, A, 6]
        NDArray stream = streams.next(s.stream, features, cellMessage, siteMessage,
                s.site.expandDims(3).repeat(3, in.usersPerSite()),
                s.stream.mean(new int[] {1}, true).repeat(1, in.blocks()), clock);
        NDArray panel = s.antenna.mul(ofPanel).sum(new int[] {2}, true); // [L, B, 1, D]
        NDArray site = sites.next(s.site, ofBs, streamMessage,
                s.stream.mul(ofCell.expandDims(1).expandDims(4)).sum(new int[] {3}),
                s.site.mean(new int[] {2}, true).repeat(2, in.sites()),
                panel.swapAxes(1, 2).repeat(1, in.blocks()), clock);
        NDArray antenna = antennas.next(s.antenna, ofPart, antennaMessage,
                s.site.mean(new int[] {1}).expandDims(2).repeat(2, in.antennas()),
                panel.repeat(2, in.antennas()), clock);
        return moved(in, mode, s, wanted, stream, site, antenna);
    }

    private static NDArray logPlus(NDArray x, double more) {
        return x.add(more).log();
    }

    private static NDArray third(PrecodingInput in, NDArray x) {
        return x.div(in.number(3));
    }

    private static NDArray sixth(PrecodingInput in, NDArray x) {
        return x.div(in.number(6));
    }

    private State moved(PrecodingInput in, PrecodingMode mode, State s, Stationarity wanted, NDArray stream,
            NDArray site, NDArray antenna) {
        NDList o = stream.matMul(streamOut.reshape(hidden, PrecodingForm.STREAM_OUT)).add(streamBias)
                .split(PrecodingForm.STREAM_OUT, 4); // each [L, R, B, K, 1]
        NDList p = antenna.matMul(antennaOut.reshape(hidden, PrecodingForm.ANTENNA_OUT)).add(antennaBias)
                .split(PrecodingForm.ANTENNA_OUT, 3); // each [L, B, A, 1]
        NDArray price = step(s.price, wanted.price(), o.get(0).squeeze(4).add(1), o.get(1).squeeze(4));
        NDArray amplitude = step(s.amplitude, wanted.amplitude(), o.get(2).squeeze(4).add(1), o.get(3).squeeze(4));
        NDArray budget = step(s.budget, wanted.budget(), in.overPanel(p.get(0).squeeze(3)),
                in.overPanel(p.get(1).squeeze(3))); // [L, B, 1]
        NDArray part = s.part;
        if (!mode.tied()) {
            NDArray gate = sigmoid(p.get(3).squeeze(3).sub(1)).mul(wanted.over());
            NDArray pull = sigmoid(p.get(4).squeeze(3).sub(3)).mul(wanted.part().sub(s.part));
            NDArray free = s.part.add(gate).add(pull).add(p.get(2).squeeze(3)); // [L, B, A]
            part = Scalars.within(free.sub(in.overPanel(free)), -PrecodingForm.LARGEST_NU, PrecodingForm.LARGEST_NU)
                    .mul(in.elements());
        }
        Scaled scaled = scaled(in, mode, price, budget.add(part), amplitude);
        return new State(price, scaled.amplitude, budget, part, stream, site, antenna, scaled.links);
    }

    private static NDArray step(NDArray now, NDArray wanted, NDArray gate, NDArray step) {
        return now.add(sigmoid(gate).mul(wanted.sub(now))).add(step);
    }

    private static NDArray sigmoid(NDArray x) {
        return Activation.sigmoid(x);
    }
}
