package hetnet.channel;

import hetnet.util.ArrayMath;
import hetnet.util.Require;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * What chance decided about the links, as standard normal variables: a link is LOS iff Phi(los) &lt; P_LOS(d2D), and
 * its shadowing is sigma times {@code shadow}. As a UE moves both change little by little, so that the link keeps its
 * character over some tens of metres while P_LOS follows the distance.
 *
 * @param sites  B
 * @param los    flat [U * B]
 * @param shadow flat [U * B]
 */
public record LinkState(int sites, double[] los, double[] shadow) {

    /**
     * Correlation distance of both variables, metres: of shadowing in UMa NLOS (TR 38.901 Table 7.5-6; 37 m in LOS, but
     * one value keeps the variable continuous when LOS changes) and of the LOS state in UMa (Table 7.6.3.1-2).
     */
    public static final double CORRELATION_DISTANCE_M = 50;

    /** @throws IllegalArgumentException when the variables are not both [U * B] */
    public LinkState {
        Require.inRange("sites", sites, 1, Integer.MAX_VALUE, "BSs");
        if (los.length != shadow.length || los.length % sites != 0) {
            throw new IllegalArgumentException(("the variables of the links must both be [U * B] with B = %d, not of "
                    + "%d and %d values").formatted(sites, los.length, shadow.length));
        }
    }

    /** Independent links between U UEs and B BSs. */
    public static LinkState draw(int users, int sites, RandomGenerator rng) {
        int links = Math.multiplyExact(users, sites);
        return new LinkState(sites, gaussian(links, rng), gaussian(links, rng));
    }

    /** U. */
    public int users() {
        return los.length / sites;
    }

    /**
     * The links after the UEs have moved: z' = rho z + sqrt(1 - rho^2) n with rho = exp(-moved / 50 m), which keeps the
     * standard normal distribution.
     *
     * @param movedM distance between the old and the new position of each UE, metres; shape [U]
     * @throws IllegalArgumentException when there are not U distances, or one is negative
     */
    public LinkState moved(double[] movedM, RandomGenerator rng) {
        if (movedM.length != users()) {
            throw new IllegalArgumentException("%d distances for %d UEs".formatted(movedM.length, users()));
        }
        double[] rho = new double[movedM.length];
        for (int u = 0; u < rho.length; u++) {
            Require.inRange("movedM", movedM[u], 0, 1e9, "m");
            rho[u] = ArrayMath.exp(-movedM[u] / CORRELATION_DISTANCE_M);
        }
        return new LinkState(sites, step(los, rho, rng), step(shadow, rho, rng));
    }

    private double[] step(double[] z, double[] rho, RandomGenerator rng) {
        double[] next = gaussian(z.length, rng);
        for (int i = 0; i < next.length; i++) {
            double kept = rho[i / sites];
            next[i] = kept * z[i] + Math.sqrt(1 - kept * kept) * next[i];
        }
        return next;
    }

    private static double[] gaussian(int count, RandomGenerator rng) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> rng.nextGaussian());
        return values;
    }
}
