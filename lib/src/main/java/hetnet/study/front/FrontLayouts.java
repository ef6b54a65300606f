package hetnet.study.front;

import hetnet.channel.MultipathFading;
import hetnet.solver.Problem;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The layouts of {@link QualityLayouts}, and the random ones once more with frequency-selective fading, where RBs
 * differ and reuse patterns alone do not do.
 */
public final class FrontLayouts {

    private static final String FADING = "_fading";

    private FrontLayouts() {
    }

    /**
     * @param data      folder with the paper's sites
     * @param scenarios folders, each a class of one layout
     * @throws hetnet.util.ScenarioException naming file and line when a folder cannot be used
     */
    public static List<Layout> all(FrontConfig config, Path data, List<Path> scenarios) {
        List<Layout> flat = QualityLayouts.all(config.quality(), data, scenarios);
        List<Layout> all = new ArrayList<>();
        flat.stream().filter(layout -> QualityLayouts.isRandom(layout.group())).forEach(all::add);
        List.copyOf(all).forEach(layout -> all.add(new Layout(layout.group() + FADING, layout.index(),
                () -> faded(layout, config.seed()))));
        flat.stream().filter(layout -> !QualityLayouts.isRandom(layout.group())).forEach(all::add);
        return all;
    }

    /** Names of the classes with fading. */
    public static List<String> fadingGroups() {
        return QualityLayouts.shipped().stream().filter(QualityLayouts::isRandom).map(group -> group + FADING).toList();
    }

    private static Problem faded(Layout layout, long seed) {
        Problem flat = layout.draw().get();
        return flat.toBuilder().setGains(MultipathFading.of(flat.gains(),
                Seeds.stream(seed, "front-fading-%s-%d".formatted(layout.group(), layout.index())))).build();
    }
}
