package hetnet.model.engine;

import hetnet.radio.Objective;
import hetnet.radio.Rates;
import hetnet.solver.Problem;

/**
 * An objective beyond alpha-fairness as a decision sees it: by its value and its slopes, in the units of the rounds.
 * Its slopes are taken so that sum_i U'(R_i) R_i = 1, as in a mean of logarithms: that is what the weights know, and no
 * unit of an objective matters. Has memory of its own and serves one thread.
 */
final class AskedObjective {

    private final Objective objective;
    private final double[] budgetWatt; // [B]
    private final int blocks;
    private final int stride;
    private final double perNatBps;
    private final double[] rateBps;    // [U]
    private final double[][] watt;     // [B, R]
    private double unit;               // of the value: what all rates are worth, at the first look
    final float[] rateSlope;           // of each UE, 1/(nat/s/Hz); [U]
    final float[] powerPrice;          // minus the slopes in R times the fractions, times R; [B, stride]

    /** @param links of all UEs in coverage: an objective may know who is who */
    AskedObjective(Problem problem, UserLinks links) {
        objective = problem.objective();
        budgetWatt = problem.budgetWatt();
        blocks = links.blocks();
        stride = links.stride();
        perNatBps = Rates.perNatBps(problem.radio());
        rateBps = new double[links.users()];
        watt = new double[links.sites()][blocks];
        rateSlope = new float[links.users()];
        powerPrice = new float[links.sites() * stride];
    }

    private void see(float[] rate, float[] power) {
        for (int u = 0; u < rateBps.length; u++) {
            rateBps[u] = rate[u] * perNatBps;
        }
        for (int b = 0; b < watt.length; b++) {
            for (int r = 0; r < blocks; r++) {
                watt[b][r] = power[b * stride + r] * budgetWatt[b] / blocks;
            }
        }
    }

    /**
     * Makes the slopes.
     *
     * @param rate  of each UE over the bandwidth, nat/s/Hz; shape [U]
     * @param power R times the fractions, shape [B, stride]
     */
    void look(float[] rate, float[] power) {
        see(rate, power);
        double[] slope = objective.rateSlopes(rateBps, watt);
        double[][] byPower = objective.powerSlopes(rateBps, watt);
        double worth = 0;
        for (int u = 0; u < slope.length; u++) {
            worth += Math.abs(slope[u]) * rateBps[u];
        }
        double scale = worth > 0 ? 1 / worth : 0; // everybody has what is asked for
        for (int u = 0; u < slope.length; u++) {
            rateSlope[u] = (float) (slope[u] * scale * perNatBps);
        }
        for (int b = 0; b < watt.length; b++) {
            for (int r = 0; r < blocks; r++) {
                double price = -byPower[b][r] * budgetWatt[b];
                powerPrice[b * stride + r] = (float) (worth > 0 ? price * scale : Math.min(1, Math.max(0, price)));
            }
        }
        unit = unit == 0 && worth > 0 ? worth : unit;
    }

    /** The value, in what all rates were worth at the first look. The arguments are those of {@link #look}. */
    double value(float[] rate, float[] power) {
        if (unit == 0) {
            look(rate, power);
        }
        see(rate, power);
        double value = objective.value(rateBps, watt);
        return unit == 0 ? value : value / unit;
    }
}
