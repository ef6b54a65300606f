package hetnet.model.engine;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/** Gains for tests of the engine: UEs in a square of sites, 3.5 decades of loss per decade of distance. */
public final class Networks {

    private Networks() {
    }

    public static RadioConfig radio(int blocks) {
        return Settings.override(RadioConfig.paper(), Map.of("blocks", Integer.toString(blocks)));
    }

    public static Gains gains(int sites, int users, int blocks, double sideM, boolean fading, long seed) {
        RandomGenerator random = Seeds.stream(seed, "engine");
        double[][] site = new double[sites][];
        for (int b = 0; b < sites; b++) {
            site[b] = new double[] {sideM * random.nextDouble(), sideM * random.nextDouble()};
        }
        int depth = fading ? blocks : 1;
        double[] gain = new double[users * sites * depth];
        for (int u = 0, i = 0; u < users; u++) {
            double x = sideM * random.nextDouble();
            double y = sideM * random.nextDouble();
            for (int b = 0; b < sites; b++) {
                double distance = Math.hypot(Math.hypot(x - site[b][0], y - site[b][1]), 23.5);
                double mean = StrictMath.pow(10, -3.2 + 0.6 * random.nextGaussian()) * StrictMath.pow(distance, -3.5);
                for (int r = 0; r < depth; r++, i++) {
                    gain[i] = fading ? -mean * StrictMath.log(1 - random.nextDouble()) : mean;
                }
            }
        }
        return fading ? Gains.fading(users, sites, blocks, gain) : Gains.flat(users, sites, blocks, gain);
    }
}
