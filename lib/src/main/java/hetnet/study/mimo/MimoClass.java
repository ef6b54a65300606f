package hetnet.study.mimo;

import hetnet.mimo.channel.AntennaBudgets;
import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.channel.RandomMimoNetwork;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.SitePlacement;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import hetnet.util.Require;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;

/**
 * A class of layouts to precode for, drawn from seeds of their own: no training ever sees them.
 *
 * @param name        in tables
 * @param constraints that are measured there
 * @param association whether who serves whom is a part of the question
 * @param layouts     draws the one of a number
 */
public record MimoClass(String name, Set<PowerConstraint> constraints, boolean association, Layout layouts) {

    private static final int BLOCKS = 4;
    private static final double SPACING = 0.25;
    private static final double WEAK_DBM = 26;
    private static final int[][] SHAPES = {{5, 6}, {4, 8}, {7, 4}}; // sites, UEs of each; in turn
    private static final double PICO_DBM = 30;
    private static final int PICO_ANTENNAS = 4;
    private static final int OFFERED = 6;

    private static final Set<PowerConstraint> BOTH = EnumSet.allOf(PowerConstraint.class);

    private MimoClass(String name, Layout layouts) {
        this(name, BOTH, false, layouts);
    }

    /** Makes one of the layouts. */
    @FunctionalInterface
    public interface Layout {

        /** @param number from 0 on */
        MimoProblem draw(int number);
    }

    /**
     * Those of the table.
     *
     * @param fiveSites the paper's sites
     */
    public static List<MimoClass> all(Sites fiveSites) {
        return List.of(square("dense_200m", 200, 46, false), square("sparse_800m", 800, 46, false),
                new MimoClass("five_sites", i -> problem(r -> fiveSites, 6, 46, seed("five_sites", i))),
                square("weak_800m", 800, WEAK_DBM, false), square("weak_uneven_800m", 800, WEAK_DBM, true),
                new MimoClass("two_tiers_400m", i -> twoTiers(seed("two_tiers_400m", i))),
                panels("panels_4_200m", 4, OFFERED), panels("panels_16_200m", 16, OFFERED),
                panels("panels_32_200m", 32, OFFERED), panels("ues_1_200m", 8, 1),
                panels("ues_2_200m", 8, 2), panels("ues_4_200m", 8, 4), panels("ues_8_200m", 8, 8),
                loaded("uniform_200m", r -> Layouts.scattered(5, 200, SPACING, r)),
                loaded("uniform_800m", r -> Layouts.scattered(5, 800, SPACING, r)),
                loaded("uniform_five_sites", r -> fiveSites));
    }

    private static RandomGenerator seed(String name, int number) {
        return Seeds.stream(77_000 + number, "mimo-" + name);
    }

    private static MimoClass square(String name, double sideM, double dbm, boolean uneven) {
        return new MimoClass(name, uneven ? EnumSet.of(PowerConstraint.PER_ANTENNA) : BOTH, false, i -> {
            int[] shape = SHAPES[Math.floorMod(i, SHAPES.length)];
            RandomGenerator random = seed(name, i);
            MimoProblem even = problem(r -> Layouts.scattered(shape[0], sideM, SPACING, r), shape[1], dbm, random);
            return uneven ? unevened(even, random) : even;
        });
    }

    /** Thirty UEs anywhere: BSs are loaded as it happens, and who serves whom is a part of the question. */
    private static MimoClass loaded(String name, SitePlacement placement) {
        RadioConfig radio = RadioConfig.paper().withBlocks(BLOCKS);
        return new MimoClass(name, EnumSet.of(PowerConstraint.PER_BS), true, i -> MimoProblem.of(
                RandomMimoNetwork.of(placement, OFFERED, radio).drawUniform(seed(name, i)), new AlphaFair(1)));
    }

    /** Panels of another size, or cells of other size, than in most of the training. */
    private static MimoClass panels(String name, int antennas, int users) {
        return new MimoClass(name, i -> {
            RadioConfig radio = RadioConfig.paper().withBlocks(BLOCKS).withAntennas(antennas);
            return MimoProblem.of(RandomMimoNetwork.of(r -> Layouts.scattered(5, 200, SPACING, r), users, radio)
                    .draw(seed(name, i)), new AlphaFair(1));
        });
    }

    private static MimoProblem problem(SitePlacement placement, int users, double dbm, RandomGenerator random) {
        RadioConfig radio = RadioConfig.paper().withBlocks(BLOCKS).withBudgetDbm(dbm);
        return MimoProblem.of(RandomMimoNetwork.of(placement, users, radio).draw(random), new AlphaFair(1));
    }

    /** The same association, whatever the antennas' budgets. */
    private static MimoProblem unevened(MimoProblem problem, RandomGenerator random) {
        return problem.with(problem.csi().withAntennaBudgets(
                AntennaBudgets.uneven(problem.csi().antennas(), random)));
    }

    /** Two macros of eight antennas and three picos of four, 16 dB weaker; UEs at the strongest of them. */
    private static MimoProblem twoTiers(RandomGenerator random) {
        RadioConfig radio = RadioConfig.paper().withBlocks(BLOCKS);
        MimoNetwork drawn = new RandomMimoNetwork(r -> Layouts.scattered(5, 400, SPACING, r), 6,
                b -> b < 2 ? radio.antennas() : PICO_ANTENNAS, radio).draw(random);
        Sites sites = drawn.sites();
        List<Tier> tiers = new ArrayList<>(Collections.nCopies(5, Tier.PICO));
        tiers.set(0, Tier.MACRO);
        tiers.set(1, Tier.MACRO);
        double[] dbm = {46, 46, PICO_DBM, PICO_DBM, PICO_DBM};
        return MimoProblem.of(new MimoNetwork(new Sites(sites.ids(), sites.positionM(), tiers, dbm), drawn.users(),
                drawn.csi(), radio), new AlphaFair(1));
    }

    /**
     * Layouts from a folder with {@code csi.csv.gz}: of the UEs of each BS six at random, other ones each time.
     *
     * @throws hetnet.util.ScenarioException when the folder cannot be read
     */
    public static MimoClass folder(Path folder) {
        MimoNetwork network = MimoNetwork.read(folder, RadioConfig.paper());
        String name = Require.given("folder", folder.toAbsolutePath().normalize().getFileName()).toString();
        return new MimoClass(name, i -> {
            MimoProblem all = MimoProblem.of(network, new AlphaFair(1));
            RandomGenerator random = seed(name, i);
            int[] some = IntStream.range(0, network.csi().sites()).flatMap(b -> {
                int[] own = all.channel().ofSite(b).clone();
                MathArrays.shuffle(own, random);
                return Arrays.stream(own).limit(OFFERED);
            }).toArray();
            return MimoProblem.of(network.ofUsers(some), new AlphaFair(1));
        });
    }
}
