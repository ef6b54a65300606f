package hetnet.train;

import java.util.List;

/** Is told how a training goes on. */
@FunctionalInterface
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener NONE = step -> { };

    /** Called after every step. */
    void step(TrainingStep step);

    /**
     * Called once before the first step of a training that goes on from a checkpoint; by default {@link #step} hears of
     * every former step.
     *
     * @param log of the steps before, one or more
     */
    default void resumed(List<TrainingStep> log) {
        log.forEach(this::step);
    }
}
