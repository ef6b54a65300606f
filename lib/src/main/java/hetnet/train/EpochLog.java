package hetnet.train;

import hetnet.io.Artefact;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/** The log of a training among the properties and arrays of an {@link Artefact}; both ways are exact. */
public final class EpochLog {

    private static final String TERMS = "terms";
    private static final String TERM = "term.";

    private EpochLog() {
    }

    /**
     * Adds the log.
     *
     * @param log one epoch or more
     */
    public static void put(List<Epoch> log, SortedMap<String, String> properties, SortedMap<String, double[]> arrays) {
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
        properties.put(TERMS, String.join(",", terms));
    }

    private static void put(SortedMap<String, double[]> arrays, String name, List<Epoch> log,
            ToDoubleFunction<Epoch> value) {
        arrays.put(name, log.stream().mapToDouble(value).toArray());
    }

    /**
     * The log that {@link #put} added.
     *
     * @throws IllegalArgumentException naming what is missing, or not as long as the log
     */
    public static List<Epoch> take(Artefact artefact) {
        int epochs = Require.inRange("epochs", artefact.array("trainingLoss").length, 1, Integer.MAX_VALUE, "epochs");
        String[] terms = artefact.property(TERMS).split(",");
        List<Epoch> log = new ArrayList<>();
        for (int i = 0; i < epochs; i++) {
            int epoch = i;
            ToDoubleFunction<String> value = name -> artefact.array(name, epochs)[epoch];
            Map<String, Double> term = new LinkedHashMap<>();
            for (String name : terms) {
                term.put(name, value.applyAsDouble(TERM + name));
            }
            log.add(new Epoch(i + 1, value.applyAsDouble("learningRate"), term, value.applyAsDouble("trainingLoss"),
                    value.applyAsDouble("heldOutLoss"), value.applyAsDouble("trainingAccuracy"),
                    value.applyAsDouble("heldOutAccuracy"), value.applyAsDouble("sumRateBps"),
                    value.applyAsDouble("jain"), value.applyAsDouble("meanLatencyS")));
        }
        return log;
    }
}
