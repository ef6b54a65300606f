package hetnet.train;

/**
 * The log of one step of {@link UtilityTrainer}.
 *
 * @param step         counted from 1
 * @param utility      certainty equivalent of the soft rates over the bandwidth before the step, mean over the batch;
 *                     nat, ln(nat/s/Hz)
 * @param norm         Euclidean norm of its gradient in all weights, before clipping
 * @param learningRate of the step
 */
public record UtilityStep(int step, double utility, double norm, double learningRate) {
}
