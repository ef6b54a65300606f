package hetnet.radio.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Frees what a step of a forward pass computed on its way to its result, so that a pass of many steps needs the memory
 * of one. In training all of it stays, for the gradient goes back through it.
 *
 * @param manager  owns the results
 * @param training whether gradients will be asked for
 */
public record TensorScope(NDManager manager, boolean training) {

    /**
     * @param inputs  all tensors that the step reads, but for weights
     * @param step    gives the result
     * @param tensors all tensors of a result
     * @return the result
     */
    public <T> T keep(NDList inputs, Supplier<T> step, Function<T, NDList> tensors) {
        if (training) {
            return step.get();
        }
        try (NDManager scratch = manager.newSubManager()) {
            Set<NDArray> once = Collections.newSetFromMap(
                    new IdentityHashMap<>()); // one that is lent twice does not come back
            once.addAll(inputs);
            scratch.tempAttachAll(once.toArray(NDArray[]::new));
            T result = step.get();
            tensors.apply(result).attach(manager);
            return result;
        }
    }
}
