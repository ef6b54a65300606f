package hetnet.model.hetgnn;

import hetnet.util.Require;

/**
 * What the weights of a {@link HetGnn} belong to, beside the number of RBs.
 *
 * @param hidden  width H of the hidden states
 * @param variant which parts the network has
 */
public record HetGnnArchitecture(int hidden, HetGnnVariant variant) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public HetGnnArchitecture {
        Require.inRange("hidden", hidden, 1, 4096, "");
        Require.given("variant", variant);
    }

    /** That of the shipped figures. */
    public static HetGnnArchitecture paper() {
        return new HetGnnArchitecture(64, HetGnnVariant.FULL);
    }

    /** The same with another width. */
    public HetGnnArchitecture withHidden(int other) {
        return new HetGnnArchitecture(other, variant);
    }

    /** The same with other parts. */
    public HetGnnArchitecture withVariant(HetGnnVariant other) {
        return new HetGnnArchitecture(hidden, other);
    }
}
