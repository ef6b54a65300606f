package hetnet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The trainable tensors of a model, by name, in the order of their creation. They are drawn from the kit's own random
 * stream, so that a seed gives the same weights on every device.
 */
public final class ParameterStore {

    private final NDManager manager;
    private final DataType type;
    private final RandomGenerator random;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private boolean frozen;

    /**
     * @param manager owns the tensors and decides their device
     * @param type    FLOAT32, or FLOAT64 where a test needs the precision
     */
    public ParameterStore(NDManager manager, DataType type, RandomGenerator random) {
        this.manager = manager;
        this.type = type;
        this.random = random;
    }

    /** A matrix [in, out], uniform within +-sqrt(6 / (in + out)) (Glorot and Bengio, 2010). */
    public NDArray matrix(String name, int in, int out) {
        double bound = Math.sqrt(6.0 / (in + out));
        double[] values = new double[in * out];
        for (int i = 0; i < values.length; i++) {
            values[i] = bound * (2 * random.nextDouble() - 1);
        }
        return add(name, manager.create(values, new Shape(in, out)));
    }

    /** A vector [size] of zeros. */
    public NDArray vector(String name, int size) {
        return add(name, manager.zeros(new Shape(size)));
    }

    private NDArray add(String name, NDArray initial) {
        if (tensors.containsKey(name)) {
            throw new IllegalArgumentException("weight '" + name + "' exists already");
        }
        NDArray tensor = initial.getDataType() == type ? initial : initial.toType(type, true);
        if (tensor != initial) {
            initial.close();
        }
        tensor.setRequiresGradient(true);
        tensors.put(name, tensor);
        return tensor;
    }

    /** All tensors by name, in the order of their creation. */
    public Map<String, NDArray> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /** Number of trainable numbers. */
    public long count() {
        return tensors.values().stream().mapToLong(NDArray::size).sum();
    }

    /** Ends training: no forward pass keeps what a gradient would need. */
    public void freeze() {
        frozen = true;
        tensors.values().forEach(tensor -> tensor.setRequiresGradient(false));
    }

    /** Whether training has ended. */
    public boolean isFrozen() {
        return frozen;
    }

    /** A copy of all values by name, single precision. */
    public Map<String, float[]> copy() {
        Map<String, float[]> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            try (NDArray single = tensor.toType(DataType.FLOAT32, true)) {
                values.put(name, single.toFloatArray());
            }
        });
        return values;
    }

    /**
     * Overwrites all values; nothing changes when one does not fit.
     *
     * @param values what {@link #copy()} gave
     * @throws IllegalArgumentException naming the first tensor that is missing, unknown or of another size
     */
    public void restore(Map<String, float[]> values) {
        tensors.forEach((name, tensor) -> {
            float[] wanted = values.get(name);
            if (wanted == null || wanted.length != tensor.size()) {
                throw new IllegalArgumentException("weight '%s' %s needs %d values, not %s".formatted(
                        name, tensor.getShape(), tensor.size(), wanted == null ? "none" : wanted.length));
            }
        });
        values.keySet().stream().filter(name -> !tensors.containsKey(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("weight '" + name + "' is unknown to this model");
        });
        tensors.forEach((name, tensor) -> {
            try (NDArray single = manager.create(values.get(name), tensor.getShape());
                 NDArray typed = single.toType(type, true)) {
                typed.copyTo(tensor);
            }
        });
    }
}
