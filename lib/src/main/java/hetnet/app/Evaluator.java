package hetnet.app;

import hetnet.app.Evaluation.Outcome;
import hetnet.channel.Gains;
import hetnet.channel.ScenarioFolder;
import hetnet.channel.Snapshot;
import hetnet.radio.Allocation;
import hetnet.report.Tables;
import hetnet.scenario.ProgressListener;
import hetnet.teacher.TeacherLabels;
import hetnet.train.TrainedModel;
import hetnet.train.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the three methods on a scenario folder. */
final class Evaluator implements AutoCloseable {

    /** Decisions that are over in a moment are timed so often, after one that warms up; the median counts. */
    private static final int TIMED_RUNS = 5;

    private final EvaluateOptions options;
    private final Snapshot snapshot;
    private final Experiment experiment;
    private TrainedModel model; // null until trained

    /**
     * Reads all that is to be read, and has a saved model decide once, so that it is refused before the teacher starts.
     *
     * @throws InputException when the folder or the model cannot be used
     */
    Evaluator(EvaluateOptions options) {
        this.options = options;
        this.snapshot = InputException.blame(() -> ScenarioFolder.read(options.scenario(), options.radio()));
        // nothing is kept: results are timed, and the folder is written at the end
        this.experiment = new Experiment(snapshot, options.radio(), options.teacher(), options.training(), options.out());
        InputException.blame(() -> options.training().device().device());
        if (options.model() != null) {
            model = InputException.blame(() -> TrainedModel.load(options.model(), options.training().device()));
            InputException.blame(() -> experiment.allocate(model));
        }
    }

    /**
     * @param progress opens the display of a stage
     * @throws InputException when the settings make the training diverge
     */
    Evaluation run(Function<String, ConsoleProgress> progress) {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(timed(Summary.BASELINE, experiment::baseline));
        TeacherLabels labels;
        double seconds;
        try (ConsoleProgress shown = progress.apply("teacher")) {
            long start = System.nanoTime();
            labels = experiment.solve(shown);
            seconds = (System.nanoTime() - start) / 1e9;
        }
        outcomes.add(outcome(Summary.TEACHER, labels.allocation(), seconds));
        TrainingRun training = null;
        if (model == null) {
            try (ConsoleProgress shown = progress.apply("training")) {
                training = InputException.blame(() -> train(labels, shown));
            }
            model = training.model();
        }
        outcomes.add(timed(Summary.HETGNN, () -> experiment.allocate(model)));
        return new Evaluation(snapshot, outcomes, training);
    }

    private TrainingRun train(TeacherLabels labels, ProgressListener progress) {
        return experiment.fit(labels, epoch -> progress.step(epoch.epoch(), options.training().epochs(),
                "loss " + Tables.number(epoch.trainingLoss())));
    }

    private Outcome timed(String method, Supplier<Allocation> decision) {
        double seconds = Timing.medianSeconds(TIMED_RUNS, decision);
        return outcome(method, decision.get(), seconds);
    }

    private Outcome outcome(String method, Allocation allocation, double seconds) {
        Gains gains = experiment.gains();
        allocation.requireFeasible(gains, options.radio().budgetWatt());
        return new Outcome(method, allocation, experiment.metrics(allocation), seconds);
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
