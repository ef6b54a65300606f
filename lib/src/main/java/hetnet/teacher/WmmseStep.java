package hetnet.teacher;

import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.Sinr;
import hetnet.radio.SnrPerWatt;
import hetnet.radio.Utility.AlphaFair;
import java.util.Arrays;

/**
 * One pass over the UEs at given amplitudes v = sqrt(p): their utility, and numerator and denominator of the next amplitudes.
 * With g = G/N and serving BS a, it is the WMMSE iteration of Shi et al. (2011), one RB at a time:
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

    private final SnrPerWatt snr;
    private final int[] association;
    private final double[] rateScale; // [B], B_RB times the share of time
    private final AlphaFair utility;

    private final double[][] power;       // [B, R]
    private final double[][] numerator;   // [B, R]
    private final double[][] denominator; // [B, R]
    private final double[] row;           // [B * R], g of one UE
    private final double[] interference;  // [R], I of one UE
    private final double[] sinr;          // [R]
    private final double[] error;         // [R], c_i SINR_i / T_i

    WmmseStep(SnrPerWatt snr, int[] association, double[] share, double blockBandwidthHz, AlphaFair utility) {
        this.snr = snr;
        this.association = association;
        this.rateScale = Arrays.stream(share).map(s -> s * blockBandwidthHz).toArray();
        this.utility = utility;
        power = new double[snr.sites()][snr.blocks()];
        numerator = new double[snr.sites()][snr.blocks()];
        denominator = new double[snr.sites()][snr.blocks()];
        row = new double[snr.sites() * snr.blocks()];
        interference = new double[snr.blocks()];
        sinr = new double[snr.blocks()];
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
            for (int r = 0; r < sinr.length; r++) {
                power[b][r] = v[b][r] * v[b][r];
            }
        }
        double sum = 0;
        for (int u = 0; u < association.length; u++) {
            if (association[u] != Allocation.OUT_OF_COVERAGE) {
                sum += addUser(u, association[u], v[association[u]]);
            }
        }
        return sum;
    }

    /**
     * The next amplitudes, from the pass just done.
     *
     * @param v receives them; shape [B, R]
     */
    void next(PowerBudget budget, double budgetWatt, double[][] v) {
        for (int b = 0; b < v.length; b++) {
            budget.amplitudes(numerator[b], denominator[b], budgetWatt, v[b]);
        }
    }

    private double addUser(int user, int site, double[] v) {
        snr.row(user, row);
        Sinr.interferencePlusNoise(row, power, site, interference);
        int offset = site * sinr.length;
        for (int r = 0; r < sinr.length; r++) {
            sinr[r] = row[offset + r] * power[site][r] / interference[r];
        }
        double rate = rateScale[site] * Rates.spectralEfficiency(sinr);
        double c = utility.slope(rate) * rateScale[site]; // B_RB, common to all, cancels in v
        for (int r = 0; r < sinr.length; r++) {
            error[r] = c * sinr[r] / (interference[r] * (1 + sinr[r]));
        }
        addNumerator(c, offset, v, numerator[site]);
        for (int b = 0; b < denominator.length; b++) {
            addDenominator(b * sinr.length, denominator[b]);
        }
        return utility.of(rate);
    }

    private void addNumerator(double c, int offset, double[] v, double[] sum) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += c * row[offset + r] * v[r] / interference[r];
        }
    }

    private void addDenominator(int offset, double[] sum) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += error[r] * row[offset + r];
        }
    }
}
