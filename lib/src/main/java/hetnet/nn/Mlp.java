package hetnet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** Two linear maps with a GELU between them, on the last axis. */
public record Mlp(Linear first, Linear second) {

    /** Fresh layers, named ".1" and ".2". */
    public static Mlp of(ParameterStore weights, String name, int in, int hidden, int out) {
        return new Mlp(Linear.of(weights, name + ".1", in, hidden), Linear.of(weights, name + ".2", hidden, out));
    }

    /** @param x shape [..., in]; the result has shape [..., out] */
    public NDArray apply(NDArray x) {
        return second.apply(Activation.gelu(first.apply(x)));
    }
}
