package hetnet.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import hetnet.nn.Gradients;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The loss of a {@link TrainingTask} as a function of its weights, for a person to look at: its terms, its gradient,
 * its value beside the present weights, and what a plain step down the gradient does. A training itself needs none of
 * it.
 */
public final class LossProbe implements AutoCloseable {

    private final TrainingTask<?> task;

    /** @param task whose weights it may move; closed with this */
    public LossProbe(TrainingTask<?> task) {
        this.task = task;
    }

    /** The weighted terms of the loss of the first step at the present weights, by name. */
    public Map<String, Double> terms() {
        return Gradients.alone(() -> {
            try (NDManager scratch = task.manager().newSubManager()) {
                Map<String, Double> terms = new LinkedHashMap<>();
                task.forward(0, scratch).terms().forEach((name, term) -> terms.put(name, (double) term.getFloat()));
                return terms;
            }
        });
    }

    /** The loss, the sum of its {@link #terms}. */
    public double loss() {
        return terms().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The slope of the loss in every weight, by name, as automatic differentiation gives it. */
    public Map<String, float[]> gradient() {
        return Gradients.alone(() -> {
            try (NDManager scratch = task.manager().newSubManager()) {
                try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                    collector.backward(task.forward(0, scratch).terms().values().stream().reduce(NDArray::add)
                            .orElseThrow());
                }
                Map<String, float[]> gradient = new LinkedHashMap<>();
                task.weights().tensors().forEach((name, tensor) -> gradient.put(name, taken(tensor)));
                return gradient;
            }
        });
    }

    /** Takes the gradient over and clears it, for DJL would add the next one to it. */
    private static float[] taken(NDArray tensor) {
        try (NDArray own = tensor.getGradient(); NDArray single = own.toType(DataType.FLOAT32, true)) {
            float[] values = single.toFloatArray();
            own.subi(own);
            return values;
        }
    }

    /**
     * The loss where one weight is another; the weights stay what they are.
     *
     * @param weight name of a tensor
     * @param index  in its flat array
     * @param change added to the weight
     * @throws IllegalArgumentException when there is no such weight
     */
    public double lossAt(String weight, int index, double change) {
        Map<String, float[]> here = task.weights().copy();
        if (!here.containsKey(weight) || index < 0 || index >= here.get(weight).length) {
            throw new IllegalArgumentException("there is no weight %s[%d]; tensors are %s"
                    .formatted(weight, index, String.join(", ", here.keySet())));
        }
        Map<String, float[]> beside = task.weights().copy();
        beside.get(weight)[index] += (float) change;
        task.weights().restore(beside);
        double loss = loss();
        task.weights().restore(here);
        return loss;
    }

    /** Moves all weights against a gradient. @param rate the step is so many times the gradient */
    public void descend(Map<String, float[]> gradient, double rate) {
        Map<String, float[]> weights = task.weights().copy();
        weights.forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] -= (float) (rate * gradient.get(name)[i]);
            }
        });
        task.weights().restore(weights);
    }

    @Override
    public void close() {
        task.close();
    }
}
