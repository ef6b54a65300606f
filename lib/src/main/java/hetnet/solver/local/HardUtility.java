package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Rates;
import hetnet.radio.ServedLinks;
import hetnet.solver.Problem;
import java.util.Arrays;

/** The exact utility of fractions of the budget where each UE has one BS, with its analytic gradient. */
final class HardUtility {

    private final ServedLinks links;
    private final AlphaFair utility;
    private final double[] rateScale; // [B], bit/s of a nat/s/Hz with the share of time
    private final double[][] power;   // [B, R]

    final double[] byFraction;        // [B, R], gradient of the last evaluation

    /** @param association serving BSs; shape [U] */
    HardUtility(Problem problem, int[] association) {
        links = new ServedLinks(problem.gains(),
                NormalizedGains.snrPerGain(problem.gains(), problem.radio(), problem.budgetWatt()), association);
        utility = problem.utility();
        double perNatBps = Rates.perNatBps(problem.radio());
        int[] load = new Allocation(association, new double[problem.sites()][0]).load();
        rateScale = Arrays.stream(problem.scheduler().shares(load)).map(share -> share * perNatBps).toArray();
        power = new double[problem.sites()][problem.blocks()];
        byFraction = new double[problem.sites() * problem.blocks()];
    }

    /**
     * @param fraction of the budget, each BS at most 1 in total; flat [B * R]
     * @return the utility, summed; its gradient is then in {@link #byFraction}
     */
    double evaluate(double[] fraction) {
        int blocks = power[0].length;
        for (int b = 0; b < power.length; b++) {
            System.arraycopy(fraction, b * blocks, power[b], 0, blocks);
        }
        double sum = links.evaluate(power, rateScale, utility);
        for (int b = 0; b < power.length; b++) {
            links.slopes(b, byFraction, b * blocks);
        }
        return sum;
    }
}
