package hetnet.cli.mimo;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.StoppableTraining;
import hetnet.cli.setting.TrainingLines;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.mimo.model.PrecodingModel;
import hetnet.mimo.train.PrecodingSettings;
import hetnet.mimo.train.PrecodingTask;
import hetnet.report.Tables;
import hetnet.train.TrainingRun;
import hetnet.train.TrainingStep;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make train-mimo}: trains the network that precodes, and writes its weights and its log.
 * Ctrl-C stops after the present step with a checkpoint, from which the same command goes on.
 */
@Command(name = "train-mimo", header = "Train the network that precodes, or go on where it was stopped.")
public final class TrainMimoCommand extends SettingsCommand {

    private static final int CHECKPOINT_STEPS = 50;

    @Option(names = "--out", paramLabel = "FILE", description = "file of the weights; default: the shipped ones")
    private Path weights;

    @Option(names = "--from", paramLabel = "FILE", description = "weights to go on from; default: fresh ones")
    private Path from;

    /** @param place its data has the weights, its artefacts the checkpoints */
    public TrainMimoCommand(Workplace place) {
        super(place, PrecodingSettings.standard());
    }

    @Override
    public Integer call() {
        Path file = weights == null ? PrecodingModel.shipped(place.data()) : weights.toAbsolutePath();
        InputException.blame(() -> OutputPaths.file(file));
        InputException.blame(() -> OutputPaths.folder(place.artefacts()));
        PrecodingSettings chosen = settings.over(PrecodingSettings.standard());
        PrecodingModel begin = from == null ? null : InputException.blame(() -> PrecodingModel.load(from));
        PrecodingTask task = InputException.blame(() -> new PrecodingTask(chosen, begin));
        place.out().println("training with " + task.settings());
        TrainingLines lines = new TrainingLines(place.out(), PrecodingTask.ABOVE_SLNR, chosen.steps(),
                System::nanoTime);
        Optional<TrainingRun<PrecodingModel>> run = StoppableTraining.run(() -> task,
                place.artefacts().resolve("precoding-" + task.fingerprint() + ".bin"), CHECKPOINT_STEPS, lines,
                place.err());
        if (run.isEmpty()) {
            return 1;
        }
        run.get().model().save(file);
        Path log = file.resolveSibling(file.getFileName().toString().replaceFirst("(\\.bin)?$", "-log.csv"));
        Tables.writeCsv(table(run.get().log()), log, "training of " + file.getFileName(),
                task.settings().toString());
        place.out().printf("Written: %s, %s%n", file, log);
        return 0;
    }

    private static Table table(List<TrainingStep> log) {
        Tables.Rows rows = Tables.named("log", "step", "utility_nat", "above_slnr", "gradient_norm", "learning_rate");
        log.forEach(step -> rows.row(step.step(), step.measure(PrecodingTask.UTILITY),
                step.measure(PrecodingTask.ABOVE_SLNR), step.gradientNorm(), step.learningRate()));
        return rows.build();
    }
}
