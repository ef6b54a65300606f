package hetnet.mimo.kernel;

import hetnet.model.kernel.DenseKernel;

/**
 * What a layer does to nodes whose states lie one after the other, so that lanes are the entries of a state. Each sum
 * goes through its terms in the same order whatever the lanes: the implementations give the same bits. A kernel keeps
 * nothing, and threads may share it.
 */
public interface NodeKernel {

    /** Floats that a step takes at once; numbers of outputs are multiples of it. */
    int LANES = DenseKernel.LANES;

    /** The faster implementation in this JVM. */
    static NodeKernel fastest() {
        return DenseKernel.hasVectors() ? new VectorNodes() : new PlainNodes();
    }

    /**
     * A linear map.
     *
     * @param weight flat [in, out] in row order
     * @param start  what each sum begins at, [out]
     * @param in     inputs that count
     * @param out    outputs, a multiple of {@link #LANES}
     */
    record Map(float[] weight, float[] start, int in, int out) {

        /** The same with other numbers to begin at. */
        public Map from(float[] other) {
            return new Map(weight, other, in, out);
        }

        /** Some maps of the same inputs side by side, each filled up to a multiple of the lanes by zeros. */
        public static Map beside(int in, int out, float[]... weights) {
            int padded = DenseKernel.padded(out);
            float[] all = new float[in * padded * weights.length];
            for (int m = 0; m < weights.length; m++) {
                for (int i = 0; i < in; i++) {
                    System.arraycopy(weights[m], i * out, all, (i * weights.length + m) * padded, out);
                }
            }
            return new Map(all, new float[padded * weights.length], in, padded * weights.length);
        }
    }

    /**
     * y = start + W x of each node.
     *
     * @param x    flat [count, step], of which the first entries are the inputs
     * @param step from one node to the next in x
     * @param y    receives the outputs, flat [count, out]
     */
    void linear(Map map, float[] x, int step, int count, float[] y);

    /** y = max(y, 0). @param count how many, a multiple of {@link #LANES} */
    void relu(float[] y, int count);

    /**
     * y += x / divisor, entry by entry.
     *
     * @param at     index of the first in x
     * @param to     index of the first in y
     * @param length how many, a multiple of {@link #LANES}
     */
    void add(float[] x, int at, float divisor, float[] y, int to, int length);
}
