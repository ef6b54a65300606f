package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import hetnet.radio.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The {@link RadioState} of the whole band. Where links are many it is made of some RBs at a time, and made again when asked for more: what
 * it needs at once does not grow with the number of RBs.
 */
public final class ChunkedRates {

    /** Links times RBs at a time: 64 MiB a tensor in single precision. */
    static final long MOST_AT_ONCE = 1L << 24;

    /** Place of the worth alone in {@link #outlook}. */
    private static final int ALONE = 3;

    private final Links links;
    private final NDArray snr; // [L, K, U, 1] without fading, [L, K, U, R] with
    private final NDArray fraction; // [L, B, R]
    private final long blocks; // R
    private final long step; // RBs at a time
    private final TensorScope memory;
    private final RadioState whole; // null where it is made in parts
    private final NDArray efficiency;

    private ChunkedRates(Links links, NDArray snr, NDArray fraction, long atOnce, TensorScope memory) {
        this.links = links;
        this.snr = snr;
        this.fraction = fraction;
        this.memory = memory;
        blocks = fraction.getShape().get(2);
        step = memory.training() ? blocks : Math.max(1, Math.min(blocks, atOnce * snr.getShape().get(3) / snr.size()));
        whole = step == blocks ? RadioState.of(links, blocks, snr, fraction) : null;
        efficiency = whole == null ? efficiencyInParts() : whole.efficiency();
    }

    /**
     * @param snr      as of {@link RadioState}
     * @param fraction alpha_j^r, rows sum to 1; shape [L, B, R]
     * @param memory   of the step that this is part of; in training the band is made at once, for all of it is needed for the gradient
     */
    public static ChunkedRates of(Links links, NDArray snr, NDArray fraction, TensorScope memory) {
        return new ChunkedRates(links, snr, fraction, MOST_AT_ONCE, memory);
    }

    /** @param atOnce links times RBs at a time */
    public static ChunkedRates of(Links links, NDArray snr, NDArray fraction, long atOnce, TensorScope memory) {
        return new ChunkedRates(links, snr, fraction, atOnce, memory);
    }

    /** Spectral efficiency of every link over the whole band, nat/s/Hz; shape [L, K, U]. */
    public NDArray efficiency() {
        return efficiency;
    }

    /**
     * {@link RadioState#slopes} and {@link RadioState#worths} of all RBs.
     *
     * @param weight slope of the utility in the efficiency of each link, shape [L, K, U]
     * @param peak   power fraction of a BS on an RB that it has to itself, shape [L, B, 1]
     * @return gain, harm, and the present worth, shape [L, B, R] each; the worth alone, shape [L, B, 1] without fading, [L, B, R] with
     */
    public NDList outlook(NDArray weight, NDArray peak) {
        if (whole != null) {
            return outlook(whole, weight, peak);
        }
        List<NDList> parts = inParts(new NDList(weight, peak), part -> outlook(part, weight, peak));
        NDList all = new NDList();
        for (int i = 0; i < ALONE; i++) {
            all.add(concat(parts, i));
        }
        all.add(isFading() ? concat(parts, ALONE) : parts.get(0).get(ALONE)); // the same for every RB
        return all;
    }

    private static NDList outlook(RadioState radio, NDArray weight, NDArray peak) {
        NDArray[] slopes = radio.slopes(weight);
        NDArray[] worths = radio.worths(weight, peak);
        return new NDList(slopes[0], slopes[1], worths[0], worths[1]);
    }

    private NDArray efficiencyInParts() {
        List<NDList> parts = inParts(new NDList(), part -> new NDList(part.logs().sum(new int[] {3})));
        return parts.stream().map(NDList::singletonOrThrow).reduce(NDArray::addi).orElseThrow().divi(blocks);
    }

    private boolean isFading() {
        return snr.getShape().get(3) > 1;
    }

    private static NDArray concat(List<NDList> parts, int which) {
        return NDArrays.concat(new NDList(parts.stream().map(part -> part.get(which)).toList()), 2);
    }

    private List<NDList> inParts(NDList read, Function<RadioState, NDList> work) {
        List<NDList> parts = new ArrayList<>();
        for (long first = 0; first < blocks; first += step) {
            String range = "..., %d:%d".formatted(first, Math.min(first + step, blocks));
            parts.add(memory.keep(links.list().addAll(read).addAll(new NDList(snr, fraction)), () -> work.apply(RadioState.of(links, blocks,
                    isFading() ? snr.get(range) : snr, fraction.get(range))), list -> list));
        }
        return parts;
    }
}
