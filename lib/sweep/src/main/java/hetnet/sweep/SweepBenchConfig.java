package hetnet.sweep;

import hetnet.util.Require;

/**
 * How much {@code make bench-sweep} measures.
 *
 * @param decisions of the study whose rows are timed, a multiple of five
 * @param keys      rows of the largest study whose memory is watched; the others have a thousand, and ten times as many
 *                  one after the other
 * @param rounds    times that each way is timed, of which the fastest counts
 * @param part      what to measure; the rows of other parts stay in the table
 */
public record SweepBenchConfig(int decisions, int keys, int rounds, Part part) {

    /** What is measured. */
    public enum Part {
        /** Everything. */
        ALL,
        /** Spark beside the plain loop. */
        THROUGHPUT,
        /** What the driver keeps, by the number of keys. */
        MEMORY,
        /** Two workers beside one. */
        WORKERS
    }

    /** @throws IllegalArgumentException when a value is out of range */
    public SweepBenchConfig {
        Require.inRange("decisions", decisions, 5, 10_000_000, "decisions");
        Require.inRange("keys", keys, 1000, 100_000_000, "keys");
        Require.inRange("rounds", rounds, 1, 100, "rounds");
        Require.given("part", part);
    }

    static SweepBenchConfig standard() {
        return new SweepBenchConfig(10_000, 1_000_000, 3, Part.ALL);
    }

    /** Whether a part is to be measured. */
    boolean has(Part one) {
        return part == Part.ALL || part == one;
    }
}
