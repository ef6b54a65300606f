package hetnet.train;

import hetnet.model.hetgnn.HetGnnModel;
import java.util.List;

/**
 * What a training gave.
 *
 * @param model       with the weights of the best epoch
 * @param log         one entry per epoch
 * @param bestEpoch   the epoch, counted from 1, whose weights were kept
 * @param interrupted whether the thread was interrupted before training had ended
 * @param seconds     wall-clock time, that before a resumption included
 * @param ending      one sentence: how it ended, and after an interrupt where its state is kept and how to go on
 */
public record TrainingRun(HetGnnModel model, List<Epoch> log, int bestEpoch, boolean interrupted, double seconds,
                          String ending) {
}
