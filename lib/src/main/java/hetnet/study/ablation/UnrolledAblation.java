package hetnet.study.ablation;

import hetnet.io.Artefact;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.model.unrolled.UnrolledVariant;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.portfolio.Solvers;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import hetnet.study.Score;
import hetnet.study.Timing;
import hetnet.study.quality.QualityConfig;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.ReferenceScores;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.utility.Supervision;
import hetnet.train.utility.UnrolledConfig;
import hetnet.train.utility.UtilityTask;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The interference-unrolled network and its variants: same random networks, same number of steps, measured on the same
 * layouts, which none was trained on, by the part of the gap between baseline and best known reference that one pass
 * closes.
 */
public final class UnrolledAblation implements AblationStudy {

    /** Name of the network in every table. */
    public static final String NETWORK = "unrolled";
    /** The whole network, taught by the reuse-pattern optimum. */
    public static final String LABELS = "labels_not_utility";

    private static final long CODE_SEED = 1;
    /** Steps between two checkpoints. */
    private static final int CHECKPOINT_STEPS = 100;

    private final UnrolledConfig base;
    private final QualityConfig quality;
    private final Path data;
    private final Path artefacts;
    private final List<Measured> layouts = new ArrayList<>();

    /** @param gain best known reference above the baseline, mean ln R */
    private record Measured(String group, Problem problem, double baseline, double gain) {
    }

    /**
     * @param base      of all variants, but for variant, objective and seed
     * @param quality   how many layouts to measure on, and of what size
     * @param data      folder of the paper's sites
     * @param artefacts folder of the references' scores and of checkpoints
     */
    public UnrolledAblation(UnrolledConfig base, QualityConfig quality, Path data, Path artefacts) {
        this.base = base;
        this.quality = quality;
        this.data = data;
        this.artefacts = artefacts;
    }

    @Override
    public String network() {
        return NETWORK;
    }

    /** Every variant: those of {@link UnrolledVariant} and {@link #LABELS}. */
    @Override
    public List<String> variants() {
        return Stream.concat(Arrays.stream(UnrolledVariant.values()).map(v -> v.name().toLowerCase(Locale.ROOT)),
                Stream.of(LABELS)).toList();
    }

    @Override
    public AblationRun run(String variant, long seed) {
        UnrolledConfig config = config(variant, seed);
        Path file = artefacts.resolve("ablation-" + fingerprint(variant, seed) + "-checkpoint.bin");
        Checkpoint checkpoint = Checkpoint.of(file, CHECKPOINT_STEPS, System.err::println);
        double cpu = Timing.cpuSeconds();
        TrainingRun<UnrolledModel> training = TrainingLoop.train(new UtilityTask(config), checkpoint,
                TrainingListener.NONE);
        double used = Timing.cpuSeconds() - cpu;
        if (training.interrupted()) {
            Thread.currentThread().interrupt();
        } else {
            checkpoint.delete();
        }
        return measure(training.model(), variant, seed, used, training.seconds());
    }

    private AblationRun measure(UnrolledModel model, String variant, long seed, double cpu, double seconds) {
        Map<String, Double> gained = new LinkedHashMap<>();
        Map<String, Double> possible = new LinkedHashMap<>();
        List<Double> times = new ArrayList<>();
        for (Measured layout : layouts()) {
            Score score = Score.of(layout.problem, model.solve(layout.problem, SolveContext.of(CODE_SEED)));
            times.add(score.seconds());
            double gain = score.meanLogRate() - layout.baseline;
            for (String group : List.of("gap_closed", "gap_closed_" + layout.group)) {
                gained.merge(group, gain, Double::sum);
                possible.merge(group, layout.gain, Double::sum);
            }
        }
        gained.replaceAll((group, gain) -> gain / possible.get(group));
        long weights = model.weights().values().stream().mapToLong(values -> values.length).sum();
        return new AblationRun(NETWORK, variant, seed, gained, weights, cpu, seconds,
                new Median().evaluate(times.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private List<Measured> layouts() {
        if (layouts.isEmpty()) {
            Methods methods = new Methods(new NetworkPass(Methods.HETGNN_UNROLLED, (problem, code) -> {
                throw new IllegalStateException("references alone are asked for");
            }), quality.restarts(), quality.refineSteps(), quality.seed());
            ReferenceScores references = new ReferenceScores(methods, Solvers.references().names(), artefacts);
            for (Layout layout : QualityLayouts.all(quality, data, List.of()).stream()
                    .filter(layout -> QualityLayouts.isRandom(layout.group())).toList()) {
                Problem problem = layout.draw().get();
                Map<String, Score> scores = references.of(problem);
                double baseline = scores.get(Baseline.NAME).meanLogRate();
                layouts.add(new Measured(layout.group(), problem, baseline,
                        scores.get(Methods.BEST_KNOWN).meanLogRate() - baseline));
            }
        }
        return layouts;
    }

    @Override
    public String fingerprint(String variant, long seed) {
        return Artefact.fingerprint(NETWORK, quality, config(variant, seed));
    }

    /** @throws IllegalArgumentException when there is no such variant */
    private UnrolledConfig config(String variant, long seed) {
        UnrolledConfig seeded = base.withTraining(base.training().withSeed(seed));
        return variant.equals(LABELS) ? seeded.withTraining(seeded.training().withSupervision(Supervision.LABELS))
                : Settings.override(seeded, Map.of("variant", variant));
    }
}
