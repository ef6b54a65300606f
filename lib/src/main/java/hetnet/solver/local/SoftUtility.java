package hetnet.solver.local;

import hetnet.radio.NormalizedGains;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Problem;
import java.util.Arrays;

/**
 * The exact utility of fractions of the budget and a soft association, with its analytic gradients. With UE i at BS b
 * for the part a_ib, n_b = sum_i a_ib, and L_ib the rate of the link with the whole band:
 * <pre>
 *   R_i = sum_b a_ib L_ib / n_b,   u_i = U'(R_i)
 *   dU/da_ib = u_i L_ib / n_b - (1 / n_b^2) sum_k u_k a_kb L_kb
 *   dU/dL_ib = u_i a_ib / n_b
 *   dL_ib/dp_b = B_RB / ln 2 g_ib / T_i,   dL_ib/dp_j = B_RB / ln 2 g_ij (1 / T_i - 1 / I_ib)
 * </pre>
 * with T_i noise plus all power received on an RB, I_ib = T_i - g_ib p_b. Where a is 0 or 1 this is Eq. (10).
 */
final class SoftUtility {

    /** A load below this is taken for this: an empty BS gives its first UE all of its time, not more. */
    private static final double MIN_LOAD = 1e-3;

    private final Problem problem;
    private final int[] covered;
    private final int sites;
    private final int blocks;
    private final NormalizedGains snr;    // at full budget
    private final double perNatBps;       // of the whole band
    private final boolean shared;         // whether the UEs of a BS share its time

    private final double[] row;           // [B * R], g of one UE
    private final double[] received;      // [R], T
    private final double[][] disturbance; // [B, R], I
    private final double[] sinr;          // [R] of one link
    private final double[] pull;          // [R]
    private final double[] link;          // [U, B], L
    private final double[] load;          // [B], n

    final double[] byFraction;            // [B, R], gradient of the last evaluation
    final double[] byAssociation;         // [U, B]

    SoftUtility(Problem problem) {
        this.problem = problem;
        covered = problem.covered();
        sites = problem.sites();
        blocks = problem.blocks();
        snr = NormalizedGains.of(problem.gains(), problem.radio(), problem.budgetWatt());
        perNatBps = Rates.perNatBps(problem.radio());
        shared = problem.scheduler() == Scheduler.EQUAL_TIME;
        row = new double[sites * blocks];
        received = new double[blocks];
        disturbance = new double[sites][blocks];
        sinr = new double[blocks];
        pull = new double[blocks];
        link = new double[covered.length * sites];
        load = new double[sites];
        byFraction = new double[sites * blocks];
        byAssociation = new double[link.length];
    }

    /**
     * @param fraction    of the budget, each BS at most 1 in total; flat [B * R]
     * @param association of the UEs in coverage, rows sum to 1; flat [U * B]
     * @return the utility, summed; its gradients are then in {@link #byFraction} and {@link #byAssociation}, the latter
     *         for the links with a positive association
     */
    double evaluate(double[] fraction, double[] association) {
        count(association);
        Arrays.fill(byFraction, 0);
        double sum = 0;
        double[] served = new double[sites]; // sum_k u_k a_kb L_kb
        for (int i = 0; i < covered.length; i++) {
            sum += addUser(i, fraction, association, served);
        }
        for (int i = 0; shared && i < byAssociation.length; i++) {
            int b = i % sites;
            byAssociation[i] -= served[b] / (load[b] * load[b]);
        }
        return sum;
    }

    /** n_b; 1 where UEs share nothing. */
    private void count(double[] association) {
        Arrays.fill(load, shared ? 0 : 1);
        for (int i = 0; shared && i < association.length; i++) {
            load[i % sites] += association[i];
        }
        for (int b = 0; b < sites; b++) {
            load[b] = Math.max(load[b], MIN_LOAD);
        }
    }

    private double addUser(int i, double[] fraction, double[] association, double[] served) {
        receive(covered[i], fraction);
        double rate = 0;
        for (int b = 0; b < sites; b++) {
            double a = association[i * sites + b];
            link[i * sites + b] = a > 0 ? perNatBps * efficiency(b, fraction) : 0;
            rate += a * link[i * sites + b] / load[b];
        }
        double slope = problem.utility().slope(rate);
        Arrays.fill(pull, 0);
        double total = 0;
        for (int b = 0; b < sites; b++) {
            double a = association[i * sites + b];
            byAssociation[i * sites + b] = slope * link[i * sites + b] / load[b];
            if (a > 0) {
                served[b] += slope * a * link[i * sites + b];
                double c = slope * a / load[b] * perNatBps / blocks;
                total += c;
                addInterference(b, c);
            }
        }
        for (int r = 0; r < blocks; r++) {
            pull[r] = total / received[r] - pull[r];
        }
        for (int j = 0; j < sites; j++) {
            double a = association[i * sites + j];
            addGradient(j, a > 0 ? slope * a / load[j] * perNatBps / blocks : 0);
        }
        return problem.utility().of(rate);
    }

    private void receive(int user, double[] fraction) {
        snr.row(user, row);
        Arrays.fill(received, 1);
        for (int b = 0, i = 0; b < sites; b++) {
            for (int r = 0; r < blocks; r++, i++) {
                received[r] += row[i] * fraction[i];
            }
        }
    }

    /** c of one link, nat/s/Hz. */
    private double efficiency(int site, double[] fraction) {
        for (int r = 0, i = site * blocks; r < blocks; r++, i++) {
            double wanted = row[i] * fraction[i];
            disturbance[site][r] = received[r] - wanted;
            sinr[r] = wanted / disturbance[site][r];
        }
        return Rates.spectralEfficiency(sinr);
    }

    private void addInterference(int site, double c) {
        for (int r = 0; r < blocks; r++) {
            pull[r] += c / disturbance[site][r];
        }
    }

    /** dU/dp of one BS by this UE: g (sum_b c_b / T - sum_{b != j} c_b / I_b). */
    private void addGradient(int site, double c) {
        for (int r = 0, i = site * blocks; r < blocks; r++, i++) {
            byFraction[i] += row[i] * (c == 0 ? pull[r] : pull[r] + c / disturbance[site][r]);
        }
    }
}
