package hetnet.train;

import ai.djl.ndarray.NDManager;
import hetnet.nn.ParameterStore;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a {@link TrainingLoop} teaches a network: which loss each step is to reduce, how its outcome is judged, and what
 * comes of it. The loop does the rest: gradients, Adam and its schedule, checkpoints, interruption, log, guard against
 * numbers that are not finite, and the best weights.
 *
 * <p>A step may depend on its number, and on nothing that earlier steps left behind but the weights: a training that is
 * resumed then goes on bit for bit as if it had never stopped. Random numbers come from a stream named by the number.
 *
 * @param <M> the model that it gives
 */
public interface TrainingTask<M> extends AutoCloseable {

    /** The name of the network, for example {@code hetgnn_paper}; its checkpoints carry it. */
    String network();

    /** Of everything that decides the training: a checkpoint of another one is refused. */
    String fingerprint();

    /** The settings of the training as text, for whoever looks into a checkpoint. */
    Map<String, String> settings();

    /** How long, and how large the steps are. */
    TrainingPlan plan();

    /** What is trained; fresh at first. */
    ParameterStore weights();

    /** Owns the weights; the loop keeps its own tensors in managers below it. */
    NDManager manager();

    /**
     * The forward pass of a step with the present weights. Called while gradients are collected.
     *
     * @param step    counted from 0
     * @param scratch owns what the step makes; closed after it
     */
    ForwardPass forward(int step, NDManager scratch);

    /**
     * By what the weights before a step are compared, the lower the better: those of the best step are kept. Empty, for
     * every step, where the weights after the last step are kept.
     */
    default OptionalDouble validate(TrainingStep step) {
        return OptionalDouble.empty();
    }

    /** The model with a copy of the present weights, which lives on when the task is closed. */
    M model();

    /** Frees the weights and all else that the task owns. */
    @Override
    void close();
}
