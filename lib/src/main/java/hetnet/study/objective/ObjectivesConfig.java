package hetnet.study.objective;

import hetnet.util.Require;

/**
 * How much {@link ObjectivesStudy} measures, and what is asked for.
 *
 * @param layouts      of each class of two tiers
 * @param users        UEs for five BSs; as many per BS with more
 * @param minRateShare R_min over the median rate of the baseline on the same layout
 * @param demandShare  demand over the same median
 * @param restarts     random starts of WMMSE
 * @param seed         of layouts, starts and codes
 */
public record ObjectivesConfig(int layouts, int users, double minRateShare, double demandShare, int restarts,
        long seed) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public ObjectivesConfig {
        Require.inRange("layouts", layouts, 1, 10_000, "layouts");
        Require.inRange("users", users, 5, 100_000, "UEs");
        Require.inRange("minRateShare", minRateShare, 0.001, 1000, "");
        Require.inRange("demandShare", demandShare, 0.001, 1000, "");
        Require.inRange("restarts", restarts, 1, 1000, "starts");
    }

    /** Ten layouts of 60 UEs for five BSs, half the median rate, the median as demand, WMMSE from ten starts. */
    public static ObjectivesConfig standard() {
        return new ObjectivesConfig(10, 60, 0.5, 1, 10, 1);
    }
}
