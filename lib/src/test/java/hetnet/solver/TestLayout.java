package hetnet.solver;

import hetnet.channel.Fading;
import hetnet.channel.Gains;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.util.Seeds;
import java.nio.file.Path;
import org.apache.commons.math3.random.RandomGenerator;

/** Layouts of the tests: the paper's, the ray-traced one, and random ones of all sizes. */
public final class TestLayout {

    private static final double SITE_HEIGHT_M = 25;

    private TestLayout() {
    }

    /** Table 1 on the O1 sites. */
    public static Problem paper(long seed) {
        return paper(seed, ScenarioConfig.paper().marginM());
    }

    /** The same with another margin around the sites. */
    public static Problem paper(long seed, double marginM) {
        ScenarioConfig seeded = ScenarioConfig.paper().withMarginM(marginM).withSeed(seed);
        Sites sites = PaperLayout.sites(Path.of("data"));
        return new Problem(seeded.snapshot(sites, RadioConfig.paper()).channel().gains(), RadioConfig.paper(), 1);
    }

    /** A scenario folder of data/. */
    public static Problem folder(String name) {
        return new Problem(ScenarioFolder.read(Path.of("data", name), RadioConfig.paper()), RadioConfig.paper(), 1);
    }

    /** Sites at random in a square, at least a quarter of its side apart, UMa with 6 dB shadowing. */
    public static Problem random(int sites, int users, int blocks, double sideM, Fading fading, double alpha,
            long seed) {
        return drop(Layouts.random(sites, sideM, sideM / 4, SITE_HEIGHT_M, Seeds.stream(seed, "sites")), users, blocks,
                fading, alpha, seed);
    }

    /** A hexagonal grid. */
    public static Problem hexagonal(int sites, int users, int blocks, double spacingM, long seed) {
        return drop(Layouts.hexagonal(sites, spacingM, SITE_HEIGHT_M), users, blocks, Fading.NONE, 1, seed);
    }

    private static Problem drop(Sites sites, int users, int blocks, Fading fading, double alpha, long seed) {
        ScenarioConfig config = ScenarioConfig.paper().withUsers(users).withSpacingM(0).withFading(fading)
                .withSeed(seed);
        return new Problem(config.snapshot(sites, radio(blocks)).channel().gains(), radio(blocks), alpha);
    }

    /** Path losses uniform from 70 to 130 dB, a tenth of the links without a path; Rayleigh fading if asked for. */
    public static Gains tiny(int users, int sites, int blocks, boolean fading, RandomGenerator random) {
        double[] gain = new double[users * sites * (fading ? blocks : 1)];
        for (int link = 0; link < users * sites; link++) {
            double mean = random.nextDouble() < 0.1 ? 0 : Math.pow(10, -(70 + 60 * random.nextDouble()) / 10);
            for (int r = 0; r < (fading ? blocks : 1); r++) {
                gain[fading ? link * blocks + r : link] = fading ? -mean * Math.log(1 - random.nextDouble()) : mean;
            }
        }
        return fading ? Gains.fading(users, sites, blocks, gain) : Gains.flat(users, sites, blocks, gain);
    }

    /** The paper's radio with another number of RBs. */
    public static RadioConfig radio(int blocks) {
        return RadioConfig.paper().withBlocks(blocks);
    }
}
