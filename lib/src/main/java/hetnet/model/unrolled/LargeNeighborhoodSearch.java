package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.model.unrolled.UnrolledEncoder.Encoding;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.MathArrays;

/**
 * The rounds of a decision outside training. The decision is the round whose powers have the highest utility, for
 * further rounds may leave it again. Once the rounds have settled they only find the best of their neighbourhood; so
 * the search goes on from the best so far, RB by RB at the {@link ShadowPrices} there, in turn by
 * <ul>
 * <li>renewal: some RBs of little value start anew with another code;
 * <li>selection: of what the rounds made of this, RBs of more value than before stay, the others go back;
 * <li>copying: some RBs of little value take over the powers of those of high value, for where the band is shared best
 * all have the same.
 * </ul>
 * Some rounds of a smaller stride follow each, for the network to repair what it can. Only what has a higher utility is
 * kept.
 */
final class LargeNeighborhoodSearch {

    private static final int RENEWAL_ROUNDS = 12;
    private static final int SETTLING_ROUNDS = 4;
    /** Part of the full step, with which rounds may circle around an optimum. */
    private static final double STRIDE = 0.6;
    /** Part of the RBs that take over the powers of others. */
    private static final double COPIED_SHARE = 0.1;

    private final UnrolledGnn network;
    private final Encoding known;
    private final TensorScope scope;
    private RoundState best;
    private NDArray most; // utility of the best, [L]

    LargeNeighborhoodSearch(UnrolledGnn network, Encoding known, TensorScope scope) {
        this.network = network;
        this.known = known;
        this.scope = scope;
    }

    /**
     * @param count    rounds before the first renewal
     * @param renewals one after the other; for one network at a time
     */
    RoundState run(RoundState start, int count, List<Perturbation> renewals) {
        if (!renewals.isEmpty() && start.logit().getShape().get(0) != 1) {
            throw new IllegalArgumentException("renewals are for one network at a time, but there are "
                    + start.logit().getShape().get(0));
        }
        best = start;
        go(start, count + 1, 1);
        for (Perturbation renewal : renewals) {
            RoundState tried = go(keep(best, new NDList(renewal.code()), () -> renewed(best, renewal)), RENEWAL_ROUNDS,
                    STRIDE);
            go(keep(best, tried.list(), () -> selected(best, tried)), SETTLING_ROUNDS, STRIDE);
            go(keep(best, new NDList(), () -> copied(best, renewal)), SETTLING_ROUNDS, STRIDE);
        }
        return best;
    }

    /** Some rounds, each judged when the next one has seen what its powers do; gives the last, not judged yet. */
    private RoundState go(RoundState from, int count, double stride) {
        RoundState round = from;
        for (int t = 0; t < count; t++) {
            RoundState last = round;
            RoundState after = keep(last, new NDList(), () -> network.next(last, known, false, stride));
            NDArray utility = after.utility();
            best = most == null ? last : better(last, utility);
            most = most == null ? utility : most.maximum(utility);
            round = after;
        }
        return round;
    }

    /**
     * The best so far, but the other for those networks where its utility is higher; no copy where it is so for all or
     * for none.
     */
    private RoundState better(RoundState other, NDArray utility) {
        NDArray more = utility.gt(most); // [L]
        if (more.any().getBoolean()) {
            return more.all().getBoolean() ? other : best.where(more.toType(utility.getDataType(), false), other);
        }
        return best;
    }

    /** Without what is computed on the way. @param read what the step reads beside the round */
    private RoundState keep(RoundState round, NDList read, Supplier<RoundState> step) {
        return scope.keep(known.list().addAll(round.list()).addAll(read), step, RoundState::list);
    }

    /** Where RBs of little value start anew. */
    RoundState renewed(RoundState round, Perturbation renewal) {
        int[] order = order(toArray(prices(round).values()), renewal.gumbelNoise());
        double[] chosen = new double[order.length];
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            chosen[order[i]] = i < Perturbation.count(order.length) ? 1 : 0;
            place[order[i]] = i;
        }
        NDArray code = ofBlocks(renewal.code(), place);
        NDArray h = network.startStates(known.sites(), code); // [1, B, R, H]
        return round.where(mask(chosen), h, network.startLogits(h, code));
    }

    /** But for those RBs of another of more value at the prices of this. */
    RoundState selected(RoundState round, RoundState other) {
        ShadowPrices prices = prices(round);
        double[] old = toArray(prices.values());
        double[] now = values(other, prices);
        return round.where(mask(IntStream.range(0, old.length).mapToDouble(r -> now[r] > old[r] ? 1 : 0).toArray()),
                other.h(), other.logit());
    }

    /** Where RBs of little value take over the powers of those of high value. */
    RoundState copied(RoundState round, Perturbation renewal) {
        int[] order = order(toArray(prices(round).values()), renewal.copyingNoise());
        int[] from = MathArrays.natural(order.length);
        int count = Math.min(order.length / 2, (int) Math.max(1, Math.round(COPIED_SHARE * order.length)));
        for (int i = 0; i < count; i++) {
            from[order[i]] = order[order.length - 1 - i];
        }
        return new RoundState(ofBlocks(round.h(), from), ofBlocks(round.logit(), from), round.association(),
                round.utility());
    }

    /** RBs from the least value to the highest, in deviations from the mean, the lucky ones earlier. */
    static int[] order(double[] value, double[] noise) {
        double mean = StatUtils.mean(value);
        double deviation = Math.sqrt(StatUtils.populationVariance(value, mean));
        double scale = deviation > 0 ? 1 / deviation : 0;
        return IntStream.range(0, value.length).boxed()
                .sorted(Comparator.comparingDouble(r -> (value[r] - mean) * scale - noise[r]))
                .mapToInt(r -> r).toArray();
    }

    ShadowPrices prices(RoundState round) {
        NDArray fraction = round.logit().softmax(2);
        TensorRates rates = rates(fraction);
        return ShadowPrices.of(rates, network.answered(round, rates, known.alpha()), fraction, known.alpha());
    }

    /** Of each RB, shape [R]. */
    double[] values(RoundState round, ShadowPrices prices) {
        NDArray fraction = round.logit().softmax(2);
        return toArray(prices.values(rates(fraction), fraction));
    }

    private static double[] toArray(NDArray values) {
        return values.toType(DataType.FLOAT64, false).toDoubleArray();
    }

    private TensorRates rates(NDArray fraction) {
        return known.seen().rates(fraction, new TensorScope(fraction.getManager(), false));
    }

    private NDArray mask(double[] chosen) {
        NDArray like = known.sites();
        return like.getManager().create(chosen, new Shape(1, 1, chosen.length)).toType(like.getDataType(), false);
    }

    /** At each RB the tensor of another. @param x shape [1, B, R, ...] @param from shape [R] */
    static NDArray ofBlocks(NDArray x, int[] from) {
        return x.get(":,:,{}", x.getManager().create(from));
    }
}
