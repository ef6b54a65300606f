package hetnet.study.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * One kind of work that two sides do in the same run, in alternating order.
 *
 * @param what      the work
 * @param users     U
 * @param peer      who does it besides the kit
 * @param units     units of work in one run, by which its time is divided
 * @param tolerance largest difference between their results, see {@link #difference}; NaN where they are not meant to
 *                  be the same
 * @param ours      the kit
 * @param other     the peer
 */
public record BenchCase(String what, int users, String peer, int units, double tolerance, BenchSide ours,
        BenchSide other) {

    private static final double WARM_UP_SHARE = 1.0 / 2;
    /** More pairs than these say nothing new. */
    private static final int MOST_PAIRS = 201;
    private static final int REST_MS = 50;
    private static final int TURN_MS = 150;

    /** Whether both sides are meant to give the same numbers. */
    public boolean isCompared() {
        return !Double.isNaN(tolerance);
    }

    /**
     * Warms up, compares what both sides give, and measures pairs of turns, whose order changes from one to the next.
     *
     * @throws IllegalStateException when the sides give different results
     */
    public BenchResult measure(double seconds, int fewestPairs) {
        // with 50,000 UEs it takes four runs until memory and compiler have settled
        pairs(WARM_UP_SHARE * seconds, fewestPairs, BenchSide::run);
        double difference = isCompared() ? difference(ours.numbers(), other.numbers()) : Double.NaN;
        return BenchResult.of(what, users, peer, pairs(seconds, fewestPairs,
                seconds > 0 ? BenchCase::steady : BenchSide::run), difference, tolerance);
    }

    /** @return seconds of each turn, first the kit's and then the peer's, per unit of work */
    private List<double[]> pairs(double seconds, int fewest, ToDoubleFunction<BenchSide> turn) {
        List<double[]> pairs = new ArrayList<>();
        long start = System.nanoTime();
        while (pairs.size() < fewest || pairs.size() < MOST_PAIRS && System.nanoTime() - start < seconds * 1e9) {
            boolean oursFirst = pairs.size() % 2 == 0;
            double first = turn.applyAsDouble(oursFirst ? ours : other) / units;
            double second = turn.applyAsDouble(oursFirst ? other : ours) / units;
            pairs.add(oursFirst ? new double[] {first, second} : new double[] {second, first});
        }
        return pairs;
    }

    /**
     * The median of runs that follow each other while the other side's threads are at rest. The first is not among
     * them: it fetches its data, and wakes threads, which on a virtual machine may take as long as the work.
     */
    private static double steady(BenchSide side) {
        rest();
        side.run();
        List<Double> runs = new ArrayList<>();
        long start = System.nanoTime();
        do {
            runs.add(side.run());
        } while (System.nanoTime() - start < TURN_MS * 1e6);
        return new Median().evaluate(runs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Lets the threads of one side come to rest: those of a BLAS look for more work for some 30 ms, on every core. */
    static void rest() {
        try {
            Thread.sleep(REST_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The largest difference of two numbers, relative where they are above one. */
    public static double difference(double[] ours, double[] theirs) {
        if (ours.length != theirs.length) {
            throw new IllegalStateException("the kit gives %d numbers and its peer %d"
                    .formatted(ours.length, theirs.length));
        }
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            double scaled = Math.abs(ours[i] - theirs[i]) / Math.max(1, Math.abs(theirs[i]));
            largest = Double.isNaN(scaled) ? Double.POSITIVE_INFINITY : Math.max(largest, scaled);
        }
        return largest;
    }
}
