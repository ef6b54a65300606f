package hetnet.study.sweep;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.study.Methods;
import hetnet.study.Score;
import hetnet.study.generalisation.GeneralisationConfig;
import hetnet.study.generalisation.GeneralisationKinds;
import hetnet.study.generalisation.GeneralisationStudy;
import hetnet.study.quality.QualityConfig;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityStudy;
import hetnet.study.quality.ReferenceScores;
import hetnet.study.sweep.spec.SpecNode;
import hetnet.study.sweep.spec.SweepFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The studies of {@code make bench-quality} and {@code make generalisation}: a {@link QualityStudy}, row by row. */
final class LayoutPlan implements SweepPlan {

    static final String QUALITY = "quality";
    static final String GENERALISATION = "generalisation";

    private static final List<String> KEYS = List.of("study", "of", "settings", "classes", "scenarios", "methods",
            "model", "metrics");
    private static final String OBJECTIVE = "pf";
    private static final String SECONDS = "seconds";

    private final Map<String, List<Layout>> layouts = new LinkedHashMap<>();
    private final Function<UnrolledModel, QualityStudy> study;
    private final Path weights;
    private final List<String> metrics;
    private final SweepKeys keys;

    private LayoutPlan(SpecNode spec, List<Layout> all, SweepFiles files, Function<UnrolledModel, QualityStudy> study) {
        this.study = study;
        weights = files.at(spec.has("model") ? spec.text("model") : SweepMethod.SHIPPED);
        List<String> wanted = spec.texts("metrics");
        SpecNode.requireKnown("metric", wanted, Score.COLUMNS);
        metrics = wanted.isEmpty() ? Score.COLUMNS.stream().filter(column -> !column.equals(SECONDS)).toList() : wanted;
        Set<String> groups = new LinkedHashSet<>();
        all.forEach(layout -> groups.add(layout.group()));
        List<String> classes = spec.texts("classes");
        SpecNode.requireKnown("class", classes, groups);
        all.stream().filter(layout -> classes.isEmpty() || classes.contains(layout.group()))
                .forEach(layout -> layouts.computeIfAbsent(layout.group(), any -> new ArrayList<>()).add(layout));
        keys = new SweepKeys(groups(spec.texts("methods")));
    }

    /** All layouts of a class have the methods of its first. */
    private List<SweepKeys.Group> groups(List<String> chosen) {
        QualityStudy measured = study.apply(UnrolledModel.load(weights));
        Map<String, List<String>> methods = new LinkedHashMap<>();
        layouts.forEach((group, some) -> methods.put(group, measured.draw(some.get(0)).methods()));
        SpecNode.requireKnown("method", chosen, methods.values().stream().flatMap(List::stream).distinct().toList());
        return layouts.entrySet().stream().map(group -> new SweepKeys.Group(group.getKey(), group.getValue().size(), 1,
                List.of(OBJECTIVE), methods.get(group.getKey()).stream()
                        .filter(method -> chosen.isEmpty() || chosen.contains(method)).toList())).toList();
    }

    /** The study of {@code make bench-quality}. */
    static LayoutPlan quality(SpecNode spec, SweepFiles files) {
        spec.requireKeys(KEYS);
        QualityConfig config = spec.mapOrEmpty("settings").over(QualityConfig.standard());
        List<Path> scenarios = spec.texts("scenarios").stream().map(files::at).toList();
        Path data = files.at("data/o1-five-sites.csv").getParent();
        Path seeds = files.at("data/seeds").getParent();
        return new LayoutPlan(spec, QualityLayouts.all(config, data, scenarios), files, model -> {
            Methods methods = new Methods(model, config.restarts(), config.refineSteps(), config.seed());
            return new QualityStudy(methods, Methods.NETWORK_MODES, QualityStudy.further(model, seeds),
                    ReferenceScores.all(methods, null));
        });
    }

    /** The study of {@code make generalisation}. */
    static LayoutPlan generalisation(SpecNode spec, SweepFiles files) {
        spec.requireKeys(KEYS);
        GeneralisationConfig config = spec.mapOrEmpty("settings").over(GeneralisationConfig.standard());
        List<Path> scenes = spec.texts("scenarios").stream().map(files::at).toList();
        List.of("etoile", "etoile-fading").forEach(scene -> files.at("data/" + scene));
        Path data = files.at("data/o1-five-sites.csv").getParent();
        return new LayoutPlan(spec, GeneralisationKinds.all(config, data, scenes), files,
                model -> GeneralisationStudy.study(config, model::allocate, null));
    }

    @Override
    public List<String> metrics() {
        return metrics;
    }

    @Override
    public SweepKeys keys() {
        return keys;
    }

    @Override
    public String weights() {
        return UnrolledModel.load(weights).fingerprint();
    }

    @Override
    public boolean repeatable() {
        return !metrics.contains(SECONDS);
    }

    @Override
    public boolean needsNatives() {
        return false;
    }

    /** Keeps the last layout, and what the methods reached that decided together. */
    @Override
    public RowMaker open() {
        QualityStudy measured = study.apply(UnrolledModel.load(weights));
        return new RowMaker() {
            private Layout layout;
            private QualityStudy.Drawn drawn;

            @Override
            public RowContent content(SweepKey key) {
                Layout wanted = layouts.get(key.group()).get(key.layout());
                if (wanted != layout) {
                    layout = null;
                    drawn = measured.draw(wanted);
                    layout = wanted;
                }
                double[] all = drawn.score(key.method()).toArray();
                return RowContent.of(metrics.stream().mapToDouble(metric -> all[Score.COLUMNS.indexOf(metric)])
                        .toArray());
            }
        };
    }
}
