package hetnet.model;

import ai.djl.ndarray.NDArray;

/**
 * y = x W + c on the last axis.
 *
 * @param weight W, shape [in, out]
 * @param bias   c, shape [out]
 */
record Linear(NDArray weight, NDArray bias) {

    static Linear of(Weights weights, String name, int in, int out) {
        return new Linear(weights.matrix(name + ".weight", in, out), weights.vector(name + ".bias", out));
    }

    /** @param x shape [..., in]; the result has shape [..., out] */
    NDArray apply(NDArray x) {
        return x.matMul(weight).addi(bias);
    }
}
