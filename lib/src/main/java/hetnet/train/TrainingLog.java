package hetnet.train;

import hetnet.io.Artefact;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The log of a training among the properties and arrays of an {@link Artefact}; both ways are exact. */
public final class TrainingLog {

    private static final String LOG = "log.";
    private static final String LOSS = LOG + "loss";
    private static final String RATE = LOG + "learning_rate";
    private static final String NORM = LOG + "gradient_norm";
    private static final String MEASURES = "measures";

    private TrainingLog() {
    }

    /**
     * Adds the log.
     *
     * @param log one step or more, all with the same measures
     */
    public static void put(List<TrainingStep> log, SortedMap<String, String> properties,
            SortedMap<String, double[]> arrays) {
        arrays.put(LOSS, column(log, TrainingStep::loss));
        arrays.put(RATE, column(log, TrainingStep::learningRate));
        arrays.put(NORM, column(log, TrainingStep::gradientNorm));
        List<String> measures = List.copyOf(log.get(0).measures().keySet());
        measures.forEach(name -> arrays.put(LOG + name, column(log, step -> step.measure(name))));
        properties.put(MEASURES, String.join(",", measures));
    }

    private static double[] column(List<TrainingStep> log, ToDoubleFunction<TrainingStep> value) {
        return log.stream().mapToDouble(value).toArray();
    }

    /**
     * The log that {@link #put} added.
     *
     * @param unit what a step is called
     * @param most steps that there may be
     * @throws IllegalArgumentException naming what is missing, or not as long as the log
     */
    public static List<TrainingStep> take(Artefact artefact, String unit, int most) {
        int steps = Require.inRange(unit + "s", artefact.array(LOSS).length, 1, most, unit + "s");
        String[] measures = artefact.property(MEASURES).split(",");
        List<TrainingStep> log = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            int at = i;
            ToDoubleFunction<String> value = name -> artefact.array(name, steps)[at];
            SortedMap<String, Double> measured = new TreeMap<>();
            for (String name : measures) {
                measured.put(name, value.applyAsDouble(LOG + name));
            }
            log.add(new TrainingStep(i + 1, value.applyAsDouble(RATE), value.applyAsDouble(NORM),
                    value.applyAsDouble(LOSS), measured));
        }
        return log;
    }
}
