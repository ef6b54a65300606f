package hetnet.model.hetgnn.engine;

import hetnet.model.NamedWeights;
import hetnet.model.kernel.DenseKernel;

/**
 * y = x W + c on the features of nodes.
 *
 * @param weight W, shape [in, out]
 * @param start  c, shape [out]
 */
record Dense(float[] weight, float[] start) {

    /** By name; zeros where a variant of the network has no such map, so that all are decided by the same steps. */
    static Dense of(NamedWeights weights, String name, int in, int out) {
        return new Dense(weights.numbersOrZeros(name + ".weight", in * out),
                weights.numbersOrZeros(name + ".bias", out));
    }

    /** @param x shape [in, N] or its first rows, N a multiple of the lanes @return shape [out, N] */
    float[][] apply(DenseKernel kernel, float[][] x) {
        int nodes = x[0].length;
        float[][] y = new float[start.length][nodes];
        kernel.linear(x, weight, start, nodes, nodes, y);
        return y;
    }

    /** The map of [x, z] that is the sum of this map of x and the other of z. */
    Dense beside(Dense other) {
        float[] both = new float[weight.length + other.weight.length];
        System.arraycopy(weight, 0, both, 0, weight.length);
        System.arraycopy(other.weight, 0, both, weight.length, other.weight.length);
        float[] sum = start.clone();
        for (int o = 0; o < sum.length; o++) {
            sum[o] += other.start[o];
        }
        return new Dense(both, sum);
    }
}
