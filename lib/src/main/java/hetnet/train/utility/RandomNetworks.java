package hetnet.train.utility;

import hetnet.channel.Gains;
import hetnet.channel.MultipathFading;
import hetnet.channel.generators.NetworkGenerator;
import hetnet.channel.generators.NetworkSetting;
import hetnet.channel.generators.RandomisedNetwork;
import hetnet.channel.generators.TierSettings;
import hetnet.channel.generators.TieredNetwork;
import hetnet.channel.generators.UniformNetwork;
import hetnet.network.RadioConfig;
import hetnet.network.Tier;
import hetnet.solver.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * What {@link UtilityTask} trains on in one step: networks of one shape, and one fairness for all of them. Most steps
 * have 3 to 7 BSs; in a share of them there are more, up to {@link UtilitySettings#mostSites}, with as many UEs and as
 * much room for each BS, and fewer networks, so that a step costs about the same. In a share of the networks some BSs
 * are small cells with less power than the others. In a share of the steps all networks have macros and picos.
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

    /** Of networks of tiers: macros, picos of each, distance of macros, and budgets of picos, half of them usual. */
    private static final int MOST_MACROS = 3;
    private static final int FEWEST_PICOS = 2;
    private static final int MOST_PICOS = 4;
    private static final int MOST_PICOS_OF_ONE = 6;
    private static final double SMALLEST_SPACING_M = 300;
    private static final double LARGEST_SPACING_M = 800;
    private static final double SMALLEST_PICO_DBM = 20;
    private static final double LARGEST_PICO_DBM = 38;
    private static final double CLUSTERED_PERCENT = 66.7;
    /** How far the smallest picos are below macros of the usual budget, dB. */
    static final double MOST_TIERS_APART_DB = TierSettings.usual(Tier.MACRO).budgetDbm() - SMALLEST_PICO_DBM;

    /** @param step counted from 0 */
    public static RandomNetworks draw(UtilitySettings config, int step, RandomGenerator random) {
        if (config.tieredShare() > 0 && random.nextDouble() < config.tieredShare()) {
            return tiers(config, random);
        }
        boolean many = config.mostSites() > FEW_SITES && random.nextDouble() < config.manySitesShare();
        int sites = many ? (int) Math.round(logUniform(FEW_SITES + 1, config.mostSites(), random))
                : FEWEST_SITES + random.nextInt(Math.min(FEW_SITES, config.mostSites()) - FEWEST_SITES + 1);
        int count = many ? Math.max(1, config.batch() * USUAL_SITES / sites) : config.batch();
        RadioConfig radio = radio(random);
        double alpha = alpha(random);
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

    private static RadioConfig radio(RandomGenerator random) {
        return RadioConfig.paper().withBlocks(BLOCKS[random.nextInt(BLOCKS.length)]);
    }

    private static double alpha(RandomGenerator random) {
        return random.nextDouble() < PROPORTIONAL_SHARE ? 1 : logUniform(SMALLEST_ALPHA, LARGEST_ALPHA, random);
    }

    /** Macros and picos, as many of each in all networks. */
    private static RandomNetworks tiers(UtilitySettings config, RandomGenerator random) {
        int macros = 1 + random.nextInt(MOST_MACROS);
        int picos = FEWEST_PICOS + random.nextInt((macros == 1 ? MOST_PICOS_OF_ONE : MOST_PICOS) - FEWEST_PICOS + 1);
        int sites = macros * (1 + picos);
        RadioConfig radio = radio(random);
        double alpha = alpha(random);
        boolean fading = random.nextDouble() < config.fadingShare();
        List<Gains> networks = new ArrayList<>();
        for (int l = 0; l < Math.max(1, config.batch() * USUAL_SITES / sites); l++) {
            TieredNetwork.Builder network = TieredNetwork.builder().setRadio(radio).optMacros(macros)
                    .optUsers(Math.max(1, config.users() * sites / USUAL_SITES)).optIndependentLinks()
                    .optSpacingM(logUniform(SMALLEST_SPACING_M, LARGEST_SPACING_M, random))
                    .optClusteredPercent(random.nextBoolean() ? CLUSTERED_PERCENT : 0)
                    .optPlacement(random.nextBoolean() ? NetworkSetting.Placement.HEXAGONAL
                            : NetworkSetting.Placement.RANDOM);
            TierSettings pico = TierSettings.usual(Tier.PICO).withPerMacro(picos);
            network.optTier(Tier.PICO, random.nextBoolean() ? pico : pico.withBudgetDbm(
                    SMALLEST_PICO_DBM + (LARGEST_PICO_DBM - SMALLEST_PICO_DBM) * random.nextDouble()));
            if (random.nextBoolean()) {
                network.optHotSpots();
            }
            Gains flat = new Problem(network.build().draw(random), radio, alpha).gainsAtRadioBudget();
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
