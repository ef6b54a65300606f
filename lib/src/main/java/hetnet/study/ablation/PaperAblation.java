package hetnet.study.ablation;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.io.Artefact;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.hetgnn.HetGnnVariant;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.study.Experiment;
import hetnet.study.Timing;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.LabelledGraph;
import hetnet.train.imitation.LossWeights;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The paper's network and its variants on the paper's layout: same drop, same labels, same split, same epochs. Each is
 * measured on the drop that it learned from and on one that it never saw, another one for every seed.
 */
public final class PaperAblation implements AblationStudy {

    /** Name of the network in every table. */
    public static final String NETWORK = "paper";
    /** The whole network without a teacher: it climbs the utility itself. */
    public static final String UTILITY = "utility_not_labels";

    /** Seeds of the unseen drops follow this one. */
    private static final long UNSEEN = 1000;
    /** Decisions that are timed, of which the median counts. */
    private static final int TIMED = 5;

    private final Sites sites;
    private final RadioConfig radio;
    private final ScenarioConfig scenario;
    private final TeacherConfig teacher;
    private final TrainConfig training;
    private final List<String> variants;
    private final Experiment experiment;

    /**
     * @param scenario  of the drop to learn from
     * @param training  of all variants; its seed is that of the split alone
     * @param variants  names of {@link #all}, the whole network first
     * @param artefacts folder of the teacher's labels
     */
    public PaperAblation(Sites sites, RadioConfig radio, ScenarioConfig scenario, TeacherConfig teacher,
            TrainConfig training,
                         List<String> variants, Path artefacts) {
        this.sites = sites;
        this.radio = radio;
        this.scenario = scenario;
        this.teacher = teacher;
        this.training = training;
        this.variants = List.copyOf(variants);
        this.experiment = new Experiment(scenario.snapshot(sites, radio), radio, teacher, training, artefacts);
        variants.forEach(variant -> config(variant, training.seed()));
    }

    /** Every variant: those of {@link HetGnnVariant} and {@link #UTILITY}. */
    public static List<String> all() {
        return Stream.concat(Arrays.stream(HetGnnVariant.values()).map(PaperAblation::name),
                Stream.of(UTILITY)).toList();
    }

    private static String name(HetGnnVariant variant) {
        return variant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String network() {
        return NETWORK;
    }

    @Override
    public List<String> variants() {
        return variants;
    }

    @Override
    public AblationRun run(String variant, long seed) {
        TeacherLabels labels = experiment.teacher(ProgressListener.NONE);
        TrainConfig config = config(variant, seed);
        LabelledGraph data = experiment.labelled(labels);
        double cpu = Timing.cpuSeconds();
        TrainingRun<HetGnnModel> run = TrainingLoop.train(new ImitationTask(data, config), Checkpoint.none(),
                TrainingListener.NONE);
        double used = Timing.cpuSeconds() - cpu;
        if (run.interrupted()) {
            Thread.currentThread().interrupt();
        }
        try (HetGnnModel model = run.model()) {
            Allocation allocation = experiment.allocate(model);
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("heldout_accuracy",
                    ImitationTask.accuracy(allocation.association(), labels.allocation().association(),
                            experiment.split().heldOut()));
            put(metrics, "learned", experiment.metrics(allocation));
            put(metrics, "unseen", unseen(model, seed));
            return new AblationRun(NETWORK, variant, seed, metrics, model.weights().count(), used, run.seconds(),
                    Timing.medianSeconds(TIMED, () -> experiment.allocate(model)));
        }
    }

    private Metrics unseen(HetGnnModel model, long seed) {
        Snapshot drop = Settings.override(scenario, Map.of("seed", Long.toString(UNSEEN + seed)))
                .snapshot(sites, radio);
        Allocation allocation = model.allocate(experiment.graph(drop), drop.channel().gains(), radio);
        return Metrics.of(Rates.userRates(drop.channel().gains(), allocation, radio, Scheduler.EQUAL_TIME),
                allocation.association());
    }

    private static void put(Map<String, Double> metrics, String drop, Metrics m) {
        metrics.put(drop + "_mean_log_rate", m.meanLogRate());
        metrics.put(drop + "_sum_rate_bps", m.sumRateBps());
        metrics.put(drop + "_jain", m.jain());
        metrics.put(drop + "_p5_bps", m.p5Bps());
    }

    @Override
    public String fingerprint(String variant, long seed) {
        return Artefact.fingerprint(NETWORK, Arrays.deepToString(sites.positionM()), radio, scenario, teacher, training,
                config(variant, seed));
    }

    /** @throws IllegalArgumentException when there is no such variant */
    private TrainConfig config(String variant, long seed) {
        if (!all().contains(variant)) {
            throw new IllegalArgumentException("unknown variant '%s'; known are %s"
                    .formatted(variant, String.join(", ", all())));
        }
        TrainConfig seeded = training.withSeed(seed);
        return variant.equals(UTILITY) ? seeded.withLoss(LossWeights.utility())
                : seeded.withArchitecture(seeded.architecture()
                        .withVariant(HetGnnVariant.valueOf(variant.toUpperCase(Locale.ROOT))));
    }
}
