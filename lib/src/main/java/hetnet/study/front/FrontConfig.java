package hetnet.study.front;

import hetnet.study.quality.QualityConfig;
import hetnet.util.Require;

/**
 * How much {@link FrontStudy} measures.
 *
 * @param layouts    random layouts of each spacing, and as many with fading; 0 leaves them out
 * @param users      UEs of each random layout of five sites; as many per site on the hexagonal ones
 * @param drops      drops on the paper's layout, and on each hexagonal one; 0 leaves them out
 * @param paperUsers UEs of each drop on the paper's layout
 * @param seconds    once a budget has taken longer than this, the method gets no larger one
 * @param seed       of layouts, starts and codes
 */
public record FrontConfig(int layouts, int users, int drops, int paperUsers, double seconds, long seed) {

    private static final double MOST_SECONDS = 3600;

    /** @throws IllegalArgumentException when a value is out of its range */
    public FrontConfig {
        Require.inRange("layouts", layouts, 0, 100_000, "layouts");
        Require.inRange("users", users, 5, 100_000, "UEs");
        Require.inRange("drops", drops, 0, 1000, "drops");
        Require.inRange("paperUsers", paperUsers, 5, 5400, "UEs");
        Require.inRange("seconds", seconds, 0, MOST_SECONDS, "s");
    }

    /** A run of about twenty minutes on two cores. */
    public static FrontConfig standard() {
        return new FrontConfig(6, 300, 2, 5400, 3, 1);
    }

    /** The layouts are the first ones of that comparison. */
    QualityConfig quality() {
        return QualityConfig.standard().withLayouts(layouts).withUsers(users).withDrops(drops)
                .withPaperUsers(paperUsers).withSeed(seed);
    }
}
