package hetnet.solver.reuse;

import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;

/**
 * What rates are worth while the powers count as they are: the objective by its slopes in the rates.
 *
 * @param objective whose slopes are asked for
 * @param fairness  that it builds on, which says how far a step may go
 * @param powerWatt shape [B, R]
 */
record RateSlopes(Objective objective, AlphaFair fairness, double[][] powerWatt) {

    /** dU/dR_i. @param rateBps of the UEs in coverage, bit/s */
    double[] at(double[] rateBps) {
        return objective.rateSlopes(rateBps, powerWatt);
    }

    /** The value at these rates; 0 of alpha-fairness, which rises by itself. @param rateBps bit/s */
    double valueIfItMayFall(double[] rateBps) {
        return objective.alphaFair().isPresent() ? 0 : objective.value(rateBps, powerWatt);
    }
}
