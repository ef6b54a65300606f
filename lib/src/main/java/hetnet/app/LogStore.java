package hetnet.app;

import hetnet.train.Artefact;
import hetnet.train.Epoch;
import hetnet.train.TrainedModel;
import hetnet.train.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The log of a finished training as an {@link Artefact}, beside its model. */
final class LogStore {

    private static final String KIND = "training log";
    private static final String TERM = "term.";

    private LogStore() {
    }

    static void write(TrainingRun run, String fingerprint, Path file) {
        List<Epoch> log = run.log();
        SortedMap<String, double[]> arrays = new TreeMap<>();
        put(arrays, "learningRate", log, Epoch::learningRate);
        put(arrays, "trainingLoss", log, Epoch::trainingLoss);
        put(arrays, "heldOutLoss", log, Epoch::heldOutLoss);
        put(arrays, "trainingAccuracy", log, Epoch::trainingAccuracy);
        put(arrays, "heldOutAccuracy", log, Epoch::heldOutAccuracy);
        put(arrays, "sumRateBps", log, Epoch::sumRateBps);
        put(arrays, "jain", log, Epoch::jain);
        put(arrays, "meanLatencyS", log, Epoch::meanLatencyS);
        List<String> terms = List.copyOf(log.get(0).terms().keySet());
        terms.forEach(term -> put(arrays, TERM + term, log, epoch -> epoch.terms().get(term)));
        arrays.put("bestEpochAndSeconds", new double[] {run.bestEpoch(), run.seconds()});
        new Artefact(KIND, fingerprint, new TreeMap<>(Map.of("terms", String.join(",", terms))), arrays).write(file);
    }

    /** @throws IllegalArgumentException naming the file, when it is damaged or was made by another configuration */
    static TrainingRun read(TrainedModel model, String fingerprint, Path file) {
        Artefact artefact = Artefact.read(file, KIND).requireFingerprint(fingerprint, file);
        SortedMap<String, double[]> a = artefact.arrays();
        List<Epoch> log = new ArrayList<>();
        for (int i = 0; i < a.get("trainingLoss").length; i++) {
            Map<String, Double> terms = new LinkedHashMap<>();
            for (String term : artefact.properties().get("terms").split(",")) {
                terms.put(term, a.get(TERM + term)[i]);
            }
            log.add(new Epoch(i + 1, a.get("learningRate")[i], terms, a.get("trainingLoss")[i], a.get("heldOutLoss")[i],
                    a.get("trainingAccuracy")[i], a.get("heldOutAccuracy")[i], a.get("sumRateBps")[i], a.get("jain")[i],
                    a.get("meanLatencyS")[i]));
        }
        double[] rest = a.get("bestEpochAndSeconds");
        return new TrainingRun(model, log, (int) rest[0], false, rest[1]);
    }

    private static void put(SortedMap<String, double[]> arrays, String name, List<Epoch> log, ToDoubleFunction<Epoch> value) {
        arrays.put(name, log.stream().mapToDouble(value).toArray());
    }
}
