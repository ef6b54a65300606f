package hetnet.radio;

import hetnet.util.Require;

/** What an allocation is chosen for: a number for the rates of the UEs in coverage, larger is better. */
public sealed interface Utility {

    /** @param rateBps R_i of the UEs in coverage (see {@link Rates#ofCovered}), bit/s */
    double value(double[] rateBps);

    /**
     * The alpha-fair family sum_i U(R_i), U(R) = R^(1-alpha) / (1-alpha), or ln R for alpha = 1, R in bit/s. 0 is the sum-rate
     * of Eq. (13), 1 proportional fairness, 2 minus the latency proxy of Eq. (12) times N/L.
     *
     * @param alpha 0 to 10
     */
    record AlphaFair(double alpha) implements Utility {

        /**
         * Below this rate, bit/s, U goes on as its tangent, so that a UE whose BS is off gives no infinity. A millionth of the
         * rates that matter here: no served UE comes near.
         */
        public static final double RATE_FLOOR_BPS = 1e-3;

        /** @throws IllegalArgumentException when a value is out of its range */
        public AlphaFair {
            Require.inRange("alpha", alpha, 0, 10, "");
        }

        @Override
        public double value(double[] rateBps) {
            double sum = 0;
            for (double r : rateBps) {
                sum += of(r);
            }
            return sum;
        }

        /**
         * U(R) of one UE.
         *
         * @param rateBps R, bit/s
         */
        public double of(double rateBps) {
            double rate = Math.max(rateBps, RATE_FLOOR_BPS);
            double value = alpha == 1 ? Math.log(rate) : Math.pow(rate, 1 - alpha) / (1 - alpha);
            return rateBps >= RATE_FLOOR_BPS ? value : value + slope(rate) * (rateBps - rate);
        }

        /**
         * U'(R) = R^-alpha of one UE.
         *
         * @param rateBps R, bit/s
         */
        public double slope(double rateBps) {
            return Math.pow(Math.max(rateBps, RATE_FLOOR_BPS), -alpha);
        }
    }

    /**
     * Eq. (14): sum_i R_i - lambda_f (1 - F) - lambda_min (1/N) sum_i (R_min - R_i)_+, with all rates in Mbit/s, so that its
     * terms have comparable size.
     *
     * @param lambdaFair weight lambda_f of unfairness, not negative
     * @param lambdaMin  weight lambda_min of missing rate, not negative
     * @param minRateBps R_min, bit/s
     */
    record MultiObjective(double lambdaFair, double lambdaMin, double minRateBps) implements Utility {

        private static final double BIT_PER_MBIT = 1e6;

        /** @throws IllegalArgumentException when a value is out of its range */
        public MultiObjective {
            Require.inRange("lambdaFair", lambdaFair, 0, 1e12, "");
            Require.inRange("lambdaMin", lambdaMin, 0, 1e12, "");
            Require.inRange("minRateBps", minRateBps, 0, 1e12, "bit/s");
        }

        @Override
        public double value(double[] rateBps) {
            double sum = 0;
            double missing = 0;
            for (double r : rateBps) {
                sum += r;
                missing += Math.max(minRateBps - r, 0);
            }
            return sum / BIT_PER_MBIT - lambdaFair * (1 - Metrics.jainIndex(rateBps))
                    - lambdaMin * missing / rateBps.length / BIT_PER_MBIT;
        }
    }
}
