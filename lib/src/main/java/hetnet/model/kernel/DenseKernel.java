package hetnet.model.kernel;

/**
 * Linear maps of many nodes at once. A feature of all nodes is one row, so that lanes are nodes, and each sum goes
 * through its terms in the same order whatever the lanes: {@link PlainDense} in any JVM and {@link VectorDense} where
 * the module of the Vector API is there give the same bits. A kernel keeps nothing, and threads may share it.
 */
public interface DenseKernel {

    /** Floats that a step takes at once; lengths of rows are multiples of it. */
    int LANES = 8;

    /** The faster implementation in this JVM. */
    static DenseKernel fastest() {
        return hasVectors() ? new VectorDense() : new PlainDense();
    }

    /** Whether this JVM has the module of the Vector API, and the machine vectors as long as {@link #LANES}. */
    static boolean hasVectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorDense.pays();
    }

    /** The next multiple of {@link #LANES}. */
    static int padded(int count) {
        return (count + LANES - 1) / LANES * LANES;
    }

    /**
     * y = c + W x, row by row.
     *
     * @param x      shape [in, N]
     * @param weight W, shape [in, out]; of a longer one the first rows count
     * @param start  c of each group of nodes, shape [N / rows, out]
     * @param rows   nodes that share a c, a multiple of {@link #LANES}
     * @param count  N, a multiple of rows
     * @param y      shape [out, N]; not x
     */
    void linear(float[][] x, float[] weight, float[] start, int rows, int count, float[][] y);

    /** y = max(x, 0). @param count how many, a multiple of {@link #LANES} @param y may be x */
    void relu(float[] x, float[] y, int count);
}
