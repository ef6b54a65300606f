package hetnet.train.imitation;

import hetnet.graph.HeteroGraph;
import hetnet.graph.Split;
import hetnet.io.Artefact;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Problem;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What the paper's network learns from: one network with the decision of a teacher.
 *
 * @param graph    features in physical units
 * @param problem  of the same UEs and BSs
 * @param split    training and held-out UEs
 * @param labels   the teacher's association and powers
 * @param labelBps the teacher's rates, bit/s; shape [U]
 */
public record LabelledGraph(HeteroGraph graph, Problem problem, Split split, Allocation labels, double[] labelBps) {

    /** With the rates of the labels under the scheduler of the problem. */
    public static LabelledGraph of(HeteroGraph graph, Problem problem, Split split, Allocation labels) {
        return new LabelledGraph(graph, problem, split, labels,
                Rates.userRates(problem.gains(), labels, problem.radio(), problem.scheduler()));
    }

    /** Of all of it. */
    String fingerprint() {
        return Artefact.fingerprint(problem.radio(), Arrays.toString(problem.budgetWatt()), problem.gains().digest(),
                Arrays.toString(split.training()), Arrays.toString(split.heldOut()),
                Arrays.toString(labels.association()), Arrays.deepToString(labels.powerWatt()),
                Arrays.toString(labelBps), Stream.of(graph.ueFeatures(), graph.bsFeatures(), graph.antennaFeatures(),
                graph.linkFeatures()).map(Arrays::toString).toList());
    }
}
