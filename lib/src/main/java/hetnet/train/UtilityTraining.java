package hetnet.train;

import hetnet.model.unrolled.UnrolledModel;
import java.util.List;

/**
 * What {@link UtilityTrainer} gave.
 *
 * @param model       with the weights after the last step
 * @param log         one entry per step, those before a resumption included
 * @param interrupted whether the thread was interrupted before training had ended
 */
public record UtilityTraining(UnrolledModel model, List<UtilityStep> log, boolean interrupted) {
}
