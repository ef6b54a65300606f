package hetnet.solver.local;

import hetnet.radio.ServedLinks;
import hetnet.solver.Problem;

/** The exact utility of fractions of the budget where each UE has one BS, with its analytic gradient. */
final class HardUtility {

    private final Problem problem;
    private final ServedLinks links;
    private final double[][] power; // [B, R]

    final double[] byFraction;      // [B, R], gradient of the last evaluation

    /** @param association serving BSs; shape [U] */
    HardUtility(Problem problem, int[] association) {
        this.problem = problem;
        links = problem.served(association);
        power = new double[problem.sites()][problem.blocks()];
        byFraction = new double[problem.sites() * problem.blocks()];
    }

    /**
     * @param fraction of the budget, each BS at most 1 in total; flat [B * R]
     * @return the utility, summed; its gradient is then in {@link #byFraction}
     */
    double evaluate(double[] fraction) {
        int blocks = problem.blocks();
        for (int i = 0; i < fraction.length; i++) {
            power[i / blocks][i % blocks] = fraction[i] * problem.budgetWatt(i / blocks);
        }
        double sum = links.evaluate(power, problem.objective());
        for (int b = 0; b < power.length; b++) {
            links.slopes(b, byFraction, b * blocks);
        }
        for (int i = 0; i < fraction.length; i++) {
            byFraction[i] *= problem.budgetWatt(i / blocks);
        }
        return sum;
    }
}
