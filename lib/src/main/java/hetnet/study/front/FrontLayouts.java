package hetnet.study.front;

import hetnet.channel.MultipathFading;
import hetnet.solver.Problem;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    private static Problem faded(Layout layout, long seed) {
        Problem flat = layout.draw().get();
        return flat.toBuilder().setGains(MultipathFading.of(flat.gains(),
                Seeds.stream(seed, "front-fading-%s-%d".formatted(layout.group(), layout.index())))).build();
    }
}
