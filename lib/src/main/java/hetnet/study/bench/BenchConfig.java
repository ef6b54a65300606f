package hetnet.study.bench;

import hetnet.util.Require;
import java.util.List;

/**
 * How much {@code make bench} measures.
 *
 * @param users        UEs of the paper's layout
 * @param largestUsers most UEs of the scaling; its sizes are those of {@link #SCALING_USERS} up to this
 * @param seconds      time for each measurement, after half of it for warming up; 0 compares the results and
 *                     measures nothing
 * @param fewestPairs  pairs of runs of each measurement, and of warming up before it, however long they take
 * @param seed         of drop, channel and weights
 */
public record BenchConfig(int users, int largestUsers, double seconds, int fewestPairs, long seed) {

    /** Numbers of UEs of the scaling, from half a thousand to fifty thousand. */
    public static final List<Integer> SCALING_USERS = List.of(500, 1000, 2000, 5000, 10_000, 20_000, 50_000);

    /** @throws IllegalArgumentException when a value is out of its range */
    public BenchConfig {
        Require.inRange("users", users, 10, 5400, "UEs");
        Require.inRange("largestUsers", largestUsers, 0, 1_000_000, "UEs");
        Require.inRange("seconds", seconds, 0, 3600, "s");
        Require.inRange("fewestPairs", fewestPairs, 1, 1000, "pairs");
    }

    /** The settings of the shipped figures: 5,400 UEs, up to 50,000 in the scaling. */
    public static BenchConfig standard() {
        return new BenchConfig(5400, 50_000, 4, 5, 1);
    }
}
