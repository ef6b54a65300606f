package hetnet.study;

import hetnet.network.RadioConfig;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.solver.Limit;
import hetnet.teacher.TeacherConfig;
import hetnet.train.imitation.TrainConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * What an {@link Evaluator} is asked for.
 *
 * @param scenario folder to read
 * @param methods  names of what is to decide, in the order of the results
 * @param model    file of saved weights of the paper's network; null to train it on the scenario
 * @param unrolled file of the unrolled network's weights
 * @param limit    what each method may take, where it can stop early
 * @param radio    carrier, band, RBs, budget and noise
 * @param teacher  its alpha, restarts and seed hold for every method that has such a thing
 * @param training of the paper's network
 * @param objective what all are measured by, and what those aim at that can; the teacher and both networks know
 *                  alpha-fairness alone
 */
public record EvaluationConfig(Path scenario, List<String> methods, Path model, Path unrolled, Limit limit,
        RadioConfig radio, TeacherConfig teacher, TrainConfig training, ObjectiveConfig objective) {
}
