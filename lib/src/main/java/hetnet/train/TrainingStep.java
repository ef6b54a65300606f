package hetnet.train;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The log of one step of a training: everything was measured with the weights before the step.
 *
 * @param step         counted from 1
 * @param learningRate of the step
 * @param gradientNorm common Euclidean norm of all gradients, before it was cut down
 * @param loss         what the step reduces, the sum of its terms
 * @param measures     each term of the loss, and what else the task measures, by name
 */
public record TrainingStep(int step, double learningRate, double gradientNorm, double loss,
        SortedMap<String, Double> measures) {

    /** Keeps its own copy of the measures. */
    public TrainingStep {
        measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
    }

    /** With its own copy of the measures, in the order of their names. */
    static TrainingStep of(int step, double learningRate, double gradientNorm, double loss,
            Map<String, Double> measures) {
        return new TrainingStep(step, learningRate, gradientNorm, loss, new TreeMap<>(measures));
    }

    /**
     * One of the measures.
     *
     * @throws IllegalArgumentException when there is none of this name; the message lists those that there are
     */
    public double measure(String name) {
        Double value = measures.get(name);
        if (value == null) {
            throw new IllegalArgumentException("this training does not measure '%s'; it measures %s"
                    .formatted(name, String.join(", ", measures.keySet())));
        }
        return value;
    }
}
