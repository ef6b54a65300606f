package hetnet.network;

import org.apache.commons.math3.random.RandomGenerator;

/** How the sites of a network stand; {@link Layouts} has the usual ways. */
@FunctionalInterface
public interface SitePlacement {

    /** Places the sites; where nothing is left to chance, the random stream stays as it is. */
    Sites place(RandomGenerator random);
}
