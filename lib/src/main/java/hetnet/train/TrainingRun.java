package hetnet.train;

import java.util.List;

/**
 * What a training gave.
 *
 * @param model       the network with the weights that the task keeps: those of the best step, or of the last
 * @param log         one entry for each step, those before a resumption included
 * @param bestStep    the step, counted from 1, whose weights were kept; 0 where the task does not validate and keeps
 *                    the last
 * @param interrupted whether the thread was interrupted before training had ended
 * @param seconds     wall-clock time, that before a resumption included
 * @param ending      one sentence: how it ended, and after an interrupt where its state is kept and how to go on
 */
public record TrainingRun<M>(M model, List<TrainingStep> log, int bestStep, boolean interrupted, double seconds,
        String ending) {

    /** Keeps its own copy of the log. */
    public TrainingRun {
        log = List.copyOf(log);
    }

    /** The loss of every step. */
    public double[] losses() {
        return log.stream().mapToDouble(TrainingStep::loss).toArray();
    }

    /**
     * One measure of every step.
     *
     * @throws IllegalArgumentException when there is none of this name; the message lists those that there are
     */
    public double[] series(String measure) {
        return log.stream().mapToDouble(step -> step.measure(measure)).toArray();
    }
}
