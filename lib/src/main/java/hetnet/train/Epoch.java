package hetnet.train;

import java.util.Map;

/**
 * The log of one epoch (Step 7): the losses before the step, and the metrics of the hard decisions over all UEs in
 * coverage.
 *
 * @param epoch               counted from 1
 * @param learningRate        of this step
 * @param terms               weighted loss terms on the training UEs, by name
 * @param trainingLoss        their sum
 * @param heldOutLoss         the same on the held-out UEs; NaN when none is held out
 * @param trainingAccuracy    share of training UEs with the teacher's BS
 * @param heldOutAccuracy     share of held-out UEs with the teacher's BS; NaN when none is held out
 * @param sumRateBps          bit/s
 * @param jain                Eq. (11)
 * @param meanLatencyS        Eq. (12), seconds
 */
public record Epoch(int epoch, double learningRate, Map<String, Double> terms, double trainingLoss, double heldOutLoss,
                    double trainingAccuracy, double heldOutAccuracy, double sumRateBps, double jain,
                    double meanLatencyS) {
}
