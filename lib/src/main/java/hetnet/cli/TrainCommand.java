package hetnet.cli;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.StoppableTraining;
import hetnet.cli.setting.TrainingLines;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.Tables;
import hetnet.train.TrainingRun;
import hetnet.train.TrainingStep;
import hetnet.train.utility.UnrolledConfig;
import hetnet.train.utility.UtilityTask;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make train}: trains the unrolled network and writes its weights and its log.
 *
 * <p>Ctrl-C stops after the present step with a checkpoint, from which the same command goes on.
 */
@Command(name = "train", header = "Train the unrolled network anew, or go on after Ctrl-C.")
final class TrainCommand extends SettingsCommand {

    /** Steps between two checkpoints: about a quarter of a minute. */
    private static final int CHECKPOINT_STEPS = 100;

    @Option(names = "--out", paramLabel = "FILE",
            description = "file of the weights; default: the shipped ones are replaced")
    private Path weights;

    @Option(names = "--from", paramLabel = "FILE",
            description = "weights to go on from, at a rate that begins anew; default: fresh ones")
    private Path from;

    TrainCommand(Workplace place) {
        super(place, UnrolledConfig.standard());
    }

    @Override
    public Integer call() {
        UnrolledConfig config = settings.over(UnrolledConfig.standard());
        UnrolledModel begin = from == null ? null : InputException.blame(() -> UnrolledModel.load(from));
        return train(config, begin, weights == null ? place.unrolled() : weights.toAbsolutePath(), place);
    }

    /**
     * Trains until the end, or until the process is told to end.
     *
     * @param from    weights to go on from; null for fresh ones
     * @param weights file to write
     * @return {@link Hetnet#FAILED} when the training was interrupted or gave numbers that are not finite, which it
     *         says in one sentence
     */
    static int train(UnrolledConfig config, UnrolledModel from, Path weights, Workplace place) {
        InputException.blame(() -> OutputPaths.file(weights));
        InputException.blame(() -> OutputPaths.folder(place.artefacts()));
        UtilityTask task = InputException.blame(() -> new UtilityTask(config, from));
        Map<String, String> settings = task.settings();
        place.out().println("training with " + settings);
        TrainingLines lines = new TrainingLines(place.out(), UtilityTask.UTILITY, config.training().steps(),
                System::nanoTime);
        Path checkpoint = place.artefacts().resolve("unrolled-checkpoint-" + task.fingerprint() + ".bin");
        Optional<TrainingRun<UnrolledModel>> training = StoppableTraining.run(() -> task, checkpoint,
                CHECKPOINT_STEPS, lines, place.err());
        if (training.isEmpty()) {
            return Hetnet.FAILED;
        }
        Path log = log(weights);
        training.get().model().save(weights);
        Tables.writeCsv(table(training.get().log()), log, "training of " + weights.getFileName(),
                settings.toString());
        place.out().printf("Written: %s, %s%n", weights, log);
        return Hetnet.OK;
    }

    /** Where the log of a training lies. @param weights file of its weights */
    static Path log(Path weights) {
        return weights.resolveSibling(weights.getFileName().toString().replaceFirst("(\\.bin)?$", "-log.csv"));
    }

    private static Table table(List<TrainingStep> log) {
        Tables.Rows rows = Tables.named("log", "step", "utility_nat", "gradient_norm", "learning_rate");
        log.forEach(step -> rows.row(step.step(), step.measure(UtilityTask.UTILITY), step.gradientNorm(),
                step.learningRate()));
        return rows.build();
    }
}
