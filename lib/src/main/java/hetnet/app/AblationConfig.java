package hetnet.app;

import hetnet.scenario.Require;

/**
 * How much {@link Ablate} trains and measures.
 *
 * @param seeds  trainings of every variant, 2 or more
 * @param users  UEs of the paper's drop
 * @param epochs of the paper's network
 */
public record AblationConfig(int seeds, int users, int epochs) {

    public AblationConfig {
        Require.inRange("seeds", seeds, 2, 1000, "seeds");
        Require.inRange("users", users, 20, 5400, "UEs");
        Require.inRange("epochs", epochs, 1, 100_000, "epochs");
    }

    /** The settings of the shipped tables. */
    public static AblationConfig standard() {
        return new AblationConfig(5, 5400, 150);
    }
}
