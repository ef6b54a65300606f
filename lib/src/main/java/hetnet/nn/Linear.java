package hetnet.nn;

import ai.djl.ndarray.NDArray;

/**
 * y = x W + c on the last axis.
 *
 * @param weight W, shape [in, out]
 * @param bias   c, shape [out]
 */
public record Linear(NDArray weight, NDArray bias) {

    /** A fresh layer: Glorot weights, no bias yet. */
    public static Linear of(ParameterStore weights, String name, int in, int out) {
        return new Linear(weights.matrix(name + ".weight", in, out), weights.vector(name + ".bias", out));
    }

    /** @param x shape [..., in]; the result has shape [..., out] */
    public NDArray apply(NDArray x) {
        return x.matMul(weight).addi(bias);
    }
}
