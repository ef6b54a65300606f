package hetnet.study.sweep;

import hetnet.channel.generators.PaperLayout;
import hetnet.network.RadioConfig;
import hetnet.study.ablation.AblationConfig;
import hetnet.study.ablation.AblationRun;
import hetnet.study.ablation.AblationStudy;
import hetnet.study.ablation.PaperAblation;
import hetnet.study.ablation.UnrolledAblation;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.sweep.spec.SpecNode;
import hetnet.study.sweep.spec.SweepFiles;
import hetnet.teacher.TeacherConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * The trainings of {@code make ablations}, one row each: the class is the network, the layout the training seed less 1,
 * the method the variant. Their last digits are those of PyTorch on the machine that trains, and what it took is among
 * them.
 */
final class AblationPlan implements SweepPlan {

    /** Columns of what a training costs. */
    static final List<String> COSTS = List.of("weights", "training_cpu_s", "training_s", "decision_s");

    private static final List<String> KEYS = List.of("study", "of", "settings", "classes");
    private static final String OBJECTIVE = "pf";

    private final AblationConfig config;
    private final Path data;
    private final List<String> metrics = new ArrayList<>();
    private final SweepKeys keys;

    AblationPlan(SpecNode spec, SweepFiles files) {
        spec.requireKeys(KEYS);
        config = spec.mapOrEmpty("settings").over(AblationConfig.standard());
        data = files.at("data/o1-five-sites.csv").getParent();
        List<String> classes = spec.texts("classes");
        List<AblationStudy> all = studies(Path.of("unused"));
        SpecNode.requireKnown("class", classes, all.stream().map(AblationStudy::network).toList());
        keys = new SweepKeys(all.stream().filter(study -> classes.isEmpty() || classes.contains(study.network()))
                .map(study -> new SweepKeys.Group(study.network(), config.seeds(), 1, List.of(OBJECTIVE),
                        study.variants())).toList());
        metrics.add("heldout_accuracy");
        for (String drop : List.of("learned", "unseen")) {
            List.of("mean_log_rate", "sum_rate_bps", "jain", "p5_bps").forEach(name -> metrics.add(drop + "_" + name));
        }
        metrics.add("gap_closed");
        QualityLayouts.SIDES_M.forEach(side -> metrics.add("gap_closed_uma_%dm".formatted(side)));
        metrics.addAll(COSTS);
    }

    private List<AblationStudy> studies(Path artefacts) {
        return List.of(new PaperAblation(PaperLayout.sites(data), RadioConfig.paper(), config.scenario(),
                TeacherConfig.paper(), config.training(), PaperAblation.all(), artefacts),
                new UnrolledAblation(config.unrolled(), config.quality(), data, artefacts));
    }

    @Override
    public List<String> metrics() {
        return List.copyOf(metrics);
    }

    @Override
    public SweepKeys keys() {
        return keys;
    }

    @Override
    public String weights() {
        return "";
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public boolean needsNatives() {
        return true;
    }

    @Override
    public RowMaker open() {
        Path artefacts = scratch();
        Map<String, AblationStudy> studies = new LinkedHashMap<>();
        studies(artefacts).forEach(study -> studies.put(study.network(), study));
        return key -> RowContent.of(values(studies.get(key.group()).run(key.method(), key.layout() + 1L)));
    }

    private double[] values(AblationRun run) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the training was interrupted");
        }
        Map<String, Double> measured = new LinkedHashMap<>(run.metrics());
        double[] costs = {run.weights(), run.trainingCpuS(), run.trainingS(), run.decisionS()};
        for (int i = 0; i < costs.length; i++) {
            measured.put(COSTS.get(i), costs[i]);
        }
        if (!metrics.containsAll(measured.keySet())) {
            throw new IllegalStateException("a training has other metrics than %s: %s"
                    .formatted(metrics, measured.keySet()));
        }
        double[] values = new double[metrics.size()];
        Arrays.setAll(values, i -> measured.getOrDefault(metrics.get(i), Double.NaN));
        return values;
    }

    /** What the studies keep for their own next runs goes among the temporary files. */
    private static Path scratch() {
        try {
            return Files.createTempDirectory("hetnet-sweep-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
