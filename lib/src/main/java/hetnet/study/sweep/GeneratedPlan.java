package hetnet.study.sweep;

import hetnet.radio.Objective;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.study.MethodResult;
import hetnet.study.sweep.spec.KeySeeds;
import hetnet.study.sweep.spec.NetworkClass;
import hetnet.study.sweep.spec.NetworkClass.Network;
import hetnet.study.sweep.spec.SpecNode;
import hetnet.study.sweep.spec.SweepFiles;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Networks drawn at random or read from folders, under several objectives, decided by several methods. All methods see
 * the same networks; each draws from a stream of its own.
 */
final class GeneratedPlan implements SweepPlan {

    static final List<String> KEYS = List.of("study", "seed", "layouts", "drops", "networks", "objectives", "methods",
            "metrics", "keep");

    private final KeySeeds seeds;
    private final Map<String, NetworkClass> classes = new LinkedHashMap<>();
    private final Map<String, Asked> objectives = new LinkedHashMap<>();
    private final Map<String, SweepMethod> methods = new LinkedHashMap<>();
    private final List<SweepMetric> metrics;
    private final List<KeptArray> kept;
    private final SweepKeys keys;

    /**
     * What is asked for.
     *
     * @param alpha fairness
     * @param kind  what builds on it
     */
    public record Asked(double alpha, ObjectiveConfig kind) {

        /** @throws IllegalArgumentException when alpha is out of range */
        public Asked {
            Require.inRange("alpha", alpha, 0, 10, "");
        }
    }

    GeneratedPlan(SpecNode spec, SweepFiles files) {
        spec.requireKeys(KEYS);
        seeds = new KeySeeds(spec.name("study"), spec.whole("seed", 1));
        int layouts = spec.count("layouts", 1, 1, NetworkClass.MOST);
        int drops = spec.count("drops", 1, 1, NetworkClass.MOST);
        spec.named("networks").forEach((name, each) ->
                classes.put(name, NetworkClass.of(name, each, layouts, drops, files)));
        if (spec.has("objectives")) {
            spec.named("objectives").forEach((name, each) -> objectives.put(name,
                    each.over(new Asked(1, ObjectiveConfig.standard()))));
        } else {
            objectives.put("pf", new Asked(1, ObjectiveConfig.standard()));
        }
        spec.namedOrListed("methods").forEach((name, each) -> methods.put(name, SweepMethod.of(name, each, files)));
        metrics = SweepMetric.of(spec);
        kept = KeptArray.of(spec.texts("keep"));
        keys = new SweepKeys(classes.values().stream().map(group -> new SweepKeys.Group(group.name(), group.layouts(),
                group.drops(), List.copyOf(objectives.keySet()), List.copyOf(methods.keySet()))).toList());
    }

    @Override
    public List<String> metrics() {
        return metrics.stream().map(SweepMetric::column).toList();
    }

    @Override
    public List<String> arrays() {
        return kept.stream().map(KeptArray::column).toList();
    }

    @Override
    public SweepKeys keys() {
        return keys;
    }

    @Override
    public String weights() {
        return methods.values().stream().map(SweepMethod::weights).filter(text -> !text.isEmpty()).distinct()
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean repeatable() {
        return !metrics.contains(SweepMetric.SECONDS)
                && methods.values().stream().allMatch(SweepMethod::repeatable);
    }

    @Override
    public boolean needsNatives() {
        return methods.values().stream().anyMatch(SweepMethod::needsNatives);
    }

    @Override
    public RowMaker open() {
        return new Maker();
    }

    /** Keeps the last network, for the next methods to decide on. */
    private final class Maker implements RowMaker {

        private final Map<String, SweepMethod.Decider> deciders = new HashMap<>();
        private List<Object> drawn = new ArrayList<>();
        private Network network;

        @Override
        public RowContent content(SweepKey key) {
            List<Object> wanted = List.of(key.group(), key.layout(), key.drop());
            if (!wanted.equals(drawn)) {
                drawn = List.of();
                network = classes.get(key.group()).source().network(seeds, key.group(), key.layout(), key.drop());
                drawn = wanted;
            }
            Problem problem = problem(objectives.get(key.objective()));
            long seed = seeds.of("method", key.group(), key.layout(), key.drop(), key.method());
            Solution solution = deciders.computeIfAbsent(key.method(), name -> methods.get(name).open())
                    .solve(network, problem, seed);
            MethodResult result = MethodResult.of(key.method(), problem, solution);
            return new RowContent(SweepMetric.values(metrics, problem, result), kept.stream()
                    .map(array -> array.of(problem, result.allocation())).toList());
        }

        private Problem problem(Asked asked) {
            Problem fair = new Problem(network.snapshot(), network.radio(), asked.alpha);
            Objective objective = asked.kind.of(asked.alpha, fair.tiers(),
                    () -> Baseline.rates(fair));
            return fair.toBuilder().optObjective(objective).build();
        }
    }
}
