package hetnet.solver.wmmse;

import hetnet.radio.Allocation;

/** How the budget of Eq. (7) binds the RBs of one BS in a WMMSE iteration. */
public enum PowerBudget {

    /** The paper's split: each RB has P/R of its own. */
    PER_RB_SPLIT {
        @Override
        void amplitudes(double[] numerator, double[] denominator, double budgetWatt, double[] v) {
            double cap = Math.sqrt(budgetWatt / v.length);
            for (int r = 0; r < v.length; r++) {
                v[r] = Math.min(quotient(numerator[r], denominator[r]), cap);
            }
        }
    },

    /** One budget P over all RBs: its multiplier is added to the denominators. */
    JOINT {
        @Override
        void amplitudes(double[] numerator, double[] denominator, double budgetWatt, double[] v) {
            if (power(numerator, denominator, 0, v) <= budgetWatt) {
                return;
            }
            double norm = 0;
            for (double n : numerator) {
                norm += n * n;
            }
            double low = 0;
            // spends at most the budget, as the denominators are not negative
            double high = Math.sqrt(norm / budgetWatt);
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = (low + high) / 2;
                if (power(numerator, denominator, middle, v) <= budgetWatt) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            power(numerator, denominator, high, v);
        }

        private double power(double[] numerator, double[] denominator, double multiplier, double[] v) {
            double sum = 0;
            for (int r = 0; r < v.length; r++) {
                v[r] = quotient(numerator[r], denominator[r] + multiplier);
                sum += v[r] * v[r];
            }
            return sum;
        }
    };

    /** Halvings of the multiplier's bracket: 2^-60 of it is below the rounding of a double. */
    private static final int BISECTIONS = 60;

    /**
     * The amplitudes v_b that maximise sum_r (2 numerator v - denominator v^2) within the budget.
     *
     * @param numerator   shape [R], not negative
     * @param denominator shape [R], not negative
     * @param v           receives the amplitudes, square root of watt; shape [R]
     */
    abstract void amplitudes(double[] numerator, double[] denominator, double budgetWatt, double[] v);

    /**
     * The clause that this budget adds to Eq. (7).
     *
     * @throws IllegalArgumentException naming the BS and RB that break it
     */
    void requireFeasible(double[][] powerWatt, double[] budgetWatt) {
        for (int b = 0; this == PER_RB_SPLIT && b < powerWatt.length; b++) {
            double cap = budgetWatt[b] / powerWatt[b].length;
            for (int r = 0; r < powerWatt[b].length; r++) {
                if (powerWatt[b][r] > cap * (1 + Allocation.BUDGET_TOLERANCE)) {
                    throw new IllegalArgumentException("BS %d has %s W on RB %d: the split budget allows %s W per RB"
                            .formatted(b, powerWatt[b][r], r, cap));
                }
            }
        }
    }

    /** A BS that serves nobody on an RB has a numerator of 0 and keeps silent there, whatever the denominator. */
    private static double quotient(double numerator, double denominator) {
        return numerator == 0 ? 0 : numerator / denominator;
    }
}
