package hetnet.channel.generators;

import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A source of networks to train or to try a solver on. What it draws is a {@link Snapshot}; with {@link #radio} that
 * makes a problem.
 *
 * <p>A new generator is a class that implements this interface. All chance comes from the stream that is handed in, so
 * that one seed gives one network, in this and every other run.
 */
public interface NetworkGenerator {

    /** What it draws, as a table would call it, for example "random, 5 sites in 200 m". */
    String name();

    /** The radio that all networks of this generator share; its RBs are those of the gains. */
    RadioConfig radio();

    /**
     * Draws one network.
     *
     * @param random the same stream gives the same network
     * @throws IllegalArgumentException when sites or UEs do not fit, or the radio reaches hardly anybody
     */
    Snapshot draw(RandomGenerator random);
}
