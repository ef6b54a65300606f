package hetnet.train.imitation;

import hetnet.util.Require;
import hetnet.util.Settings;

/**
 * What the loss of Step 6 of Algorithm 1 consists of: the weights of its terms, see {@link ImitationLoss}.
 *
 * @param associationWeight  weight of the cross entropy against the teacher's association
 * @param powerWeight        weight of the MSE against the teacher's power fractions
 * @param antennaWeight      weight of the MSE of the antenna fractions against equal shares
 * @param distillationWeight weight of the shortfall against the teacher's rates
 * @param fairnessWeight     weight lambda_f of 1 - Jain's index
 * @param minRateWeight      weight lambda_min of the shortfall against minRateBps
 * @param minRateBps         R_min, bit/s
 * @param utilityWeight      weight of -mean ln R, the utility itself, in place of or beside what a teacher says
 */
public record LossWeights(double associationWeight, double powerWeight, double antennaWeight, double distillationWeight,
                          double fairnessWeight, double minRateWeight, double minRateBps, double utilityWeight) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public LossWeights {
        Require.inRange("associationWeight", associationWeight, 0, 1e6, "");
        Require.inRange("powerWeight", powerWeight, 0, 1e6, "");
        Require.inRange("antennaWeight", antennaWeight, 0, 1e6, "");
        Require.inRange("distillationWeight", distillationWeight, 0, 1e6, "");
        Require.inRange("fairnessWeight", fairnessWeight, 0, 1e6, "");
        Require.inRange("minRateWeight", minRateWeight, 0, 1e6, "");
        Require.inRange("minRateBps", minRateBps, 1, 1e12, "bit/s");
        Require.inRange("utilityWeight", utilityWeight, 0, 1e6, "");
    }

    /** Those of the shipped figures: what the teacher says, and nothing else. */
    public static LossWeights paper() {
        return new LossWeights(1, 1, 0.1, 1, 0, 0, 20_000, 0);
    }

    /** The utility itself, without a teacher; antennas as ever. */
    public static LossWeights utility() {
        return paper().withAssociation(0).withPower(0).withDistillation(0).withUtility(1);
    }

    /** With another weight of the association. */
    public LossWeights withAssociation(double weight) {
        return Settings.with(this, "associationWeight", weight);
    }

    /** With another weight of the powers. */
    public LossWeights withPower(double weight) {
        return Settings.with(this, "powerWeight", weight);
    }

    /** With another weight of the antennas. */
    public LossWeights withAntenna(double weight) {
        return Settings.with(this, "antennaWeight", weight);
    }

    /** With another weight of the teacher's rates. */
    public LossWeights withDistillation(double weight) {
        return Settings.with(this, "distillationWeight", weight);
    }

    /** With another lambda_f. */
    public LossWeights withFairness(double weight) {
        return Settings.with(this, "fairnessWeight", weight);
    }

    /** With another lambda_min, and R_min in bit/s. */
    public LossWeights withMinRate(double weight, double minimumBps) {
        return Settings.with(Settings.with(this, "minRateWeight", weight), "minRateBps", minimumBps);
    }

    /** With another weight of the utility. */
    public LossWeights withUtility(double weight) {
        return Settings.with(this, "utilityWeight", weight);
    }
}
