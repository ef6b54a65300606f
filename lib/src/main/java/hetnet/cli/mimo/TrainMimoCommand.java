package hetnet.cli.mimo;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.io.OutputPaths;
import hetnet.mimo.model.PrecodingModel;
import hetnet.mimo.train.PrecodingSettings;
import hetnet.mimo.train.PrecodingTask;
import hetnet.report.Tables;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.TrainingStep;
import hetnet.util.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** The command behind {@code make train-mimo}: trains the network that precodes, and writes its weights and its log. */
@Command(name = "train-mimo", header = "Train the network that precodes, or go on where it was stopped.")
public final class TrainMimoCommand extends SettingsCommand {

    private static final int CHECKPOINT_STEPS = 50;
    private static final int LINE_STEPS = 50;

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
        PrecodingTask task = InputException.blame(() -> new PrecodingTask(
                settings.over(PrecodingSettings.standard()),
                from == null ? null : PrecodingModel.load(from)));
        place.out().println("training with " + task.settings());
        Checkpoint checkpoint = Checkpoint.of(place.artefacts().resolve("precoding-" + task.fingerprint() + ".bin"),
                CHECKPOINT_STEPS, place.out()::println);
        TrainingRun<PrecodingModel> run = TrainingLoop.train(task, checkpoint, this::tell);
        if (run.interrupted()) {
            place.out().println(run.ending());
            return 1;
        }
        run.model().save(file);
        Path log = file.resolveSibling(file.getFileName().toString().replaceFirst("(\\.bin)?$", "-log.csv"));
        Tables.writeCsv(table(run.log()), log, "training of " + file.getFileName(),
                task.settings().toString());
        place.out().printf("Written: %s, %s%n", file, log);
        return 0;
    }

    private void tell(TrainingStep step) {
        if (step.step() % LINE_STEPS == 0) {
            place.out().println(String.format(Locale.ROOT, "step %d, above SLNR %.3f, gradient %.2f", step.step(),
                    step.measure(PrecodingTask.ABOVE_SLNR), step.gradientNorm()));
        }
    }

    private static Table table(List<TrainingStep> log) {
        Tables.Rows rows = Tables.named("log", "step", "utility_nat", "above_slnr", "gradient_norm", "learning_rate");
        log.forEach(step -> rows.row(step.step(), step.measure(PrecodingTask.UTILITY),
                step.measure(PrecodingTask.ABOVE_SLNR), step.gradientNorm(), step.learningRate()));
        return rows.build();
    }
}
