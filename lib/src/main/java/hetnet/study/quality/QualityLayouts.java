package hetnet.study.quality;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.channel.generators.TieredNetwork;
import hetnet.channel.generators.UniformNetwork;
import hetnet.network.RadioConfig;
import hetnet.solver.Problem;
import hetnet.util.Seeds;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The layouts on which methods are compared, class by class. None was trained on: training draws from streams of other
 * names.
 */
public final class QualityLayouts {

    /** Sides of the squares of the random layouts, metres. */
    public static final List<Integer> SIDES_M = List.of(100, 200, 400, 800);
    /** Sites of the hexagonal layouts: two and three whole rings. */
    static final List<Integer> HEXAGONAL_SITES = List.of(19, 37);
    /** The class of one macro with four picos anywhere around it; UEs are uniform. */
    public static final String PICOS = "two_tiers_5";
    /** The class of three macros with nine picos in hot spots; two thirds of the UEs stand around picos. */
    public static final String HOT_SPOTS = "two_tiers_12";
    /** The classes of networks of two tiers; what ends their names is the number of BSs, as that of hexagonal ones. */
    public static final List<String> TWO_TIERS = List.of(PICOS, HOT_SPOTS);
    /** The class of the drops on the paper's layout. */
    public static final String PAPER = "paper";
    /** The class of the scene that comes with the kit. */
    public static final String ETOILE = "etoile";

    /** Sites of each random layout. */
    public static final int SITES = 5;
    private static final int BLOCKS = 20;
    private static final double ALPHA = 1;
    private static final int FIRST_PAPER_SEED = 101;
    private static final double HEXAGONAL_SPACING_M = 200;
    /** Of TR 36.814, configuration 4b. */
    private static final double CLUSTERED_PERCENT = 66.7;

    private QualityLayouts() {
    }

    /**
     * One layout; it is drawn when it is asked for.
     *
     * @param group the class, for example "uma_100m"
     * @param index in its class, from 0
     */
    public record Layout(String group, int index, Supplier<Problem> draw) {
    }

    /** Name of the class of random layouts. */
    static String random(int sideM) {
        return "uma_%dm".formatted(sideM);
    }

    /** Whether a class is one of random layouts. */
    public static boolean isRandom(String group) {
        return SIDES_M.stream().map(QualityLayouts::random).anyMatch(group::equals);
    }

    /** Name of the class of hexagonal layouts. */
    static String hexagonal(int sites) {
        return "hexagonal_%d".formatted(sites);
    }

    /** Name of the class of a scenario folder. */
    public static String scenario(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "root" : name.toString();
    }

    /**
     * Scenario folders, each of which is a class of layouts by its name: two of one name would be counted together.
     *
     * @param own     those of the kit
     * @param further others, separated as in a class path; null for none
     * @param taken   names of further classes
     * @return both
     * @throws IllegalArgumentException when one is empty or has the name of another class
     */
    public static List<Path> scenarios(List<Path> own, String further, Collection<String> taken) {
        List<Path> all = new ArrayList<>(own);
        Set<String> names = new TreeSet<>(shipped());
        names.addAll(taken);
        own.forEach(folder -> names.add(scenario(folder)));
        for (String folder : further == null ? new String[0] : further.split(File.pathSeparator, -1)) {
            if (folder.isBlank()) {
                throw new IllegalArgumentException("one of the scenarios is empty: each must name a folder");
            }
            if (!names.add(scenario(Path.of(folder)))) {
                throw new IllegalArgumentException(("%s has the name of a class of layouts that is there already (%s): "
                        + "name the folder otherwise").formatted(folder, String.join(", ", names)));
            }
            all.add(Path.of(folder));
        }
        return all;
    }

    /** Names of the classes that need no folder but those of the kit. */
    public static List<String> shipped() {
        return Stream.of(SIDES_M.stream().map(QualityLayouts::random),
                HEXAGONAL_SITES.stream().map(QualityLayouts::hexagonal), TWO_TIERS.stream(), Stream.of(PAPER, ETOILE))
                .flatMap(names -> names).toList();
    }

    /**
     * @param data      folder with the paper's sites
     * @param scenarios folders, each a class of one layout, read at once
     * @throws hetnet.util.ScenarioException naming file and line when a folder cannot be used
     */
    public static List<Layout> all(QualityConfig config, Path data, List<Path> scenarios) {
        List<Layout> all = new ArrayList<>();
        for (int side : SIDES_M) {
            add(all, random(side), config.layouts(), index ->
                    problem(UniformNetwork.random(SITES, config.users(), side, radio())
                    .draw(Seeds.stream(config.seed(), "quality-%d-%d".formatted(side, index))), radio()));
        }
        ScenarioConfig paper = ScenarioConfig.paper().withUsers(config.paperUsers());
        add(all, PAPER, config.drops(), index -> problem(new PaperLayout(paper, PaperLayout.sites(data),
                RadioConfig.paper())
                .drop(FIRST_PAPER_SEED + index), RadioConfig.paper()));
        for (int sites : HEXAGONAL_SITES) {
            int users = config.users() * sites / SITES;
            add(all, hexagonal(sites), config.drops(), index ->
                    problem(UniformNetwork.hexagonal(sites, users, HEXAGONAL_SPACING_M, radio())
                    .draw(Seeds.stream(config.seed(), "quality-hexagonal-%d-%d".formatted(sites, index))), radio()));
        }
        for (String group : TWO_TIERS) {
            TieredNetwork network = twoTiers(group, config.users());
            add(all, group, config.layouts(), index -> problem(network
                    .draw(Seeds.stream(config.seed(), "quality-%s-%d".formatted(group, index))), radio()));
        }
        for (Path folder : scenarios) {
            RadioConfig radio = RadioConfig.paper();
            Snapshot network = ScenarioFolder.read(folder, radio);
            add(all, scenario(folder), 1, index -> problem(network, radio));
        }
        return all;
    }

    /**
     * The generator of a class of two tiers, with as many UEs per BS as the random layouts.
     *
     * @param users of five BSs
     */
    public static TieredNetwork twoTiers(String group, int users) {
        TieredNetwork.Builder network = TieredNetwork.builder().setRadio(radio());
        return group.equals(PICOS) ? network.optMacros(1).optPicos(4).optUsers(users).build()
                : network.optMacros(3).optPicos(3).optHotSpots().optClusteredPercent(CLUSTERED_PERCENT)
                        .optUsers(users * 12 / SITES).build();
    }

    /**
     * Those of some classes.
     *
     * @throws IllegalArgumentException naming the known classes, when one is not among them
     */
    public static List<Layout> only(List<Layout> layouts, Collection<String> groups) {
        Set<String> known = new LinkedHashSet<>();
        layouts.forEach(layout -> known.add(layout.group()));
        for (String group : groups) {
            if (!known.contains(group)) {
                throw new IllegalArgumentException("there is no class '%s'; there are %s"
                        .formatted(group, String.join(", ", known)));
            }
        }
        return layouts.stream().filter(layout -> groups.contains(layout.group())).toList();
    }

    private interface Draw {
        Problem layout(int index);
    }

    private static void add(List<Layout> all, String group, int count, Draw draw) {
        for (int i = 0; i < count; i++) {
            int index = i;
            all.add(new Layout(group, index, () -> draw.layout(index)));
        }
    }

    private static Problem problem(Snapshot snapshot, RadioConfig radio) {
        return new Problem(snapshot, radio, ALPHA);
    }

    /** The paper's radio with the RBs that the random layouts are defined with. */
    public static RadioConfig radio() {
        return RadioConfig.paper().withBlocks(BLOCKS);
    }
}
