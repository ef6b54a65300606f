package hetnet.channel.pathloss;

import hetnet.util.ArrayMath;

/**
 * The LOS probability that the urban scenarios of TR 38.901 share (Table 7.4.2-1): 1 up to 18 m, beyond it
 * P = 18 m / d + exp(-d / d0) (1 - 18 m / d), with the distance d in the x-y plane.
 *
 * @param decayM d0, metres: 63 in UMa, 36 in UMi
 */
public record LosProbability(double decayM) {

    /** Every link that is shorter is LOS, metres. */
    static final double CERTAIN_M = 18;

    /** P of one link; groundM is d. */
    public double of(double groundM) {
        return of(new double[] {groundM})[0];
    }

    /** P of many links; the same shape. */
    double[] of(double[] groundM) {
        double[] exponent = new double[groundM.length];
        for (int i = 0; i < exponent.length; i++) {
            exponent[i] = Math.max(groundM[i], CERTAIN_M) / -decayM;
        }
        double[] probability = ArrayMath.exp(exponent);
        for (int i = 0; i < probability.length; i++) {
            double near = CERTAIN_M / Math.max(groundM[i], CERTAIN_M);
            probability[i] = near + probability[i] * (1 - near);
        }
        return probability;
    }
}
