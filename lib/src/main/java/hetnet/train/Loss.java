package hetnet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import hetnet.model.Prediction;
import hetnet.model.RateTensors;
import hetnet.scenario.RadioConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The training objective of Step 6: a weighted sum of six dimensionless terms.
 *
 * <ul>
 * <li>association: cross entropy against the teacher's BS, mean over the UEs;
 * <li>power: squared error of R alpha_j^r against the teacher's, mean over BSs and RBs (the factor R makes equal power 1);
 * <li>antenna: squared error of A times the antenna fraction against 1, for the teacher spreads its power equally over antennas;
 * <li>distillation: shortfall max(0, ln R_teacher - ln R_i), mean over the UEs;
 * <li>fairness: 1 - Jain's index, Eq. (11);
 * <li>min_rate: max(0, R_min - R_i) / R_min, mean over the UEs, as in Eq. (14).
 * </ul>
 * Rates are those of the whole network with the SoftMax of the association logits as soft association.
 */
final class Loss {

    /** Added to rates before a logarithm, bit/s: far below any rate of interest. */
    private static final float RATE_FLOOR_BPS = 1f;

    private final TrainConfig config;
    private final RadioConfig radio;

    Loss(TrainConfig config, RadioConfig radio) {
        this.config = config;
        this.radio = radio;
    }

    /**
     * @param efficiency of {@link RateTensors#linkEfficiency} under the predicted powers, shape [U, B]
     * @param userWeight weights of the UEs that count, sum 1; shape [U]
     * @return the weighted terms by name, scalars
     */
    Map<String, NDArray> terms(Prediction prediction, NDArray efficiency, Targets target, NDArray userWeight) {
        NDArray soft = prediction.associationLogits().softmax(1).mul(target.covered().expandDims(1)); // [U, B]
        NDArray rate = RateTensors.sharedRate(soft, efficiency, radio.blockBandwidthHz()); // [U]
        Map<String, NDArray> terms = new LinkedHashMap<>();
        terms.put("association", crossEntropy(prediction, target, userWeight).mul((float) config.associationWeight()));
        terms.put("power", power(prediction, target).mul((float) config.powerWeight()));
        long antennas = prediction.antennaFraction().getShape().get(1);
        terms.put("antenna", prediction.antennaFraction().mul(antennas).sub(1).square().mean().mul((float) config.antennaWeight()));
        terms.put("distillation", shortfall(rate, target, userWeight).mul((float) config.distillationWeight()));
        terms.put("fairness", jain(rate, userWeight).neg().add(1).mul((float) config.fairnessWeight()));
        NDArray missing = Activation.relu(rate.neg().add((float) config.minRateBps())).div((float) config.minRateBps()); // [U]
        terms.put("min_rate", missing.mul(userWeight).sum().mul((float) config.minRateWeight()));
        return terms;
    }

    private static NDArray crossEntropy(Prediction prediction, Targets target, NDArray userWeight) {
        NDArray logProbability = prediction.associationLogits().logSoftmax(1).mul(target.association()); // [U, B]
        return logProbability.sum(new int[] {1}).mul(userWeight).sum().neg();
    }

    /** A BS without UEs has no power label: its row of the teacher is zero and does not count. */
    private static NDArray power(Prediction prediction, Targets target) {
        NDArray labelled = target.powerFraction().sum(new int[] {1}, true).gt(0).toType(prediction.powerFraction().getDataType(), false);
        long blocks = target.powerFraction().getShape().get(1);
        NDArray error = prediction.powerFraction().sub(target.powerFraction()).mul(blocks).square().mul(labelled); // [B, R]
        return error.sum().div(labelled.sum().maximum(1).mul(blocks));
    }

    private static NDArray shortfall(NDArray rate, Targets target, NDArray userWeight) {
        NDArray gap = target.rate().add(RATE_FLOOR_BPS).log().sub(rate.add(RATE_FLOOR_BPS).log()); // [U]
        return Activation.relu(gap).mul(userWeight).sum();
    }

    private static NDArray jain(NDArray rate, NDArray userWeight) {
        NDArray mean = rate.mul(userWeight).sum();
        return mean.square().div(rate.square().mul(userWeight).sum().maximum(RATE_FLOOR_BPS));
    }
}
