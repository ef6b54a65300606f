package hetnet.solver.wmmse;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * Where WMMSE starts from. It keeps the symmetries of its start, so that a random one is needed to coordinate the BSs.
 */
public enum PowerInitialization {

    /** P/R on every RB. */
    EQUAL {
        @Override
        double share(RandomGenerator random) {
            return 1;
        }
    },

    /** Uniform between 0 and P/R on each RB. */
    UNIFORM {
        @Override
        double share(RandomGenerator random) {
            return random.nextDouble();
        }
    },

    /** P/R on 40 % of the RBs, 5 % of that on the others: the start that coordinates best (measured). */
    ON_OFF {
        @Override
        double share(RandomGenerator random) {
            return random.nextDouble() < ON_PROBABILITY ? 1 : OFF_LEVEL;
        }
    };

    private static final double ON_PROBABILITY = 0.4;
    private static final double OFF_LEVEL = 0.05;

    /** The power of one BS on one RB as a share of P/R. */
    abstract double share(RandomGenerator random);

    /**
     * @param budgetWatt P_max^j of each BS, watt; shape [B]
     * @param blocks     R
     * @return powers, watt; shape [B, R]
     */
    public double[][] draw(double[] budgetWatt, int blocks, RandomGenerator random) {
        double[][] power = new double[budgetWatt.length][blocks];
        for (int b = 0; b < power.length; b++) {
            for (int r = 0; r < blocks; r++) {
                power[b][r] = share(random) * budgetWatt[b] / blocks;
            }
        }
        return power;
    }
}
