package hetnet.study.generalisation;

import hetnet.channel.Fading;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.NetworkSetting;
import hetnet.channel.generators.NetworkSetting.Placement;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.channel.generators.TieredNetwork;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.RadioConfig;
import hetnet.solver.Problem;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.math3.random.RandomGenerator;

/** The kinds of networks of the sweep: places, and the standard one with one thing varied at a time. */
public final class GeneralisationKinds {

    private static final double ALPHA = 1;
    private static final double HEXAGONAL_SPACING_M = 200;
    /** Links times RBs from which one network of a kind must do. */
    private static final double LARGE = 1e6;
    /** Seed of the drop on the paper's layout, apart from those that notebooks show. */
    private static final long PAPER_SEED = 101;

    private final GeneralisationConfig config;
    private final List<Layout> all = new ArrayList<>();

    private GeneralisationKinds(GeneralisationConfig config) {
        this.config = config;
    }

    /** What is varied, in its unit, and the name of a class of layouts that has one value of it. */
    enum Axis {
        PLACE("place"), SIDE("side (m)"), RANDOM_SITES("sites at random"), HEXAGONAL_SITES("sites on hexagons"),
                USERS("UEs"), BLOCKS("RBs"),
        CARRIER("carrier (GHz)"), PATH_LOSS("path loss"), FADING("fading"), HOT("UEs in hot spots (%)"),
        MOVED("after moving for (s)"), TIERS("tiers");

        static final String SEPARATOR = ": ";
        private final String title;

        Axis(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        String group(Object value) {
            return title + SEPARATOR + value;
        }
    }

    /**
     * @param data   folder with the paper's sites and the shipped scenes
     * @param scenes further scenario folders
     * @throws hetnet.util.ScenarioException naming file and line when a folder cannot be used
     */
    public static List<Layout> all(GeneralisationConfig config, Path data, List<Path> scenes) {
        GeneralisationKinds kinds = new GeneralisationKinds(config);
        NetworkSetting base = NetworkSetting.standard().withUsers(config.users()).withBlocks(config.blocks());
        kinds.places(data, scenes);
        kinds.vary(Axis.SIDE, base, (setting, value) -> setting.withSideM(value), 100, 200, 400, 800);
        for (int sites : new int[] {3, 5, 8, 12, 16, 20}) {
            kinds.add(Axis.RANDOM_SITES, sites, crowd(base, sites));
        }
        NetworkSetting hexagonal = base.withPlacement(Placement.HEXAGONAL)
                .withSideM(NetworkSetting.hexagonalSideM(HEXAGONAL_SPACING_M));
        for (int sites : new int[] {7, 19, 37, 61}) {
            kinds.add(Axis.HEXAGONAL_SITES, sites, crowd(hexagonal, sites));
        }
        kinds.vary(Axis.USERS, base, NetworkSetting::withUsers, 50, 300, 1000, 5000, 50_000);
        kinds.vary(Axis.BLOCKS, base, NetworkSetting::withBlocks, 6, 20, 51, 100, 273);
        kinds.vary(Axis.CARRIER, base, NetworkSetting::withCarrierGhz, 0.7, 2.0, 3.5, 6.0);
        kinds.vary(Axis.PATH_LOSS, base, NetworkSetting::withPathLoss, PathLosses.UMA, PathLosses.EQ3);
        kinds.vary(Axis.FADING, base, NetworkSetting::withFading, Fading.values());
        kinds.vary(Axis.HOT, base, (setting, value) -> setting.withHotPercent(value), 0, 40, 80);
        kinds.vary(Axis.MOVED, base, (setting, value) -> setting.withMovedS(value), 0, 10, 60);
        TieredNetwork.Builder tiers = TieredNetwork.builder().setRadio(base.radio());
        kinds.tiers(tiers.optMacros(1).optPicos(4), base, 5);
        kinds.tiers(tiers.optMacros(3).optPicos(3).optHotSpots(), base, 12);
        kinds.tiers(tiers.optMicros(1).optPicos(2), base, 12);
        return kinds.all;
    }

    /** As many UEs a site. */
    private static NetworkSetting crowd(NetworkSetting base, int sites) {
        return base.withSites(sites).withUsers(base.users() * sites / base.sites());
    }

    /** With as many UEs a site as the standard network. */
    private void tiers(TieredNetwork.Builder builder, NetworkSetting base, int sites) {
        NetworkSetting size = crowd(base, sites);
        TieredNetwork network = builder.optUsers(size.users()).build();
        add(Axis.TIERS, network.name(), size, network::draw);
    }

    @SafeVarargs
    private <T> void vary(Axis axis, NetworkSetting base, BiFunction<NetworkSetting, T, NetworkSetting> with,
            T... values) {
        for (T value : values) {
            add(axis, value, with.apply(base, value));
        }
    }

    private void add(Axis axis, Object value, NetworkSetting setting) {
        add(axis, value, setting, setting::draw);
    }

    /** @param setting of as many UEs, sites and RBs as what is drawn */
    private void add(Axis axis, Object value, NetworkSetting setting, Function<RandomGenerator, Snapshot> draw) {
        if (setting.users() > config.largestUsers() || setting.sites() > config.largestSites()) {
            return;
        }
        boolean large = (double) setting.users() * setting.sites() * setting.blocks() > LARGE;
        for (int i = 0; i < (large ? 1 : config.layouts()); i++) {
            // the same stream for every kind: they differ in what is varied, and in little else
            String stream = "generalisation-" + i;
            all.add(new Layout(axis.group(value), i,
                    () -> problem(draw.apply(Seeds.stream(config.seed(), stream)), setting.radio())));
        }
    }

    private void places(Path data, List<Path> scenes) {
        RadioConfig radio = RadioConfig.paper();
        all.add(new Layout(Axis.PLACE.group("paper's layout"), 0, () -> {
            ScenarioConfig paper = ScenarioConfig.paper().withUsers(config.paperUsers());
            Snapshot snapshot = new PaperLayout(paper, PaperLayout.sites(data), radio).drop(PAPER_SEED);
            return problem(snapshot, radio);
        }));
        Consumer<Path> scene = folder -> {
            Snapshot network = ScenarioFolder.read(folder, radio);
            all.add(new Layout(Axis.PLACE.group(QualityLayouts.scenario(folder)), 0, () -> problem(network, radio)));
        };
        List.of("etoile", "etoile-fading").forEach(name -> scene.accept(data.resolve(name)));
        scenes.forEach(scene);
    }

    private static Problem problem(Snapshot network, RadioConfig radio) {
        return new Problem(network, radio, ALPHA);
    }
}
