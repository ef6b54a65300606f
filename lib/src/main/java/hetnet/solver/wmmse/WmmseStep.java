package hetnet.solver.wmmse;

import hetnet.radio.Allocation;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Objective;
import hetnet.radio.Rates;
import hetnet.radio.ServedLinks;
import hetnet.radio.Sinr;
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
 * c_i SINR_i g_ib / T_i: neither a difference of near-equal numbers nor a square root is left. U is any objective by
 * its slope in each rate; what a watt costs by itself joins the denominator.
 */
public final class WmmseStep {

    private final Problem problem;
    private final int[] association;
    private final ServedLinks links;
    private final Objective objective;

    private final double[][] power;       // [B, R]
    private final double[][] numerator;   // [B, R]
    private final double[][] denominator; // [B, R]

    /**
     * @param association serving BSs; shape [U]
     */
    public WmmseStep(Problem problem, int[] association) {
        this.problem = problem;
        this.association = association.clone();
        links = problem.served(association);
        objective = problem.objective();
        power = new double[problem.sites()][problem.blocks()];
        numerator = new double[problem.sites()][problem.blocks()];
        denominator = new double[problem.sites()][problem.blocks()];
    }

    /**
     * @param v amplitudes, square root of watt; shape [B, R]
     * @return the utility, summed over the UEs in coverage
     */
    public double evaluate(double[][] v) {
        square(v);
        double sum = links.evaluate(power, objective);
        for (int b = 0; b < v.length; b++) {
            links.gainsOverInterference(b, numerator[b]);
            links.errorGains(b, denominator[b]);
            for (int r = 0; r < v[b].length; r++) {
                numerator[b][r] *= v[b][r];
            }
        }
        return sum;
    }

    private void square(double[][] v) {
        for (int b = 0; b < v.length; b++) {
            for (int r = 0; r < v[b].length; r++) {
                power[b][r] = v[b][r] * v[b][r];
            }
        }
    }

    /**
     * The next amplitudes, from the pass just done.
     *
     * @param budget     how it binds the RBs
     * @param budgetWatt P_max^j of each BS; shape [B]
     * @param v          receives them; shape [B, R]
     */
    public void next(PowerBudget budget, double[] budgetWatt, double[][] v) {
        for (int b = 0; b < v.length; b++) {
            budget.amplitudes(numerator[b], denominator[b], budgetWatt[b], v[b]);
        }
    }

    /**
     * What the formulas call u, w and c, UE by UE, for a person to read: the step itself needs no more than their sums.
     *
     * @param u receivers, one over the square root of watt; shape [U, R]
     * @param w weights of the errors, 1 + SINR; shape [U, R]
     * @param c weights of the rates, utility per nat on one RB; shape [U]
     */
    public record Terms(double[][] u, double[][] w, double[] c) {
    }

    /**
     * Receivers and weights at given amplitudes.
     *
     * @param v square root of watt; shape [B, R]
     * @return rows of zeros for UEs out of coverage
     */
    public Terms terms(double[][] v) {
        square(v);
        NormalizedGains snr = NormalizedGains.of(problem.gains(), problem.radio());
        double[] share = problem.scheduler().shares(new Allocation(association, power).load());
        double perNatBps = Rates.perNatBps(problem.radio()) / problem.blocks();
        double[] rate = links.rates(power);
        double[][] g = new double[problem.sites()][problem.blocks()];
        Terms terms = new Terms(new double[rate.length][problem.blocks()], new double[rate.length][problem.blocks()],
                new double[rate.length]);
        for (int i : problem.covered()) {
            int a = association[i];
            snr.row(i, g);
            Sinr.ofLink(g, power, a, terms.w[i]);
            for (int r = 0; r < problem.blocks(); r++) {
                double heard = 1; // noise plus all power that the UE receives, over the noise
                for (int b = 0; b < g.length; b++) {
                    heard += g[b][r] * power[b][r];
                }
                terms.u[i][r] = Math.sqrt(g[a][r]) * v[a][r] / heard;
                terms.w[i][r] += 1;
            }
            terms.c[i] = share[a] * perNatBps;
        }
        double[] slope = objective.rateSlopes(Rates.ofCovered(rate, association), power);
        for (int i = 0; i < slope.length; i++) {
            terms.c[problem.covered()[i]] *= slope[i];
        }
        return terms;
    }
}
