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
     * What the terms are made of whichever UEs count, so that it is made once for those that train and those held out.
     *
     * @param likelihood  ln of the probability of the teacher's BS, shape [U]
     * @param power       the term without its weight, a scalar
     * @param antenna     the same
     * @param rate        R_i, bit/s; shape [U]
     * @param shortfall   of the rate in its logarithm, shape [U]
     * @param missing     of the rate to the least one, over that; shape [U]
     */
    record Parts(NDArray likelihood, NDArray power, NDArray antenna, NDArray rate, NDArray shortfall,
            NDArray missing) {
    }

    /** @param efficiency of {@link SoftRates#efficiency} under the predicted powers, shape [U, B] */
    Parts parts(Prediction prediction, NDArray efficiency, Targets target) {
        NDArray soft = prediction.associationLogits().softmax(1).mul(target.covered().expandDims(1)); // [U, B]
        NDArray rate = SoftRates.bps(soft, efficiency, radio); // [U]
        NDArray likelihood = prediction.associationLogits().logSoftmax(1).mul(target.association()); // [U, B]
        NDArray gap = target.rate().add(RATE_FLOOR_BPS).log().sub(rate.add(RATE_FLOOR_BPS).log()); // [U]
        return new Parts(likelihood.sum(new int[] {1}), power(prediction, target), antenna(prediction), rate,
                Activation.relu(gap), Activation.relu(Scalars.times(rate, -1 / weights.minRateBps()).add(1)));
    }

    /**
     * @param userWeight weights of the UEs that count, sum 1; shape [U]
     * @return the weighted terms by name, scalars
     */
    Map<String, NDArray> terms(Parts parts, NDArray userWeight) {
        Map<String, NDArray> terms = new LinkedHashMap<>();
        terms.put("association", Scalars.times(parts.likelihood.mul(userWeight).sum().neg(),
                weights.associationWeight()));
        terms.put("power", Scalars.times(parts.power, weights.powerWeight()));
        terms.put("antenna", Scalars.times(parts.antenna, weights.antennaWeight()));
        terms.put("distillation", Scalars.times(parts.shortfall.mul(userWeight).sum(),
                weights.distillationWeight()));
        terms.put("fairness", Scalars.times(jain(parts.rate, userWeight).neg().add(1), weights.fairnessWeight()));
        terms.put("min_rate", Scalars.times(parts.missing.mul(userWeight).sum(), weights.minRateWeight()));
        if (weights.utilityWeight() > 0) {
            terms.put("utility", Scalars.times(parts.rate.add(RATE_FLOOR_BPS).log().mul(userWeight).sum(),
                    -weights.utilityWeight()));
        }
        return terms;
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

    private static NDArray jain(NDArray rate, NDArray userWeight) {
        NDArray mean = rate.mul(userWeight).sum();
        return mean.square().div(Scalars.atLeast(rate.square().mul(userWeight).sum(), RATE_FLOOR_BPS));
    }
}
