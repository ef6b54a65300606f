package hetnet.study.bench;

import hetnet.network.RadioConfig;
import hetnet.util.Require;
import java.util.List;

/**
 * How much {@code make bench-scale} measures.
 *
 * @param largestUsers most UEs; the sizes are those of {@link #USERS} up to this
 * @param usersPerSite UEs for each BS of the city, which grows with them
 * @param links        K, the strongest BSs that each UE has a link to
 * @param blocks       RBs
 * @param spacingM     distance of neighbouring sites, metres
 * @param seed         of drop, links and code
 */
public record ScalingConfig(int largestUsers, int usersPerSite, int links, int blocks, double spacingM, long seed) {

    /** Numbers of UEs, from a thousand to a million. */
    public static final List<Integer> USERS = List.of(1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000,
            500_000, 1_000_000);

    /** @throws IllegalArgumentException when a value is out of its range */
    public ScalingConfig {
        Require.inRange("largestUsers", largestUsers, 1000, 1_000_000, "UEs");
        Require.inRange("usersPerSite", usersPerSite, 1, 1_000_000, "UEs");
        Require.inRange("links", links, 1, 64, "BSs");
        Require.inRange("blocks", blocks, 1, 273, "RBs");
        Require.inRange("spacingM", spacingM, 1, 1e5, "m");
    }

    /** 500 BSs 200 m apart at the largest size, the 8 strongest of each UE. */
    public static ScalingConfig standard() {
        return new ScalingConfig(1_000_000, 2000, 8, 20, 200, 1);
    }

    /** The radio of all sizes. */
    RadioConfig radio() {
        return RadioConfig.paper().withBlocks(blocks);
    }

    /** BSs for so many UEs, no fewer than links. */
    int sites(int users) {
        return Math.max(links, users / usersPerSite);
    }
}
