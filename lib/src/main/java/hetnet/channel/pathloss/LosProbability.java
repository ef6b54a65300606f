package hetnet.channel.pathloss;

import hetnet.util.Tensors;

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
        double d = Math.max(groundM, CERTAIN_M);
        return sum(CERTAIN_M / d, Math.exp(d / -decayM));
    }

    /** P of many links; the same shape. */
    double[] of(double[] groundM) {
        double[] decay = new double[groundM.length];
        for (int i = 0; i < decay.length; i++) {
            decay[i] = Math.max(groundM[i], CERTAIN_M) / -decayM;
        }
        double[] probability = Tensors.exp(decay);
        for (int i = 0; i < probability.length; i++) {
            probability[i] = sum(CERTAIN_M / Math.max(groundM[i], CERTAIN_M), probability[i]);
        }
        return probability;
    }

    private static double sum(double near, double decay) {
        return near + decay * (1 - near);
    }
}
