package hetnet.solver.wmmse;

import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Rates;
import hetnet.radio.Sinr;
import hetnet.solver.Problem;
import java.util.Arrays;
import java.util.stream.IntStream;

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

    private final NormalizedGains snr;
    private final int[] association;
    private final double[] rateScale; // [B], bit/s of a nat/s/Hz, times the share of time
    private final AlphaFair utility;

    private final double[][] power;       // [B, R]
    private final double[][] numerator;   // [B, R]
    private final double[][] denominator; // [B, R]
    private final double[][][] row;        // [TOGETHER, B, R], g of each UE
    private final double[][] interference; // [TOGETHER, R], I of each UE
    private final double[][] sinr;         // [TOGETHER, R]
    private final double[] efficiency;     // [TOGETHER]
    private final double[] error;          // [R], c_i SINR_i / T_i of one UE
    private final int[] covered;           // the UEs in coverage

    WmmseStep(Problem problem, int[] association) {
        this.association = association;
        snr = NormalizedGains.of(problem.gains(), problem.radio());
        utility = problem.utility();
        double[] share = problem.scheduler().shares(new Allocation(association, new double[problem.sites()][0]).load());
        rateScale = Arrays.stream(share).map(s -> s * Rates.perNatBps(problem.radio())).toArray();
        power = new double[snr.sites()][snr.blocks()];
        numerator = new double[snr.sites()][snr.blocks()];
        denominator = new double[snr.sites()][snr.blocks()];
        row = new double[Rates.TOGETHER][snr.sites()][snr.blocks()];
        interference = new double[Rates.TOGETHER][snr.blocks()];
        sinr = new double[Rates.TOGETHER][snr.blocks()];
        efficiency = new double[Rates.TOGETHER];
        covered = IntStream.range(0, association.length).filter(u -> association[u] != Allocation.OUT_OF_COVERAGE)
                .toArray();
        error = new double[snr.blocks()];
    }

    /**
     * @param v amplitudes, square root of watt; shape [B, R]
     * @return the utility, summed over the UEs in coverage
     */
    double evaluate(double[][] v) {
        for (int b = 0; b < v.length; b++) {
            Arrays.fill(numerator[b], 0);
            Arrays.fill(denominator[b], 0);
            for (int r = 0; r < power[b].length; r++) {
                power[b][r] = v[b][r] * v[b][r];
            }
        }
        double sum = 0;
        for (int first = 0; first < covered.length; first += Rates.TOGETHER) {
            int count = Math.min(Rates.TOGETHER, covered.length - first);
            for (int i = 0; i < count; i++) {
                receive(i, covered[first + i]);
            }
            Rates.spectralEfficiencies(sinr, count, efficiency);
            for (int i = 0; i < count; i++) {
                sum += addUser(i, association[covered[first + i]], v);
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

    /** Interference and SINR of one UE. */
    private void receive(int i, int user) {
        int site = association[user];
        snr.row(user, row[i]);
        Sinr.interferencePlusNoise(row[i], power, site, interference[i]);
        Sinr.ofLink(row[i][site], power[site], interference[i], sinr[i]);
    }

    /** Adds what one UE contributes to the next amplitudes, and returns its utility. */
    private double addUser(int i, int site, double[][] v) {
        double rate = rateScale[site] * efficiency[i];
        double c = utility.slope(rate) * rateScale[site]; // bandwidth and RBs, common to all, cancel in v
        errors(c, sinr[i], interference[i], error);
        addNumerator(c, row[i][site], v[site], interference[i], numerator[site]);
        for (int b = 0; b < denominator.length; b++) {
            addProduct(error, row[i][b], denominator[b]);
        }
        return utility.of(rate);
    }

    private static void errors(double c, double[] sinr, double[] interference, double[] error) {
        for (int r = 0; r < error.length; r++) {
            error[r] = c * sinr[r] / (interference[r] * (1 + sinr[r]));
        }
    }

    private static void addNumerator(double c, double[] row, double[] v, double[] interference, double[] sum) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += c * row[r] * v[r] / interference[r];
        }
    }

    private static void addProduct(double[] error, double[] row, double[] sum) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += error[r] * row[r];
        }
    }
}
