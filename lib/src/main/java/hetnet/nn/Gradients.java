package hetnet.nn;

import ai.djl.training.GradientCollector;
import java.util.function.Supplier;

/**
 * DJL collects gradients for one thread of a process at a time, and refuses a second one instead of letting it wait.
 */
public final class Gradients {

    private Gradients() {
    }

    /**
     * Takes a step of a training while no other training of this process takes one: a cell that was interrupted ends at
     * once, but its thread may still be at its last step when the next cell begins.
     */
    public static <T> T alone(Supplier<T> step) {
        synchronized (GradientCollector.class) {
            return step.get();
        }
    }
}
