package hetnet.model;

/** From what a power head says to powers that a BS can send. */
public final class PowerFractions {

    private PowerFractions() {
    }

    /**
     * Powers that spend every budget to the last digit, Eq. (7): fractions in single precision do not quite add up to
     * 1.
     *
     * @param fraction   alpha_j^r, not negative, a positive sum for each BS; flat [B * R]
     * @param budgetWatt P_max^j of each BS, watt; shape [B]
     * @return watt; shape [B, R]
     */
    public static double[][] spend(float[] fraction, double[] budgetWatt) {
        int blocks = fraction.length / budgetWatt.length;
        double[][] power = new double[budgetWatt.length][blocks];
        for (int b = 0; b < power.length; b++) {
            double sum = 0;
            for (int r = 0; r < blocks; r++) {
                sum += fraction[b * blocks + r];
            }
            for (int r = 0; r < blocks; r++) {
                power[b][r] = budgetWatt[b] * fraction[b * blocks + r] / sum;
            }
        }
        return power;
    }
}
