package hetnet.model.unrolled;

import hetnet.util.Require;

/**
 * What the weights of an {@link UnrolledGnn} belong to.
 *
 * @param hidden  width H of the states
 * @param variant which parts the network has
 */
public record UnrolledArchitecture(int hidden, UnrolledVariant variant) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public UnrolledArchitecture {
        Require.inRange("hidden", hidden, 1, 1024, "");
        Require.given("variant", variant);
    }

    /** That of the shipped weights. */
    public static UnrolledArchitecture standard() {
        return new UnrolledArchitecture(32, UnrolledVariant.FULL);
    }

    /** The same with another width. */
    public UnrolledArchitecture withHidden(int other) {
        return new UnrolledArchitecture(other, variant);
    }

    /** The same with other parts. */
    public UnrolledArchitecture withVariant(UnrolledVariant other) {
        return new UnrolledArchitecture(hidden, other);
    }
}
