package hetnet.train.imitation;

import hetnet.io.Artefact;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.train.TrainingLog;
import hetnet.train.TrainingRun;
import hetnet.train.TrainingStep;
import hetnet.util.Require;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The log of a finished training as an {@link Artefact}, beside its model. */
public final class LogStore {

    private static final String KIND = "training log";
    private static final String SCALARS = "bestEpochAndSeconds";
    private static final int MOST_EPOCHS = 1_000_000;

    private LogStore() {
    }

    /** Writes the log of a run, whole or not at all. */
    public static void write(TrainingRun<HetGnnModel> run, String fingerprint, Path file) {
        SortedMap<String, String> properties = new TreeMap<>();
        SortedMap<String, double[]> arrays = new TreeMap<>();
        TrainingLog.put(run.log(), properties, arrays);
        arrays.put(SCALARS, new double[] {run.bestStep(), run.seconds()});
        new Artefact(KIND, fingerprint, properties, arrays).write(file);
    }

    /** @throws IllegalArgumentException naming the file, when it is damaged or was made by another configuration */
    public static TrainingRun<HetGnnModel> read(HetGnnModel model, String fingerprint, Path file) {
        return Artefact.read(file, KIND).requireFingerprint(fingerprint, file)
                .content(file, artefact -> run(model, artefact));
    }

    private static TrainingRun<HetGnnModel> run(HetGnnModel model, Artefact artefact) {
        double[] rest = artefact.array(SCALARS, 2);
        List<TrainingStep> log = TrainingLog.take(artefact, "epoch", MOST_EPOCHS);
        int best = (int) Require.inRange("best epoch", rest[0], 1, log.size(), "");
        double seconds = Require.inRange("seconds", rest[1], 0, Double.MAX_VALUE, "s");
        return new TrainingRun<>(model, log, best, false, seconds, "trained before: best epoch %d of %d"
                .formatted(best, log.size()));
    }
}
