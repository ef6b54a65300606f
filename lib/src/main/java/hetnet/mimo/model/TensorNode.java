package hetnet.mimo.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import hetnet.mimo.model.engine.PrecodingForm;
import hetnet.nn.Linear;
import hetnet.nn.ParameterStore;
import java.util.function.UnaryOperator;

/** The next state of a kind of nodes: h + V relu(U [h, inputs] + u) + v, brought to mean 0 and variance 1. */
record TensorNode(Linear first, Linear second) {

    static TensorNode of(ParameterStore weights, String name, int in, int hidden) {
        return new TensorNode(Linear.of(weights, name + ".1", in, hidden),
                Linear.of(weights, name + ".2", hidden, hidden));
    }

    TensorNode with(UnaryOperator<NDArray> lift) {
        return new TensorNode(new Linear(lift.apply(first.weight()), lift.apply(first.bias())),
                new Linear(lift.apply(second.weight()), lift.apply(second.bias())));
    }

    /**
     * @param state  h, [..., D]
     * @param inputs each [..., features]; the last is the clock, [3], the same for all nodes
     */
    NDArray next(NDArray state, NDArray... inputs) {
        NDList all = new NDList(state);
        for (int i = 0; i < inputs.length - 1; i++) {
            all.add(inputs[i]);
        }
        Shape nodes = state.getShape().slice(0, state.getShape().dimension() - 1);
        NDArray clock = inputs[inputs.length - 1];
        all.add(clock.broadcast(nodes.addAll(new Shape(clock.size()))));
        int last = state.getShape().dimension() - 1;
        NDArray moved = state.add(second.apply(Activation.relu(first.apply(NDArrays.concat(all, last)))));
        NDArray centred = moved.sub(moved.mean(new int[] {last}, true));
        return centred.div(centred.square().mean(new int[] {last}, true).add(PrecodingForm.EPSILON).sqrt());
    }
}
