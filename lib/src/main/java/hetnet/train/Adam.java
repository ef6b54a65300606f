package hetnet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.nn.ParameterStore;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) with bias correction. Its moments are its own and can be read, which those of DJL's
 * optimizer cannot.
 */
public final class Adam {

    private static final double DECAY_FIRST = 0.9;
    private static final double DECAY_SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private final ParameterStore weights;
    private final Map<String, NDArray> first = new LinkedHashMap<>();
    private final Map<String, NDArray> second = new LinkedHashMap<>();
    private int steps;

    /** @param manager owns the moments; close it to free them */
    public Adam(ParameterStore weights, NDManager manager) {
        this.weights = weights;
        weights.tensors().forEach((name, tensor) -> {
            first.put(name, manager.zeros(tensor.getShape(), tensor.getDataType()));
            second.put(name, manager.zeros(tensor.getShape(), tensor.getDataType()));
        });
    }

    /** Steps taken so far. */
    public int steps() {
        return steps;
    }

    /** A copy of the moments, "first." and "second." before the name of the weight; single precision. */
    public Map<String, float[]> moments() {
        Map<String, float[]> moments = new LinkedHashMap<>();
        byName().forEach((name, moment) -> {
            try (NDArray single = moment.toType(DataType.FLOAT32, true)) {
                moments.put(name, single.toFloatArray());
            }
        });
        return moments;
    }

    /**
     * Goes on from a former state.
     *
     * @param steps   taken until then
     * @param moments what {@link #moments()} gave
     * @throws IllegalArgumentException naming the first moment that is missing or of another size; nothing changes then
     */
    public void restore(int steps, Map<String, float[]> moments) {
        byName().forEach((name, moment) -> {
            if (!moments.containsKey(name) || moments.get(name).length != moment.size()) {
                throw new IllegalArgumentException("moment '%s' needs %d values".formatted(name, moment.size()));
            }
        });
        byName().forEach((name, moment) -> {
            try (NDArray single = moment.getManager().create(moments.get(name), moment.getShape());
                 NDArray typed = single.toType(moment.getDataType(), true)) {
                typed.copyTo(moment);
            }
        });
        this.steps = steps;
    }

    private Map<String, NDArray> byName() {
        Map<String, NDArray> moments = new LinkedHashMap<>();
        first.forEach((name, moment) -> moments.put("first." + name, moment));
        second.forEach((name, moment) -> moments.put("second." + name, moment));
        return moments;
    }

    /** The common Euclidean norm of all gradients. */
    public double norm() {
        double squares = 0;
        for (NDArray tensor : weights.tensors().values()) {
            try (NDArray gradient = tensor.getGradient();
                    NDArray square = gradient.square();
                    NDArray sum = square.sum();
                    NDArray exact = sum.toType(DataType.FLOAT64, true)) {
                squares += exact.getDouble();
            }
        }
        return Math.sqrt(squares);
    }

    /**
     * Scales all gradients down together, so that their common Euclidean norm is at most the given one.
     *
     * @return the norm before
     */
    public double clip(double largestNorm) {
        double norm = norm();
        if (norm > largestNorm) {
            weights.tensors().values().forEach(tensor -> {
                try (NDArray gradient = tensor.getGradient()) {
                    gradient.muli((float) (largestNorm / norm));
                }
            });
        }
        return norm;
    }

    /**
     * Moves every weight against its present gradient and clears the gradient, which DJL would otherwise add to the
     * next one.
     */
    public void step(double learningRate) {
        steps++;
        double stepSize = learningRate / (1 - Math.pow(DECAY_FIRST, steps));
        double correction = Math.sqrt(1 - Math.pow(DECAY_SECOND, steps));
        weights.tensors().forEach((name, tensor) -> {
            try (NDManager scratch = tensor.getManager().newSubManager()) {
                NDArray gradient = tensor.getGradient();
                // the same memory: the tensor itself, which has a gradient, may only be changed by the thread that
                // loaded PyTorch
                NDArray value = tensor.stopGradient();
                gradient.attach(scratch);
                value.attach(scratch);
                NDArray m = first.get(name);
                NDArray v = second.get(name);
                m.muli(DECAY_FIRST).addi(gradient.mul(1 - DECAY_FIRST));
                v.muli(DECAY_SECOND).addi(gradient.square().mul(1 - DECAY_SECOND));
                scratch.tempAttachAll(m, v);
                value.subi(m.div(v.sqrt().div(correction).add(EPSILON)).mul(stepSize));
                gradient.muli(0);
            }
        });
    }
}
