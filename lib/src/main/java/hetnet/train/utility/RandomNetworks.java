package hetnet.train.utility;

import hetnet.channel.Gains;
import hetnet.channel.MultipathFading;
import hetnet.channel.generators.NetworkGenerator;
import hetnet.channel.generators.RandomisedNetwork;
import hetnet.channel.generators.UniformNetwork;
import hetnet.network.RadioConfig;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * What {@link UtilityTask} trains on in one step: networks of one shape, and one fairness for all of them.
 *
 * @param radio    with a random number of RBs
 * @param networks L gains of the same B, U and R
 * @param alpha    fairness
 */
public record RandomNetworks(RadioConfig radio, List<Gains> networks, double alpha) {

    private static final int FEWEST_SITES = 3;
    private static final int MOST_SITES = 7;
    private static final int[] BLOCKS = {10, 16, 20, 24};
    /** Proportional fairness twice, because most results are reported for it. */
    private static final double[] ALPHA = {0.25, 0.5, 1, 1, 2};

    /** @param step counted from 0 */
    public static RandomNetworks draw(UtilitySettings config, int step, RandomGenerator random) {
        int sites = FEWEST_SITES + random.nextInt(MOST_SITES - FEWEST_SITES + 1);
        int blocks = BLOCKS[random.nextInt(BLOCKS.length)];
        RadioConfig radio = RadioConfig.paper().withBlocks(blocks);
        double alpha = ALPHA[random.nextInt(ALPHA.length)];
        boolean fading = random.nextDouble() < config.fadingShare();
        List<Gains> networks = new ArrayList<>();
        for (int l = 0; l < config.batch(); l++) {
            double sideM = config.smallestSideM() * Math.pow(config.largestSideM(step) / config.smallestSideM(),
                    random.nextDouble());
            NetworkGenerator generator = random.nextDouble() < config.randomisedShare()
                    ? new RandomisedNetwork(sites, config.users(), sideM, radio)
                    : UniformNetwork.random(sites, config.users(), sideM, radio);
            Gains flat = generator.draw(random).channel().gains();
            networks.add(fading ? MultipathFading.of(flat, random) : flat);
        }
        return new RandomNetworks(radio, List.copyOf(networks), alpha);
    }
}
