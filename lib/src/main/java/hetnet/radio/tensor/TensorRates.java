package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Eqs. (9) and (10) on tensors, for a batch of L networks with K links for each UE, and the slopes of a utility in the
 * powers: the twin of {@link hetnet.radio.Rates}, in the same units. With normalised gains s and powers p, what link ib
 * receives on RB r is
 * <pre>
 *   S_ib^r = s_ib^r p_b^r                                   wanted power
 *   D_ib^r = 1 + sum over k other than b of S_ik^r          interference plus noise
 *   c_ib   = 1/R sum_r ln(1 + S_ib^r / D_ib^r)              spectral efficiency, nat/s/Hz
 * </pre>
 *
 * <p>Interference is summed over the others and not taken as a difference: at SNRs of 60 dB single precision would
 * leave nothing of it. Where links are many all this is made of some RBs at a time, and made again when asked for more:
 * what it needs at once does not grow with R.
 */
public final class TensorRates {

    /** Links times RBs at a time: 64 MiB a tensor in single precision. */
    private static final long MOST_AT_ONCE = 1L << 24;

    /** Keeps the load of an all but empty BS from dividing by zero; far below one UE. */
    public static final float SMALLEST_LOAD = 1e-2f;

    private final Links links;
    private final NDArray gain; // [L, K, U, 1] without fading, [L, K, U, R] with
    private final NDArray power; // [L, B, R]
    private final TensorScope scope;
    private final long step; // RBs at a time
    private final List<Chunk> whole; // empty where it is made in chunks
    private final NDArray efficiency;

    private TensorRates(Links links, NDArray gain, NDArray power, long atOnce, TensorScope scope) {
        this.links = links;
        this.gain = gain;
        this.power = power;
        this.scope = scope;
        step = scope.training() ? blocks() : Math.max(1, Math.min(blocks(),
                atOnce * gain.getShape().get(3) / gain.size()));
        whole = step == blocks() ? List.of(Chunk.of(links, gain, power)) : List.of();
        efficiency = whole.isEmpty() ? efficiencyInChunks() : whole.get(0).logs().mean(new int[] {3});
    }

    /**
     * @param gain  gains over the noise of one RB, times the unit of the powers: the SNR at one unit of power; shape
     *              [L, K, U, 1] without fading, [L, K, U, R] with
     * @param power p_b^r in that unit: parts of the budget where the gain is the SNR at full budget, R times as much
     *              where it is that at equal power; shape [L, B, R]
     * @param scope of the step that this is part of; in training all RBs are made at once, for all of it is needed for
     *              the gradient
     */
    public static TensorRates of(Links links, NDArray gain, NDArray power, TensorScope scope) {
        return of(links, gain, power, MOST_AT_ONCE, scope);
    }

    /** @param atOnce links times RBs at a time */
    static TensorRates of(Links links, NDArray gain, NDArray power, long atOnce, TensorScope scope) {
        return new TensorRates(links, gain, power, atOnce, scope);
    }

    /** c_ib of every link over the whole band, nat/s/Hz; shape [L, K, U]. */
    public NDArray efficiency() {
        return efficiency;
    }

    /**
     * Rates over the bandwidth under equal time sharing, R_i = sum_b a_ib c_ib / n_b.
     *
     * @param share      a_ib, hard or soft; shape [L, K, U]
     * @param load       n_b, the sum of the shares; shape [L, B]
     * @param efficiency c_ib, nat/s/Hz; shape [L, K, U]
     * @return nat/s/Hz, times {@link hetnet.radio.Rates#perNatBps} bit/s; shape [L, U]
     */
    public static NDArray shared(Links links, NDArray share, NDArray load, NDArray efficiency) {
        return share.mul(efficiency).div(links.atLinks(Scalars.atLeast(load, SMALLEST_LOAD))).sum(new int[] {1});
    }

    /**
     * What power and RBs are worth to a utility whose slopes q_ib in the efficiencies are given, to the first order.
     *
     * @param slope q_ib, slope of the utility in the efficiency of each link; shape [L, K, U]
     */
    public RbMarginals marginals(NDArray slope) {
        NDArray peak = power.max(new int[] {2}, true); // [L, B, 1]
        if (!whole.isEmpty()) {
            return whole.get(0).marginals(slope, peak);
        }
        List<NDList> parts = inChunks(new NDList(slope, peak), chunk -> chunk.marginals(slope, peak).list());
        NDArray free = isFading() ? concat(parts, 3) : parts.get(0).get(3); // without fading the same for every RB
        return new RbMarginals(concat(parts, 0), concat(parts, 1), concat(parts, 2), free);
    }

    private NDArray efficiencyInChunks() {
        List<NDList> parts = inChunks(new NDList(), chunk -> new NDList(chunk.logs().sum(new int[] {3})));
        return parts.stream().map(NDList::singletonOrThrow).reduce(NDArray::addi).orElseThrow().divi(blocks());
    }

    private long blocks() {
        return power.getShape().get(2);
    }

    private boolean isFading() {
        return gain.getShape().get(3) > 1;
    }

    private static NDArray concat(List<NDList> parts, int which) {
        return NDArrays.concat(new NDList(parts.stream().map(part -> part.get(which)).toList()), 2);
    }

    private List<NDList> inChunks(NDList read, Function<Chunk, NDList> work) {
        List<NDList> parts = new ArrayList<>();
        for (long first = 0; first < blocks(); first += step) {
            String range = "..., %d:%d".formatted(first, Math.min(first + step, blocks()));
            parts.add(scope.keep(links.list().addAll(read).addAll(new NDList(gain, power)),
                    () -> work.apply(Chunk.of(links, isFading() ? gain.get(range) : gain, power.get(range))),
                    list -> list));
        }
        return parts;
    }

    /**
     * Some RBs, or all of them.
     *
     * @param gain   shape [L, K, U, 1] without fading, [L, K, U, R] with
     * @param wanted S, shape [L, K, U, R]
     * @param others D, shape [L, K, U, R]
     * @param sinr   S / D, shape [L, K, U, R]
     * @param logs   ln(1 + S / D), shape [L, K, U, R]
     */
    private record Chunk(Links links, NDArray gain, NDArray wanted, NDArray others, NDArray sinr, NDArray logs) {

        static Chunk of(Links links, NDArray gain, NDArray power) {
            NDArray wanted = gain.mul(links.atLinks(power)); // [L, K, U, R]
            NDArray others = links.sumOverOthers(wanted).add(1); // [L, K, U, R]
            NDArray sinr = wanted.div(others); // [L, K, U, R]
            return new Chunk(links, gain, wanted, others, sinr, sinr.add(1).log());
        }

        /** @param peak the largest power of each BS, shape [L, B, 1] */
        RbMarginals marginals(NDArray slope, NDArray peak) {
            NDArray q = slope.expandDims(3); // [L, K, U, 1]
            NDArray slopes = q.div(others.add(wanted)); // over all that is received, [L, K, U, R]
            NDArray utility = links.perSite(gain, slopes); // [L, B, R]
            NDArray price = links.perSite(gain, links.sumOverOthers(slopes.mul(sinr))); // [L, B, R]
            NDArray alone = gain.mul(links.atLinks(peak)).add(1).log(); // [L, K, U, 1 or R]
            return new RbMarginals(utility, price, links.perSite(q, logs), links.perSite(q, alone)); // [L, B, .]
        }
    }
}
