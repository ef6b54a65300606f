package hetnet.util;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Independent random streams from one seed: each part of a run draws from its own, so that adding one moves no other.
 */
public final class Seeds {

    private Seeds() {
    }

    /**
     * The stream of the given name, for example "drop", "channel" or "weights"; the same seed and name give the same
     * numbers.
     */
    public static RandomGenerator stream(long seed, String name) {
        return new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), name.hashCode()});
    }
}
