package hetnet.study.sweep;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Problem;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.Solvers;
import hetnet.study.MethodResult;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import hetnet.study.generalisation.GeneralisationConfig;
import hetnet.study.generalisation.GeneralisationKinds;
import hetnet.study.generalisation.GeneralisationStudy;
import hetnet.study.quality.AskedAlpha;
import hetnet.study.quality.QualityConfig;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityStudy;
import hetnet.study.quality.SeedModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The studies of {@code make bench-quality} and {@code make generalisation}, row by row: the same layouts, methods,
 * seeds and numbers.
 */
final class LayoutPlan implements SweepPlan {

    private static final List<String> KEYS = List.of("study", "of", "settings", "classes", "scenarios", "methods",
            "model", "metrics");
    private static final String OBJECTIVE = "pf";

    private final Map<String, List<Layout>> layouts = new LinkedHashMap<>();
    private final List<String> references;
    private final Solvers ofTiers; // references beside them, where BSs differ in tier
    private final List<String> modes;
    private final Map<String, Set<String>> methods = new LinkedHashMap<>(); // of each class
    private final Map<String, Boolean> tiered = new ConcurrentHashMap<>();
    private final Path weights;
    private final int restarts;
    private final int refineSteps;
    private final long seed;
    private final Path seeds; // folder of the weights of other training seeds; null where there are none
    private final List<SweepMetric> metrics;
    private final SweepKeys keys;

    private LayoutPlan(SpecNode spec, List<Layout> all, List<String> references, Solvers ofTiers, List<String> modes,
            int restarts, int refineSteps, long seed, SweepFiles files, Path seeds) {
        this.references = references;
        this.ofTiers = ofTiers;
        this.modes = modes;
        this.restarts = restarts;
        this.refineSteps = refineSteps;
        this.seed = seed;
        this.seeds = seeds;
        String model = spec.has("model") ? spec.text("model") : SweepMethod.SHIPPED;
        weights = files.at(model);
        UnrolledModel.load(weights);
        metrics = SweepMetric.of(spec);
        Set<String> wanted = new LinkedHashSet<>(spec.texts("classes"));
        Set<String> groups = new LinkedHashSet<>();
        all.forEach(layout -> groups.add(layout.group()));
        SpecNode.requireKnown("class", wanted, groups);
        all.stream().filter(layout -> wanted.isEmpty() || wanted.contains(layout.group()))
                .forEach(layout -> layouts.computeIfAbsent(layout.group(), any -> new ArrayList<>()).add(layout));
        Set<String> chosen = new LinkedHashSet<>(spec.texts("methods"));
        Set<String> known = new LinkedHashSet<>();
        Engine names = new Engine();
        layouts.keySet().forEach(group -> known.addAll(names.methods(group)));
        SpecNode.requireKnown("method", chosen, known);
        layouts.keySet().forEach(group -> {
            Set<String> some = new LinkedHashSet<>(names.methods(group));
            some.removeIf(method -> !chosen.isEmpty() && !chosen.contains(method));
            methods.put(group, some);
        });
        keys = new SweepKeys(layouts.entrySet().stream().map(group -> new SweepKeys.Group(group.getKey(),
                group.getValue().size(), 1, List.of(OBJECTIVE), List.copyOf(methods.get(group.getKey())))).toList());
    }

    /** The study of {@code make bench-quality}. */
    static LayoutPlan quality(SpecNode spec, SweepFiles files) {
        spec.requireKeys(KEYS);
        QualityConfig config = spec.mapOrEmpty("settings").over(QualityConfig.standard());
        List<Path> scenarios = spec.texts("scenarios").stream().map(files::at).toList();
        Path data = files.at("data/o1-five-sites.csv").getParent();
        return new LayoutPlan(spec, QualityLayouts.all(config, data, scenarios), Solvers.references().names(),
                Solvers.tiered(), Methods.NETWORK_MODES, config.restarts(), config.refineSteps(), config.seed(), files,
                files.at("data/seeds").getParent());
    }

    /** The study of {@code make generalisation}. */
    static LayoutPlan generalisation(SpecNode spec, SweepFiles files) {
        spec.requireKeys(KEYS);
        GeneralisationConfig config = spec.mapOrEmpty("settings").over(GeneralisationConfig.standard());
        List<Path> scenes = spec.texts("scenarios").stream().map(files::at).toList();
        List.of("etoile", "etoile-fading").forEach(scene -> files.at("data/" + scene));
        Path data = files.at("data/o1-five-sites.csv").getParent();
        return new LayoutPlan(spec, GeneralisationKinds.all(config, data, scenes), GeneralisationStudy.REFERENCES,
                Solvers.of(), GeneralisationStudy.MODES, config.restarts(), config.refineSteps(), config.seed(), files,
                null);
    }

    /** Whether the BSs of a class differ in tier; all layouts of a class are alike there. */
    private boolean isTiered(String group) {
        return tiered.computeIfAbsent(group, name -> layouts.get(name).get(0).draw().get().tiers().stream().distinct()
                .count() > 1);
    }

    @Override
    public List<String> metrics() {
        return metrics.stream().map(SweepMetric::column).toList();
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
        return !metrics.contains(SweepMetric.SECONDS);
    }

    @Override
    public boolean needsNatives() {
        return false;
    }

    @Override
    public RowMaker open() {
        return new Engine();
    }

    /** Keeps the last layout and what the references found on it, for each goes on from those before it. */
    private final class Engine implements RowMaker {

        private final Methods decide;
        private final Map<String, Solver> further = new LinkedHashMap<>();
        private final Set<String> ofRandom = new LinkedHashSet<>();
        private final Set<String> ofPaper = new LinkedHashSet<>();
        private Layout layout;
        private Problem problem;
        private final Map<String, MethodResult> found = new LinkedHashMap<>();

        Engine() {
            UnrolledModel model = UnrolledModel.load(weights);
            decide = new Methods(new NetworkPass(Methods.HETGNN_UNROLLED, model::allocate), restarts, refineSteps,
                    seed);
            if (seeds != null) {
                UnrolledModel settled = model.with(model.inference().withPerturbations(0));
                add(new NetworkPass(QualityStudy.WITHOUT_RENEWALS, settled::allocate));
                SeedModels.load(seeds).solvers().forEach(solver -> ofRandom.add(add(solver)));
                AskedAlpha.solvers(model::allocate).forEach(solver -> ofPaper.add(add(solver)));
            }
        }

        private String add(Solver solver) {
            further.put(solver.name(), solver);
            return solver.name();
        }

        /** Names of the methods on a class of layouts, from cheap to strong. */
        List<String> methods(String group) {
            List<String> all = new ArrayList<>(references(group));
            all.add(Methods.BEST_KNOWN);
            all.addAll(modes);
            if (QualityLayouts.isRandom(group)) {
                all.addAll(ofRandom);
            }
            if (group.equals(QualityLayouts.PAPER)) {
                all.addAll(ofPaper);
            }
            further.keySet().stream().filter(name -> !ofRandom.contains(name) && !ofPaper.contains(name))
                    .forEach(all::add);
            return all;
        }

        @Override
        public double[] values(SweepKey key) {
            Layout wanted = layouts.get(key.group()).get(key.layout());
            if (wanted != layout) {
                layout = null;
                found.clear();
                problem = wanted.draw().get();
                layout = wanted;
            }
            return SweepMetric.values(metrics, problem, result(key.method()));
        }

        /** Cheap ones first; those of tiers last. */
        private List<String> references(String group) {
            return Stream.concat(references.stream(), isTiered(group) ? ofTiers.names().stream() : Stream.of())
                    .toList();
        }

        private MethodResult result(String method) {
            if (references(layout.group()).contains(method) || method.equals(Methods.BEST_KNOWN)) {
                return reference(method);
            }
            return MethodResult.of(method, problem, modes.contains(method)
                    ? decide.decide(List.of(method), problem).get(method)
                    : further.get(method).solve(problem, decide.context()));
        }

        private MethodResult reference(String method) {
            if (found.isEmpty()) {
                new ReferencePortfolio(decide.references().only(references), ofTiers)
                        .solveAll(problem, decide.context()).forEach((name, answer) ->
                        found.put(name, MethodResult.of(name, problem, answer)));
            }
            if (!method.equals(Methods.BEST_KNOWN)) {
                return found.get(method);
            }
            return references(layout.group()).stream().map(found::get).reduce((one, other) ->
                    other.metrics().meanLogRate() > one.metrics().meanLogRate() ? other : one).orElseThrow();
        }
    }
}
