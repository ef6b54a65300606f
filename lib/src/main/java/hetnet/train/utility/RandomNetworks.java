package hetnet.train.utility;

import hetnet.channel.Gains;
import hetnet.channel.MultipathFading;
import hetnet.channel.generators.NetworkGenerator;
import hetnet.channel.generators.NetworkSetting;
import hetnet.channel.generators.RandomisedNetwork;
import hetnet.channel.generators.UniformNetwork;
import hetnet.network.RadioConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * What {@link UtilityTask} trains on in one step: networks of one shape, and one fairness for all of them. Most steps
 * have 3 to 7 BSs; in a share of them there are more, up to {@link UtilitySettings#mostSites}, with as many UEs and as
 * much room for each BS, and fewer networks, so that a step costs about the same. In a share of the networks some BSs
 * are small cells with less power than the others.
 *
 * @param radio    with a random number of RBs
 * @param networks L gains of the same B, U and R, those of small cells as heard with their lower budget
 * @param alpha    fairness
 */
public record RandomNetworks(RadioConfig radio, List<Gains> networks, double alpha) {

    static final int FEWEST_SITES = 3;
    private static final int USUAL_SITES = 5;
    static final int FEW_SITES = 7;
    private static final int[] BLOCKS = {10, 16, 20, 24};
    /** Proportional fairness most often, because most results are reported for it. */
    private static final double PROPORTIONAL_SHARE = 0.4;
    static final double SMALLEST_ALPHA = 0.15;
    static final double LARGEST_ALPHA = 3;
    /** Networks of many sites with UMa propagation stand on hexagons as often as at random. */
    private static final double HEXAGONAL_SHARE = 0.5;
    /** In a network with small cells, the part of the BSs that are some, and how far below the others they send, dB. */
    private static final double SMALL_CELLS = 0.6;
    private static final double LEAST_BELOW_DB = 6;
    static final double MOST_BELOW_DB = 20;

    /** @param step counted from 0 */
    public static RandomNetworks draw(UtilitySettings config, int step, RandomGenerator random) {
        boolean many = config.mostSites() > FEW_SITES && random.nextDouble() < config.manySitesShare();
        int sites = many ? (int) Math.round(logUniform(FEW_SITES + 1, config.mostSites(), random))
                : FEWEST_SITES + random.nextInt(Math.min(FEW_SITES, config.mostSites()) - FEWEST_SITES + 1);
        int count = many ? Math.max(1, config.batch() * USUAL_SITES / sites) : config.batch();
        RadioConfig radio = RadioConfig.paper().withBlocks(BLOCKS[random.nextInt(BLOCKS.length)]);
        double alpha = random.nextDouble() < PROPORTIONAL_SHARE ? 1
                : logUniform(SMALLEST_ALPHA, LARGEST_ALPHA, random);
        boolean fading = random.nextDouble() < config.fadingShare();
        List<Gains> networks = new ArrayList<>();
        for (int l = 0; l < count; l++) {
            double sideM = logUniform(config.smallestSideM(), config.largestSideM(step), random);
            NetworkGenerator generator = many ? manySites(config, sites, sideM, radio, random)
                    : fewSites(config, sites, sideM, radio, random);
            Gains flat = smallCells(config, generator.draw(random).channel().gains(), random);
            networks.add(fading ? MultipathFading.of(flat, random) : flat);
        }
        return new RandomNetworks(radio, List.copyOf(networks), alpha);
    }

    private static NetworkGenerator fewSites(UtilitySettings config, int sites, double sideM, RadioConfig radio,
            RandomGenerator random) {
        return random.nextDouble() < config.randomisedShare()
                ? new RandomisedNetwork(sites, config.users(), sideM, radio)
                : UniformNetwork.random(sites, config.users(), sideM, radio);
    }

    /** @param sideM of the square that {@link #USUAL_SITES} share; these have as much room each */
    private static NetworkGenerator manySites(UtilitySettings config, int sites, double sideM, RadioConfig radio,
            RandomGenerator random) {
        int users = Math.max(1, config.users() * sites / USUAL_SITES);
        double wholeM = sideM * Math.sqrt((double) sites / USUAL_SITES);
        if (random.nextDouble() < config.randomisedShare()) {
            return new RandomisedNetwork(sites, users, wholeM, radio);
        }
        return random.nextDouble() < HEXAGONAL_SHARE
                ? UniformNetwork.hexagonal(sites, users, sideM / NetworkSetting.hexagonalSideM(1), radio)
                : UniformNetwork.random(sites, users, wholeM, radio);
    }

    /** In a share of the networks, the gains of some BSs less what they send below the others. */
    private static Gains smallCells(UtilitySettings config, Gains gains, RandomGenerator random) {
        if (random.nextDouble() >= config.smallCellShare()) {
            return gains;
        }
        int sites = gains.sites();
        double[] budget = new double[sites]; // over that of the others
        for (int b = 0; b < sites; b++) {
            double belowDb = LEAST_BELOW_DB + (MOST_BELOW_DB - LEAST_BELOW_DB) * random.nextDouble();
            budget[b] = random.nextDouble() < SMALL_CELLS ? Math.pow(10, -belowDb / 10) : 1;
        }
        double[] gain = new double[gains.users() * sites];
        Arrays.setAll(gain, i -> gains.mean(i / sites, i % sites) * budget[i % sites]);
        return Gains.flat(gains.users(), sites, gains.blocks(), gain);
    }

    private static double logUniform(double from, double to, RandomGenerator random) {
        return from * Math.pow(to / from, random.nextDouble());
    }
}
