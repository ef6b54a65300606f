package hetnet.mimo.channel;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/** What single antennas may spend, as parts of an equal share of the budget of their BS. */
public final class AntennaBudgets {

    private static final double DECADES = 2;

    private AntennaBudgets() {
    }

    /**
     * Parts that differ by up to 20 dB, log-uniform, of the same total: for {@link Csi#withAntennaBudgets}.
     *
     * @param antennas of each BS; shape [B]
     * @return mean 1 over each panel; shape [B, A of the BS]
     */
    public static double[][] uneven(int[] antennas, RandomGenerator random) {
        double[][] part = new double[antennas.length][];
        for (int b = 0; b < part.length; b++) {
            double[] drawn = new double[antennas[b]];
            Arrays.setAll(drawn, a -> Math.pow(10, -DECADES * random.nextDouble()));
            double mean = Arrays.stream(drawn).average().orElseThrow();
            part[b] = Arrays.stream(drawn).map(p -> p / mean).toArray();
        }
        return part;
    }
}
