package hetnet.study.quality;

import hetnet.study.Methods;
import hetnet.util.Require;

/**
 * How much {@link QualityStudy} measures.
 *
 * @param layouts     random layouts of each spacing, and networks of each class of two tiers; 0 leaves out both
 * @param users       UEs of each random layout of five sites; as many per site on the hexagonal ones
 * @param drops       drops on the paper's layout, and on each hexagonal one; 0 leaves them out
 * @param paperUsers  UEs of each drop on the paper's layout
 * @param restarts    random starts of WMMSE
 * @param refineSteps gradient steps of each climb of the refined modes
 * @param seed        of the random layouts, of starts and of codes
 */
public record QualityConfig(int layouts, int users, int drops, int paperUsers, int restarts, int refineSteps,
        long seed) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public QualityConfig {
        Require.inRange("layouts", layouts, 0, 100_000, "layouts");
        Require.inRange("users", users, 5, 100_000, "UEs");
        Require.inRange("drops", drops, 0, 1000, "drops");
        Require.inRange("paperUsers", paperUsers, 5, 5400, "UEs");
        Require.inRange("restarts", restarts, 1, 1000, "starts");
        Require.inRange("refineSteps", refineSteps, 1, 10_000, "steps");
    }

    /** What the lines of the summary ask for: 100 layouts of 300 UEs, 5 drops, WMMSE with 10 restarts. */
    public static QualityConfig standard() {
        return new QualityConfig(100, 300, 5, 5400, 10, Methods.STANDARD_STEPS, 1);
    }

    /** The same with another {@link #layouts}. */
    public QualityConfig withLayouts(int value) {
        return new QualityConfig(value, users, drops, paperUsers, restarts, refineSteps, seed);
    }

    /** The same with another {@link #users}. */
    public QualityConfig withUsers(int value) {
        return new QualityConfig(layouts, value, drops, paperUsers, restarts, refineSteps, seed);
    }

    /** The same with another {@link #drops}. */
    public QualityConfig withDrops(int value) {
        return new QualityConfig(layouts, users, value, paperUsers, restarts, refineSteps, seed);
    }

    /** The same with another {@link #paperUsers}. */
    public QualityConfig withPaperUsers(int value) {
        return new QualityConfig(layouts, users, drops, value, restarts, refineSteps, seed);
    }

    /** The same with another {@link #restarts}. */
    public QualityConfig withRestarts(int value) {
        return new QualityConfig(layouts, users, drops, paperUsers, value, refineSteps, seed);
    }

    /** The same with another {@link #refineSteps}. */
    public QualityConfig withRefineSteps(int value) {
        return new QualityConfig(layouts, users, drops, paperUsers, restarts, value, seed);
    }

    /** The same with another {@link #seed}. */
    public QualityConfig withSeed(long value) {
        return new QualityConfig(layouts, users, drops, paperUsers, restarts, refineSteps, value);
    }
}
