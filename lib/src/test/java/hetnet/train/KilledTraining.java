package hetnet.train;

import hetnet.graph.Tiny;
import hetnet.io.Artefact;
import hetnet.io.SinglePrecision;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A small training in a JVM that {@link KillTest} kills: it says on standard output how many epochs or steps are done,
 * waits for its end when they are as many as it was given, and writes weights and log when it has done all.
 */
final class KilledTraining {

    static final int EPOCHS = 60;
    private static final String PAPER = "paper";

    private KilledTraining() {
    }

    /**
     * @param args paper or unrolled, file of the checkpoint, file of the result, number of epochs or steps to wait at
     */
    public static void main(String[] args) {
        Checkpoint checkpoint = Checkpoint.of(Path.of(args[1]), 1, System.err::println);
        SortedMap<String, String> properties = new TreeMap<>();
        SortedMap<String, double[]> arrays = new TreeMap<>();
        int limit = Integer.parseInt(args[3]);
        if (args[0].equals(PAPER)) {
            paper(checkpoint, limit, properties, arrays);
        } else {
            unrolled(checkpoint, limit, arrays);
        }
        new Artefact("result", "", properties, arrays).write(Path.of(args[2]));
    }

    private static void paper(Checkpoint checkpoint, int limit, SortedMap<String, String> properties,
            SortedMap<String, double[]> arrays) {
        TrainConfig config = Settings.override(TrainConfig.paper(), Map.of("hidden", "24", "epochs", "" + EPOCHS,
                "patience", "" + EPOCHS, "device", "cpu"));
        Tiny tiny = new Tiny(60, 6, false, 2);
        double[] rates = new double[60];
        Arrays.fill(rates, 1e5);
        TrainingRun run = new Trainer(tiny.graph(), tiny.gains, tiny.radio, tiny.split(1), config)
                .train(tiny.labels(), rates, checkpoint, epoch -> say(epoch.epoch(), limit));
        EpochLog.put(run.log(), properties, arrays);
        SinglePrecision.put(arrays, "weight.", run.model().weights().copy());
    }

    private static void say(int done, int limit) {
        System.out.println(done);
        if (done >= limit) {
            LockSupport.parkNanos(Long.MAX_VALUE);
        }
    }

    private static void unrolled(Checkpoint checkpoint, int limit, SortedMap<String, double[]> arrays) {
        UnrolledConfig config = Settings.override(UnrolledConfig.standard(),
                Map.of("hidden", "8", "rounds", "2", "firstRounds", "1", "steps", "" + EPOCHS, "batch", "2", "users",
                        "20", "device", "cpu"));
        try (UtilityTrainer trainer = new UtilityTrainer(config, checkpoint)) {
            UtilityTraining training = trainer.train(step -> say(step.step(), limit));
            training.log().forEach(step -> arrays.put("log.%03d".formatted(step.step()),
                    new double[] {step.utility(), step.norm(), step.learningRate()}));
            SinglePrecision.put(arrays, "weight.", training.model().weights());
        }
    }
}
