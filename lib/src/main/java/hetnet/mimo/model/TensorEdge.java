package hetnet.mimo.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import hetnet.nn.ParameterStore;
import java.util.function.UnaryOperator;

/**
 * Messages along edges, mean of relu(T h_to + F h_from + E e + c): the products with T and F are made once a node.
 *
 * @param to   T, [D, D]
 * @param from F, [D, D]
 * @param edge E, [features, D]
 * @param bias c, [D]
 */
record TensorEdge(NDArray to, NDArray from, NDArray edge, NDArray bias) {

    static TensorEdge of(ParameterStore weights, String name, int hidden, int features) {
        return new TensorEdge(weights.matrix(name + ".to", hidden, hidden),
                weights.matrix(name + ".from", hidden, hidden), weights.matrix(name + ".edge", features, hidden),
                weights.vector(name + ".bias", hidden));
    }

    TensorEdge with(UnaryOperator<NDArray> lift) {
        return new TensorEdge(lift.apply(to), lift.apply(from), lift.apply(edge), lift.apply(bias));
    }

    /**
     * A mean over neighbours.
     *
     * @param toward   T h of the receivers, broadcast over the neighbours
     * @param away     F h of the senders, broadcast over the receivers
     * @param features of the edges, [..., features]
     * @param weight   what a neighbour counts, broadcast over all else
     * @param axes     of the neighbours
     */
    NDArray mean(NDArray toward, NDArray away, NDArray features, NDArray weight, int... axes) {
        return Activation.relu(features.matMul(edge).add(bias).add(toward).add(away)).mul(weight).sum(axes);
    }
}
