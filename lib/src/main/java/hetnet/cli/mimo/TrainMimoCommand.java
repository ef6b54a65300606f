package hetnet.cli.mimo;

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
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** The command behind {@code make train-mimo}: trains the network that precodes, and writes its weights and its log. */
@Command(name = "train-mimo", header = "Train the network that precodes, or go on where it was stopped.")
public final class TrainMimoCommand implements Callable<Integer> {

    private static final int CHECKPOINT_STEPS = 50;
    private static final int LINE_STEPS = 50;

    private final Path data;
    private final Path artefacts;
    private final PrintStream out;

    @Option(names = "--out", paramLabel = "FILE", description = "file of the weights; default: the shipped ones")
    private Path weights;

    @Option(names = "--from", paramLabel = "FILE", description = "weights to go on from; default: fresh ones")
    private Path from;

    @Option(names = "--steps", paramLabel = "N", description = "optimiser steps; default: 1500")
    private Integer steps;

    @Option(names = "--streams", paramLabel = "N", description = "about how many streams a step sees")
    private Integer streams;

    @Option(names = "--seed", paramLabel = "N", description = "of weights and networks")
    private Long seed;

    /** @param data folder of the weights @param artefacts folder of checkpoints @param out receives lines */
    public TrainMimoCommand(Path data, Path artefacts, PrintStream out) {
        this.data = data;
        this.artefacts = artefacts;
        this.out = out;
    }

    @Override
    public Integer call() {
        Path file = weights == null ? data.resolve("precoding.bin") : weights.toAbsolutePath();
        InputException.blame(() -> OutputPaths.file(file));
        InputException.blame(() -> OutputPaths.folder(artefacts));
        PrecodingTask task = InputException.blame(() -> new PrecodingTask(settings(),
                from == null ? null : PrecodingModel.load(from)));
        out.println("training with " + task.settings());
        Checkpoint checkpoint = Checkpoint.of(artefacts.resolve("precoding-" + task.fingerprint() + ".bin"),
                CHECKPOINT_STEPS, out::println);
        String settings = task.settings().toString();
        TrainingRun<PrecodingModel> run = TrainingLoop.train(task, checkpoint, this::tell);
        if (run.interrupted()) {
            out.println(run.ending());
            return 1;
        }
        run.model().save(file);
        Path log = file.resolveSibling(file.getFileName().toString().replaceFirst("(\\.bin)?$", "-log.csv"));
        Tables.writeCsv(table(run.log()), log, "training of " + file.getFileName(), settings);
        out.printf("Written: %s, %s%n", file, log);
        return 0;
    }

    private PrecodingSettings settings() {
        PrecodingSettings chosen = PrecodingSettings.standard();
        chosen = steps == null ? chosen : chosen.withSteps(steps);
        chosen = streams == null ? chosen : chosen.withStreams(streams);
        return seed == null ? chosen : chosen.withSeed(seed);
    }

    private void tell(TrainingStep step) {
        if (step.step() % LINE_STEPS == 0) {
            out.println(String.format(Locale.ROOT, "step %d, above SLNR %.3f, gradient %.2f", step.step(),
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
