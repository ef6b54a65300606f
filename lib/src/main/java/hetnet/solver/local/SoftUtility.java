package hetnet.solver.local;

import hetnet.radio.AllLinks;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Objective;
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

    private final AllLinks links;
    private final Objective objective;
    private final double[] budgetWatt;    // [B]
    private final int sites;
    private final double perNatBps;       // of the whole band
    private final boolean shared;         // whether the UEs of a BS share its time
    private final double[][] power;       // [B, R]
    private final double[] load;          // [B], n
    private double[][] priceOfPower;      // [B, R], slopes in the powers; null where they cost nothing
    private final double[] rateScale;     // [B], bit/s of a nat/s/Hz with the share of time

    final double[] byFraction;            // [B, R], gradient of the last evaluation
    final double[] byAssociation;         // [U, B]

    SoftUtility(Problem problem) {
        sites = problem.sites();
        links = new AllLinks(problem.gains(),
                NormalizedGains.snrPerGain(problem.gains(), problem.radio(), problem.budgetWatt()), problem.covered());
        objective = problem.objective();
        budgetWatt = problem.budgetWatt();
        perNatBps = Rates.perNatBps(problem.radio());
        shared = problem.scheduler() == Scheduler.EQUAL_TIME;
        power = new double[sites][problem.blocks()];
        load = new double[sites];
        rateScale = new double[sites];
        byFraction = new double[sites * problem.blocks()];
        byAssociation = new double[problem.covered().length * sites];
    }

    /**
     * @param fraction    of the budget, each BS at most 1 in total; flat [B * R]
     * @param association of the UEs in coverage, rows sum to 1; flat [U * B]
     * @return the utility, summed; its gradients are then in {@link #byFraction} and {@link #byAssociation}
     */
    double evaluate(double[] fraction, double[] association) {
        count(association);
        int blocks = power[0].length;
        for (int b = 0; b < sites; b++) {
            System.arraycopy(fraction, b * blocks, power[b], 0, blocks);
            rateScale[b] = perNatBps / load[b];
        }
        double sum = objective.alphaFair()
                .map(fair -> links.evaluate(power, association, rateScale, fair, byAssociation))
                .orElseGet(() -> byParts(association));
        for (int b = 0; b < sites; b++) {
            links.slopes(b, byFraction, b * blocks);
        }
        addPriceOfPower();
        if (shared) {
            double[] served = new double[sites]; // sum_k u_k a_kb L_kb / n_b
            for (int i = 0; i < association.length; i++) {
                served[i % sites] += association[i] * byAssociation[i];
            }
            for (int i = 0; i < association.length; i++) {
                byAssociation[i] -= served[i % sites] / load[i % sites];
            }
        }
        return sum;
    }

    /** Any objective: the rates first, then its slopes in them and in the powers. */
    private double byParts(double[] association) {
        links.efficiencies(power, byAssociation);
        double[] rates = new double[association.length / sites];
        for (int i = 0; i < association.length; i++) {
            rates[i / sites] += association[i] * rateScale[i % sites] * byAssociation[i];
        }
        double[][] watt = new double[sites][];
        Arrays.setAll(watt, b -> Arrays.stream(power[b]).map(p -> p * budgetWatt[b]).toArray());
        links.evaluate(power, association, rateScale, objective.rateSlopes(rates, watt), byAssociation);
        priceOfPower = objective.powerSlopes(rates, watt);
        return objective.value(rates, watt);
    }

    private void addPriceOfPower() {
        for (int i = 0; priceOfPower != null && i < byFraction.length; i++) {
            int b = i / power[0].length;
            byFraction[i] += priceOfPower[b][i % power[0].length] * budgetWatt[b];
        }
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
}
