package hetnet.solver.wmmse;

import hetnet.radio.AlphaFair;
import hetnet.radio.ServedLinks;
import hetnet.solver.Problem;

/**
 * One pass over the UEs at given amplitudes v = sqrt(p): their utility, and numerator and denominator of the next
 * amplitudes. With g = G/N and serving BS a, it is the WMMSE iteration of Shi et al. (2011), one RB at a time:
 * <pre>
 *   u_i = sqrt(g_ia) v_a / (sum_j g_ij v_j^2 + 1)        receiver
 *   w_i = 1 / (1 - u_i sqrt(g_ia) v_a) = 1 + SINR_i      weight of its error
 *   c_i = U'(R_i) share_a                                weight of its rate, over all RBs
 *   v_b = sum_{i of b} c_i w_i u_i sqrt(g_ib) / sum_i c_i w_i u_i^2 g_ib
 * </pre>
 * With interference plus noise I_i and T_i = I_i + g_ia v_a^2 = I_i w_i, the summands are c_i g_ia v_a / I_i and
 * c_i SINR_i g_ib / T_i: neither a difference of near-equal numbers nor a square root is left.
 */
final class WmmseStep {

    private final ServedLinks links;
    private final AlphaFair utility;

    private final double[][] power;       // [B, R]
    private final double[][] numerator;   // [B, R]
    private final double[][] denominator; // [B, R]

    WmmseStep(Problem problem, int[] association) {
        links = problem.served(association);
        utility = problem.utility();
        power = new double[problem.sites()][problem.blocks()];
        numerator = new double[problem.sites()][problem.blocks()];
        denominator = new double[problem.sites()][problem.blocks()];
    }

    /**
     * @param v amplitudes, square root of watt; shape [B, R]
     * @return the utility, summed over the UEs in coverage
     */
    double evaluate(double[][] v) {
        for (int b = 0; b < v.length; b++) {
            for (int r = 0; r < v[b].length; r++) {
                power[b][r] = v[b][r] * v[b][r];
            }
        }
        double sum = links.evaluate(power, utility);
        for (int b = 0; b < v.length; b++) {
            links.gainsOverInterference(b, numerator[b]);
            links.errorGains(b, denominator[b]);
            for (int r = 0; r < v[b].length; r++) {
                numerator[b][r] *= v[b][r];
            }
        }
        return sum;
    }

    /**
     * The next amplitudes, from the pass just done.
     *
     * @param budgetWatt P_max^j of each BS; shape [B]
     * @param v          receives them; shape [B, R]
     */
    void next(PowerBudget budget, double[] budgetWatt, double[][] v) {
        for (int b = 0; b < v.length; b++) {
            budget.amplitudes(numerator[b], denominator[b], budgetWatt[b], v[b]);
        }
    }
}
