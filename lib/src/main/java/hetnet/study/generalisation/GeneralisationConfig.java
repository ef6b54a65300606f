package hetnet.study.generalisation;

import hetnet.study.Methods;
import hetnet.util.Require;

/**
 * How much {@link GeneralisationStudy} measures.
 *
 * @param layouts      networks of each kind; of the largest kinds there is one
 * @param users        UEs of five sites, where UEs are not what is varied; more sites have as many each
 * @param blocks       RBs, where RBs are not what is varied
 * @param paperUsers   UEs of the drop on the paper's layout
 * @param largestUsers kinds with more UEs are left out
 * @param largestSites kinds with more sites are left out
 * @param restarts     random starts of WMMSE
 * @param refineSteps  gradient steps of each climb of the refined mode
 * @param seed         of networks, starts and codes
 */
public record GeneralisationConfig(int layouts, int users, int blocks, int paperUsers, int largestUsers,
        int largestSites, int restarts,
                                   int refineSteps, long seed) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public GeneralisationConfig {
        Require.inRange("layouts", layouts, 1, 1000, "networks");
        Require.inRange("users", users, 5, 10_000, "UEs");
        Require.inRange("blocks", blocks, 1, 1000, "RBs");
        Require.inRange("paperUsers", paperUsers, 5, 5400, "UEs");
        Require.inRange("largestUsers", largestUsers, 5, 1_000_000, "UEs");
        Require.inRange("largestSites", largestSites, 5, 1000, "BSs");
        Require.inRange("restarts", restarts, 1, 1000, "starts");
        Require.inRange("refineSteps", refineSteps, 1, 10_000, "steps");
    }

    /** The full sweep: five networks of each kind, up to 61 sites and 50,000 UEs. */
    public static GeneralisationConfig standard() {
        return new GeneralisationConfig(5, 300, 20, 5400, 50_000, 61, 3, Methods.STANDARD_STEPS, 1);
    }

    /** What takes about a minute: one smaller network of each kind. */
    public static GeneralisationConfig small() {
        return standard().withLayouts(1).withUsers(100).withBlocks(10).withPaperUsers(600).withLargestUsers(1000)
                .withLargestSites(19).withRestarts(2);
    }

    /** The same with another {@link #layouts}. */
    public GeneralisationConfig withLayouts(int value) {
        return new GeneralisationConfig(value, users, blocks, paperUsers, largestUsers, largestSites, restarts,
                refineSteps, seed);
    }

    /** The same with another {@link #users}. */
    public GeneralisationConfig withUsers(int value) {
        return new GeneralisationConfig(layouts, value, blocks, paperUsers, largestUsers, largestSites, restarts,
                refineSteps, seed);
    }

    /** The same with another {@link #blocks}. */
    public GeneralisationConfig withBlocks(int value) {
        return new GeneralisationConfig(layouts, users, value, paperUsers, largestUsers, largestSites, restarts,
                refineSteps, seed);
    }

    /** The same with another {@link #paperUsers}. */
    public GeneralisationConfig withPaperUsers(int value) {
        return new GeneralisationConfig(layouts, users, blocks, value, largestUsers, largestSites, restarts,
                refineSteps, seed);
    }

    /** The same with another {@link #largestUsers}. */
    public GeneralisationConfig withLargestUsers(int value) {
        return new GeneralisationConfig(layouts, users, blocks, paperUsers, value, largestSites, restarts, refineSteps,
                seed);
    }

    /** The same with another {@link #largestSites}. */
    public GeneralisationConfig withLargestSites(int value) {
        return new GeneralisationConfig(layouts, users, blocks, paperUsers, largestUsers, value, restarts, refineSteps,
                seed);
    }

    /** The same with another {@link #restarts}. */
    public GeneralisationConfig withRestarts(int value) {
        return new GeneralisationConfig(layouts, users, blocks, paperUsers, largestUsers, largestSites, value,
                refineSteps, seed);
    }

    /** The same with another {@link #refineSteps}. */
    public GeneralisationConfig withRefineSteps(int value) {
        return new GeneralisationConfig(layouts, users, blocks, paperUsers, largestUsers, largestSites, restarts, value,
                seed);
    }

    /** The same with another {@link #seed}. */
    public GeneralisationConfig withSeed(long value) {
        return new GeneralisationConfig(layouts, users, blocks, paperUsers, largestUsers, largestSites, restarts,
                refineSteps, value);
    }
}
