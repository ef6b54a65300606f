package hetnet.model.unrolled;

import ai.djl.ndarray.NDArray;
import hetnet.model.engine.CodeStream;

/**
 * What a {@link LargeNeighborhoodSearch} tries once by chance.
 *
 * @param gumbelNoise  luck of each RB to start anew, shape [R]
 * @param code         of the RBs that start anew, in their order of value; shape [1, B, R, {@link UnrolledGnn#CODE}],
 *                     of which the first RBs count
 * @param copyingNoise luck of each RB to take over the powers of another, shape [R]
 */
public record Perturbation(double[] gumbelNoise, NDArray code, double[] copyingNoise) {

    /** How many of so many RBs start anew, at least one. */
    public static int count(int blocks) {
        return CodeStream.renewed(blocks);
    }
}
