package hetnet.solver;

import hetnet.radio.Objective;
import hetnet.radio.Rates;

/**
 * An objective beyond alpha-fairness as a network sees it: by its value and its slopes over spectral efficiencies and
 * parts of the budget, in single precision. Its slopes are taken so that sum_i U'(R_i) R_i = 1, as in a mean of
 * logarithms: that is what weights have learned, and no unit of an objective matters. Has memory of its own and serves
 * one thread.
 */
public final class AskedObjective {

    private final Objective objective;
    private final double[] budgetWatt; // [B]
    private final int blocks;
    private final int stride;
    private final double perNatBps;
    private final double[] rateBps;    // [U]
    private final double[][] watt;     // [B, R]
    private double unit;               // of the value: what all rates are worth, at the first look
    private final float[] rateSlope;   // [U]
    private final float[] powerPrice;  // [B, stride]

    /**
     * That of a problem, whose UEs in coverage all count: an objective may know who is who.
     *
     * @param stride length of a row of RBs
     */
    public AskedObjective(Problem problem, int stride) {
        this.stride = stride;
        objective = problem.objective();
        budgetWatt = problem.budgetWatt();
        blocks = problem.blocks();
        perNatBps = Rates.perNatBps(problem.radio());
        rateBps = new double[problem.covered().length];
        watt = new double[problem.sites()][blocks];
        rateSlope = new float[rateBps.length];
        powerPrice = new float[problem.sites() * stride];
    }

    /** Of each UE at the last look, 1/(nat/s/Hz); shape [U in coverage]; the array itself. */
    public float[] rateSlope() {
        return rateSlope;
    }

    /** Minus the slopes in R times the fractions at the last look, times R; shape [B, stride]; the array itself. */
    public float[] powerPrice() {
        return powerPrice;
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
    public void look(float[] rate, float[] power) {
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

    /**
     * The value, in what all rates were worth at the first look.
     *
     * @param rate  of each UE over the bandwidth, nat/s/Hz; shape [U]
     * @param power R times the fractions, shape [B, stride]
     */
    public double value(float[] rate, float[] power) {
        if (unit == 0) {
            look(rate, power);
        }
        see(rate, power);
        double value = objective.value(rateBps, watt);
        return unit == 0 ? value : value / unit;
    }
}
