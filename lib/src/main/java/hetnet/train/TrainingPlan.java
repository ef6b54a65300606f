package hetnet.train;

/**
 * How long a training goes on, and how large its steps are.
 *
 * @param unit         what one step is called: epoch, where it passes over all data, or step
 * @param batch        what one step sees, as the middle of an error's sentence
 * @param steps        at most
 * @param patience     steps without a better validation after which training stops
 * @param schedule     of the learning rate
 * @param largestNorm  largest common Euclidean norm of all gradients: longer ones are cut down to it
 */
public record TrainingPlan(String unit, String batch, int steps, int patience, CosineSchedule schedule,
        double largestNorm) {
}
