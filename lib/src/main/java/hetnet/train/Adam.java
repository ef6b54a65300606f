package hetnet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.nn.ParameterStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) with bias correction. Its moments are its own and can be read, which those of DJL's
 * optimizer cannot. All weights together are one vector to it: a step is a few operations on that, however many tensors
 * there are.
 */
public final class Adam {

    private static final double DECAY_FIRST = 0.9;
    private static final double DECAY_SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private final Map<String, NDArray> weights;
    private final NDManager manager;
    private final NDArray first; // moments of all N weights in their order, [N]
    private final NDArray second; // [N]
    private final long[] starts; // of all weights but the first among the N
    private NDArray gradient; // of all weights, [N]; null before it was asked for
    private int steps;

    /** @param manager owns the moments; close it to free them */
    public Adam(ParameterStore weights, NDManager manager) {
        this.weights = weights.tensors();
        this.manager = manager;
        long count = weights.count();
        DataType type = this.weights.values().iterator().next().getDataType();
        first = manager.zeros(new Shape(count), type);
        second = manager.zeros(new Shape(count), type);
        long[] ends = this.weights.values().stream().mapToLong(NDArray::size).toArray();
        Arrays.parallelPrefix(ends, Long::sum);
        starts = Arrays.copyOf(ends, ends.length - 1);
    }

    /** Steps taken so far. */
    public int steps() {
        return steps;
    }

    /** A copy of the moments, "first." and "second." before the name of the weight; single precision. */
    public Map<String, float[]> moments() {
        Map<String, float[]> moments = new LinkedHashMap<>();
        put("first.", first, moments);
        put("second.", second, moments);
        return moments;
    }

    private void put(String prefix, NDArray moment, Map<String, float[]> to) {
        try (NDArray single = moment.toType(DataType.FLOAT32, true)) {
            float[] all = single.toFloatArray();
            int at = 0;
            for (Map.Entry<String, NDArray> weight : weights.entrySet()) {
                int size = (int) weight.getValue().size();
                to.put(prefix + weight.getKey(), Arrays.copyOfRange(all, at, at + size));
                at += size;
            }
        }
    }

    /**
     * Goes on from a former state.
     *
     * @param steps   taken until then
     * @param moments what {@link #moments()} gave
     * @throws IllegalArgumentException naming the first moment that is missing or of another size; nothing changes then
     */
    public void restore(int steps, Map<String, float[]> moments) {
        float[] ones = joined("first.", moments);
        float[] twos = joined("second.", moments);
        overwrite(first, ones);
        overwrite(second, twos);
        this.steps = steps;
    }

    private float[] joined(String prefix, Map<String, float[]> moments) {
        float[] all = new float[(int) first.size()];
        int at = 0;
        for (Map.Entry<String, NDArray> weight : weights.entrySet()) {
            float[] part = moments.get(prefix + weight.getKey());
            int size = (int) weight.getValue().size();
            if (part == null || part.length != size) {
                throw new IllegalArgumentException("moment '%s' needs %d values"
                        .formatted(prefix + weight.getKey(), size));
            }
            System.arraycopy(part, 0, all, at, size);
            at += size;
        }
        return all;
    }

    private void overwrite(NDArray moment, float[] with) {
        try (NDArray single = manager.create(with); NDArray typed = single.toType(moment.getDataType(), true)) {
            typed.copyTo(moment);
        }
    }

    /** The common Euclidean norm of all gradients. */
    public double norm() {
        try (NDArray square = gradient().square(); NDArray sum = square.sum();
                NDArray exact = sum.toType(DataType.FLOAT64, true)) {
            return Math.sqrt(exact.getDouble());
        }
    }

    /**
     * Scales all gradients of the coming step down together, so that their common Euclidean norm is at most the given
     * one.
     *
     * @return the norm before
     */
    public double clip(double largestNorm) {
        double norm = norm();
        if (norm > largestNorm) {
            gradient.muli((float) (largestNorm / norm));
        }
        return norm;
    }

    /** Takes the gradients over and clears them, for DJL would add the next ones to them. */
    private NDArray gradient() {
        if (gradient == null) {
            try (NDManager scratch = manager.newSubManager()) {
                NDList parts = new NDList();
                for (NDArray tensor : weights.values()) {
                    NDArray own = tensor.getGradient();
                    own.attach(scratch);
                    parts.add(own);
                }
                // a copy even where there is one weight alone, which concat hands back as it is
                gradient = NDArrays.concat(new NDList(parts.stream().map(NDArray::flatten).toList())).duplicate();
                gradient.attach(manager);
                parts.forEach(own -> own.subi(own));
            }
        }
        return gradient;
    }

    /** Moves every weight against its present gradient. */
    public void step(double learningRate) {
        steps++;
        double stepSize = learningRate / (1 - Math.pow(DECAY_FIRST, steps));
        double correction = Math.sqrt(1 - Math.pow(DECAY_SECOND, steps));
        try (NDManager scratch = manager.newSubManager(); NDArray g = gradient()) {
            g.attach(scratch);
            scratch.tempAttachAll(first, second);
            first.muli(DECAY_FIRST).addi(g.mul(1 - DECAY_FIRST));
            second.muli(DECAY_SECOND).addi(g.square().mul(1 - DECAY_SECOND));
            NDArray move = first.div(second.sqrt().div(correction).add(EPSILON)).mul(stepSize); // [N]
            NDList moves = starts.length == 0 ? new NDList(move) : move.split(starts);
            int i = 0;
            for (NDArray tensor : weights.values()) {
                // the same memory: the tensor itself, which has a gradient, may only be changed by the thread that
                // loaded PyTorch
                NDArray value = tensor.stopGradient();
                value.attach(scratch);
                value.subi(moves.get(i++).reshape(tensor.getShape()));
            }
        }
        gradient = null;
    }
}
