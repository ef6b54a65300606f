package hetnet.channel;

import hetnet.util.Require;
import hetnet.util.Tensors;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What chance decided about the links, as standard normal variables: a link is LOS iff Phi(los) &lt; P_LOS(d2D), and
 * its shadowing is sigma times {@code shadow}. As a UE moves both change little by little, so that the link keeps its
 * character over some tens of metres while P_LOS follows the distance.
 *
 * @param los    shape [U, B]
 * @param shadow shape [U, B]
 */
public record LinkState(INDArray los, INDArray shadow) {

    /**
     * Correlation distance of both variables, metres: of shadowing in UMa NLOS (TR 38.901 Table 7.5-6; 37 m in LOS, but
     * one value keeps the variable continuous when LOS changes) and of the LOS state in UMa (Table 7.6.3.1-2).
     */
    public static final double CORRELATION_DISTANCE_M = 50;

    /** @throws IllegalArgumentException when the variables are not both [U, B] */
    public LinkState {
        if (los.rank() != 2 || !Arrays.equals(los.shape(), shadow.shape())) {
            throw new IllegalArgumentException("the variables of the links must both be [U, B], not %s and %s"
                    .formatted(Arrays.toString(los.shape()), Arrays.toString(shadow.shape())));
        }
    }

    /** Independent links between U UEs and B BSs. */
    public static LinkState draw(int users, int sites, RandomGenerator rng) {
        return new LinkState(Tensors.gaussian(rng, users, sites), Tensors.gaussian(rng, users, sites));
    }

    /**
     * The links after the UEs have moved: z' = rho z + sqrt(1 - rho^2) n with rho = exp(-moved / 50 m), which keeps the
     * standard normal distribution.
     *
     * @param movedM distance between the old and the new position of each UE, metres; shape [U]
     * @throws IllegalArgumentException when there are not U distances, or one is negative
     */
    public LinkState moved(double[] movedM, RandomGenerator rng) {
        if (movedM.length != los.size(0)) {
            throw new IllegalArgumentException("%d distances for %d UEs".formatted(movedM.length, los.size(0)));
        }
        Arrays.stream(movedM).forEach(d -> Require.inRange("movedM", d, 0, 1e9, "m"));
        INDArray rho = Transforms.exp(Tensors.of(movedM, movedM.length, 1).divi(-CORRELATION_DISTANCE_M)); // [U, 1]
        INDArray fresh = Transforms.sqrt(rho.mul(rho).rsubi(1));
        return new LinkState(step(los, rho, fresh, rng), step(shadow, rho, fresh, rng));
    }

    private static INDArray step(INDArray z, INDArray rho, INDArray fresh, RandomGenerator rng) {
        return z.mul(rho).addi(Tensors.gaussian(rng, z.shape()).muli(fresh));
    }
}
