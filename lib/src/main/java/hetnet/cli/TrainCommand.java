package hetnet.cli;

import hetnet.io.Artefact;
import hetnet.io.Folders;
import hetnet.io.OutputPaths;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.Tables;
import hetnet.train.Checkpoint;
import hetnet.train.UnrolledConfig;
import hetnet.train.UtilityStep;
import hetnet.train.UtilityTrainer;
import hetnet.train.UtilityTraining;
import hetnet.util.Settings;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make train}: trains the unrolled network and writes its weights and its log. Arguments are KEY=value: OUT names
 * the file of the weights, every other key is a field of {@link UnrolledConfig}.
 *
 * <p>Ctrl-C stops after the present step with a checkpoint, from which the same command goes on.
 */
public final class TrainCommand {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;
    private static final String OUT = "OUT";
    /** Steps between two checkpoints: about a quarter of a minute. */
    private static final int CHECKPOINT_STEPS = 100;

    private TrainCommand() {
    }

    /** Ends the process with the status of {@link #run}. */
    public static void main(String[] args) {
        Thread training = Thread.currentThread();
        Thread stop = new Thread(() -> stopAtStep(training));
        Runtime.getRuntime().addShutdownHook(stop);
        Folders folders = Folders.here();
        int status = run(args, folders.artefacts(), folders.data(), System.out, System.err);
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            return; // the process ends already, by the signal that stopped the training
        }
        System.exit(status);
    }

    private static void stopAtStep(Thread training) {
        training.interrupt();
        try {
            training.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * @param artefacts folder of the checkpoint
     * @param data      folder of the weights where no OUT is given
     * @param out       receives progress and results
     * @param err       receives errors
     * @return 0; 2 and one sentence on {@code err} when a setting or a file cannot be used; 1 and a sentence when training was interrupted
     *         or gave numbers that are not finite
     */
    static int run(String[] args, Path artefacts, Path data, PrintStream out, PrintStream err) {
        try {
            List<String> keys = new ArrayList<>(List.of(OUT));
            keys.addAll(Settings.toMap(UnrolledConfig.standard()).keySet());
            Map<String, String> settings = Arguments.parse(keys, args);
            String given = settings.remove(OUT);
            Path weights = OutputPaths.file(given == null ? data.resolve("unrolled.bin") : Arguments.path(OUT, given).toAbsolutePath());
            OutputPaths.folder(artefacts);
            UnrolledConfig config = Settings.override(UnrolledConfig.standard(), settings);
            Path checkpoint = artefacts.resolve("unrolled-checkpoint-" + Artefact.fingerprint(config) + ".bin");
            Checkpoint kept = Checkpoint.of(checkpoint, CHECKPOINT_STEPS, notice -> err.println("hetnet-lab: " + notice));
            try (UtilityTrainer trainer = new UtilityTrainer(config, kept)) {
                return train(trainer, config, weights, checkpoint, out, err);
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            err.println("hetnet-lab: " + e.getMessage());
            return REFUSED;
        } catch (IllegalStateException e) {
            err.println("hetnet-lab: " + e.getMessage());
            return FAILED;
        }
    }

    private static int train(UtilityTrainer trainer, UnrolledConfig config, Path weights, Path checkpoint, PrintStream out, PrintStream err) {
        out.println("training with " + Settings.toMap(config));
        if (trainer.done() > 0) {
            out.printf("resumed after step %d from %s%n", trainer.done(), checkpoint);
        }
        UtilityTraining training = trainer.train(new TrainingLines(out, config.steps(), trainer.done(), System::nanoTime));
        try (UnrolledModel model = training.model()) {
            if (training.interrupted()) {
                err.printf("hetnet-lab: stopped after step %d; the same command goes on from %s%n", training.log().size(), checkpoint);
                return FAILED;
            }
            Path log = log(weights);
            model.save(weights);
            Tables.writeCsv(table(training.log()), log, "training of " + weights.getFileName(), Settings.toMap(config).toString());
            out.printf("Written: %s, %s%n", weights, log);
        }
        return OK;
    }

    /** Where the log of a training lies. @param weights file of its weights */
    static Path log(Path weights) {
        return weights.resolveSibling(weights.getFileName().toString().replaceFirst("(\\.bin)?$", "-log.csv"));
    }

    private static Table table(List<UtilityStep> log) {
        Tables.Rows rows = Tables.named("log", "step", "utility_nat", "gradient_norm", "learning_rate");
        log.forEach(step -> rows.row(step.step(), step.utility(), step.norm(), step.learningRate()));
        return rows.build();
    }
}
