package hetnet.train.imitation;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import hetnet.model.hetgnn.Prediction;
import hetnet.network.RadioConfig;
import hetnet.radio.tensor.Scalars;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The training objective of Step 6: a weighted sum of six dimensionless terms, and a seventh that is not the paper's.
 *
 * <ul>
 * <li>association: cross entropy against the teacher's BS, mean over the UEs;
 * <li>power: squared error of R alpha_j^r against the teacher's, mean over BSs and RBs (the factor R makes equal power
 * 1);
 * <li>antenna: squared error of A times the antenna fraction against 1, for the teacher spreads its power equally over
 * antennas;
 * <li>distillation: shortfall max(0, ln R_teacher - ln R_i), mean over the UEs;
 * <li>fairness: 1 - Jain's index, Eq. (11);
 * <li>min_rate: max(0, R_min - R_i) / R_min, mean over the UEs, as in Eq. (14);
 * <li>utility, only where it has a weight: -ln R_i, mean over the UEs, which needs no teacher.
 * </ul>
 * Rates are those of the whole network with the SoftMax of the association logits as soft association.
 */
final class ImitationLoss {

    /** Added to rates before a logarithm, bit/s: far below any rate of interest. */
    private static final float RATE_FLOOR_BPS = 1f;

    private final LossWeights weights;
    private final RadioConfig radio;

    ImitationLoss(LossWeights weights, RadioConfig radio) {
        this.weights = weights;
        this.radio = radio;
    }

    /**
     * @param efficiency of {@link SoftRates#efficiency} under the predicted powers, shape [U, B]
     * @param userWeight weights of the UEs that count, sum 1; shape [U]
     * @return the weighted terms by name, scalars
     */
    Map<String, NDArray> terms(Prediction prediction, NDArray efficiency, Targets target, NDArray userWeight) {
        NDArray soft = prediction.associationLogits().softmax(1).mul(target.covered().expandDims(1)); // [U, B]
        NDArray rate = SoftRates.bps(soft, efficiency, radio); // [U]
        Map<String, NDArray> terms = new LinkedHashMap<>();
        terms.put("association", Scalars.times(crossEntropy(prediction, target, userWeight),
                weights.associationWeight()));
        terms.put("power", Scalars.times(power(prediction, target), weights.powerWeight()));
        terms.put("antenna", Scalars.times(antenna(prediction), weights.antennaWeight()));
        terms.put("distillation", Scalars.times(shortfall(rate, target, userWeight), weights.distillationWeight()));
        terms.put("fairness", Scalars.times(jain(rate, userWeight).neg().add(1), weights.fairnessWeight()));
        NDArray missing = Activation.relu(Scalars.times(rate, -1 / weights.minRateBps()).add(1)); // [U]
        terms.put("min_rate", Scalars.times(missing.mul(userWeight).sum(), weights.minRateWeight()));
        if (weights.utilityWeight() > 0) {
            terms.put("utility", Scalars.times(rate.add(RATE_FLOOR_BPS).log().mul(userWeight).sum(),
                    -weights.utilityWeight()));
        }
        return terms;
    }

    private static NDArray crossEntropy(Prediction prediction, Targets target, NDArray userWeight) {
        NDArray logProbability = prediction.associationLogits().logSoftmax(1).mul(target.association()); // [U, B]
        return logProbability.sum(new int[] {1}).mul(userWeight).sum().neg();
    }

    /** A BS without UEs has no power label: its row of the teacher is zero and does not count. */
    private static NDArray power(Prediction prediction, Targets target) {
        NDArray labelled = target.powerFraction().sum(new int[] {1}, true).gt(0)
                .toType(prediction.powerFraction().getDataType(), false);
        long blocks = target.powerFraction().getShape().get(1);
        NDArray error = Scalars.times(prediction.powerFraction().sub(target.powerFraction()), blocks).square()
                .mul(labelled); // [B, R]
        return error.sum().div(Scalars.times(Scalars.atLeast(labelled.sum(), 1), blocks));
    }

    private static NDArray antenna(Prediction prediction) {
        long antennas = prediction.antennaFraction().getShape().get(1);
        return Scalars.times(prediction.antennaFraction(), antennas).sub(1).square().mean();
    }

    private static NDArray shortfall(NDArray rate, Targets target, NDArray userWeight) {
        NDArray gap = target.rate().add(RATE_FLOOR_BPS).log().sub(rate.add(RATE_FLOOR_BPS).log()); // [U]
        return Activation.relu(gap).mul(userWeight).sum();
    }

    private static NDArray jain(NDArray rate, NDArray userWeight) {
        NDArray mean = rate.mul(userWeight).sum();
        return mean.square().div(Scalars.atLeast(rate.square().mul(userWeight).sum(), RATE_FLOOR_BPS));
    }
}
