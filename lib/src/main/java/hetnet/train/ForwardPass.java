package hetnet.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.function.Supplier;

/** What one step of a training computes on the way to its loss. */
public interface ForwardPass {

    /**
     * The terms of the loss, which is their sum. They are part of the graph that gradients go back through.
     *
     * @return scalars by name, one or more, in the order in which they are summed
     */
    Map<String, NDArray> terms();

    /**
     * What the log says of the step beside the terms, by name; asked once, outside of that graph, before the weights
     * move.
     */
    Map<String, Double> measures();

    /** A pass of these terms. @param measures asked for once */
    static ForwardPass of(Map<String, NDArray> terms, Supplier<Map<String, Double>> measures) {
        return new ForwardPass() {
            @Override
            public Map<String, NDArray> terms() {
                return terms;
            }

            @Override
            public Map<String, Double> measures() {
                return measures.get();
            }
        };
    }
}
