package hetnet.study;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.radio.Allocation;
import hetnet.report.ConsoleProgress;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.association.PfAssociation;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.study.Evaluation.Outcome;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.TrainingRun;
import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs methods on a scenario folder: references, the teacher, the paper's network, and the modes of the unrolled one. */
public final class Evaluator implements AutoCloseable {

    /** What decides where nothing else is asked for. */
    public static final List<String> USUAL = List.of(Baseline.NAME, StaticReuse.NAME, PfAssociation.NAME,
            WmmseRestarts.NAME, ReusePatterns.NAME, Summary.TEACHER, ComparisonStudy.PAPER_NETWORK, Methods.HETGNN);

    /** Decisions that are over in a moment, seconds, are timed so often again, after one that warms up; the median counts. */
    private static final double MOMENT_S = 1;
    private static final int TIMED_RUNS = 3;

    private final EvaluationConfig config;
    private final Snapshot snapshot;
    private final Experiment experiment;
    private final Problem problem;
    private final Methods methods;
    private UnrolledModel unrolled; // null where no method needs it
    private HetGnnModel paper;     // null until it is loaded or trained
    private TeacherLabels labels;   // null until solved
    private double labelSeconds;
    private TrainingRun training;   // null where nothing was trained

    /**
     * Reads all that is to be read, and has a saved model decide once, so that it is refused before anything long starts.
     *
     * @throws InputException when the folder or a model cannot be used
     */
    public Evaluator(EvaluationConfig config) {
        this.config = config;
        TeacherConfig teacher = config.teacher();
        snapshot = InputException.blame(() -> ScenarioFolder.read(config.scenario(), config.radio()));
        problem = InputException.blame(() -> new Problem(snapshot.channel().gains(), config.radio(), teacher.alpha()));
        // nothing is kept: results are timed, and the folder is written at the end
        experiment = new Experiment(snapshot, config.radio(), teacher, config.training(), Path.of(""));
        methods = new Methods((gains, radio, alpha, code) -> unrolled.allocate(gains, radio, alpha, code), teacher.restarts(),
                Methods.STANDARD_STEPS, teacher.seed());
        InputException.blame(() -> config.training().device().device());
        if (config.methods().stream().anyMatch(Methods.NETWORK_MODES::contains)) {
            unrolled = InputException.blame(() -> UnrolledModel.load(config.unrolled(), config.training().device()));
        }
        if (config.model() != null) {
            paper = InputException.blame(() -> HetGnnModel.load(config.model(), config.training().device()));
            InputException.blame(() -> experiment.allocate(paper));
        }
    }

    /** Every name that can be asked for. */
    public static List<String> known() {
        return Stream.concat(Methods.names().stream(), Stream.of(Summary.TEACHER, ComparisonStudy.PAPER_NETWORK)).toList();
    }

    /**
     * @param progress opens the display of a stage
     * @throws InputException when the settings make the training diverge
     */
    public Evaluation run(Function<String, ConsoleProgress> progress) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String method : config.methods()) {
            outcomes.add(switch (method) {
                case Summary.TEACHER -> {
                    solveTeacher(progress);
                    yield outcome(method, labels.allocation(), labelSeconds);
                }
                case ComparisonStudy.PAPER_NETWORK -> {
                    trainPaper(progress);
                    yield timed(method, progress, () -> experiment.allocate(paper));
                }
                default -> timed(method, progress, methods.of(method, problem));
            });
        }
        return new Evaluation(snapshot, config.teacher().alpha(), outcomes, training);
    }

    private void solveTeacher(Function<String, ConsoleProgress> progress) {
        if (labels == null) {
            try (ConsoleProgress shown = progress.apply(Summary.TEACHER)) {
                long start = System.nanoTime();
                labels = experiment.solve(shown);
                labelSeconds = secondsSince(start);
            }
        }
    }

    private void trainPaper(Function<String, ConsoleProgress> progress) {
        if (paper == null) {
            solveTeacher(progress);
            try (ConsoleProgress shown = progress.apply("training")) {
                training = InputException.blame(() -> train(shown));
            }
            paper = training.model();
        }
    }

    private TrainingRun train(ProgressListener progress) {
        return experiment.fit(labels, epoch -> progress.step(epoch.epoch(), config.training().epochs(),
                "loss " + Tables.number(epoch.trainingLoss())));
    }

    private Outcome timed(String method, Function<String, ConsoleProgress> progress, Supplier<Allocation> decision) {
        try (ConsoleProgress shown = progress.apply(method)) {
            shown.step(0, 1, "");
            long start = System.nanoTime();
            Allocation allocation = decision.get();
            double seconds = secondsSince(start);
            return outcome(method, allocation, seconds < MOMENT_S ? Timing.medianSeconds(TIMED_RUNS, decision) : seconds);
        }
    }

    private Outcome outcome(String method, Allocation allocation, double seconds) {
        allocation.requireFeasible(problem.gains(), config.radio().budgetWatt());
        double utility = problem.value(allocation) / problem.covered().length;
        return new Outcome(method, allocation, experiment.metrics(allocation), utility, seconds);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        if (paper != null) {
            paper.close();
        }
        if (unrolled != null) {
            unrolled.close();
        }
    }
}
