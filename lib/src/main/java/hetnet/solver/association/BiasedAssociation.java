package hetnet.solver.association;

import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;

/**
 * Cell range expansion: equal power over the RBs, and each UE is served by the BS with the largest received power plus
 * bias. The biases are chosen by utility: from no bias, one BS at a time takes the best of the grid, until none gains.
 * One iteration is one BS.
 */
public final class BiasedAssociation implements Solver {

    /** Its name in tables. */
    public static final String NAME = "biased";

    /**
     * The grid of biases reaches this far to either side, dB; beyond it, a UE would be served at a hundredth of its
     * signal.
     */
    public static final int MAX_BIAS_DB = 20;

    /** Spacing of the grid, dB. */
    public static final int STEP_DB = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        new Search(problem, incumbent).run();
        return incumbent.solution();
    }

    /**
     * @param allocation association and equal power
     * @param biasDb     bias of each BS, dB; shape [B]
     */
    public record Result(Allocation allocation, double[] biasDb) {
    }

    /** The biases that no change of a single one improves. */
    public static Result search(Problem problem) {
        Search search = new Search(problem, Incumbent.unlimited(problem));
        search.run();
        return new Result(search.allocation(), search.biasDb);
    }

    /** The biased association of given biases at equal power. */
    public static Allocation allocate(Problem problem, double[] biasDb) {
        Search search = new Search(problem, Incumbent.unlimited(problem));
        System.arraycopy(biasDb, 0, search.biasDb, 0, biasDb.length);
        return search.allocation();
    }

    /** The search on one problem. */
    private static final class Search {

        private final Problem problem;
        private final Incumbent incumbent;
        private final double[][] power;
        private final double[] linkRates;
        private final BiasedReception reception;
        private final double[] biasDb;   // [B]
        private double value;

        Search(Problem problem, Incumbent incumbent) {
            this.problem = problem;
            this.incumbent = incumbent;
            power = Baseline.equalPower(problem);
            linkRates = Rates.linkRates(problem.gains(), power, problem.radio());
            reception = new BiasedReception(problem);
            biasDb = new double[problem.sites()];
        }

        void run() {
            value = value();
            incumbent.offer(allocation(), value);
            for (boolean gained = true; gained;) {
                gained = false;
                for (int b = 0; b < biasDb.length && incumbent.mayGoOn(); b++) {
                    incumbent.step("biased association");
                    gained |= improve(b);
                }
            }
        }

        private boolean improve(int site) {
            double before = value;
            double best = biasDb[site];
            for (int bias = -MAX_BIAS_DB; bias <= MAX_BIAS_DB; bias += STEP_DB) {
                biasDb[site] = bias;
                double v = value();
                if (v > value) {
                    best = bias;
                    value = v;
                }
            }
            biasDb[site] = best;
            if (value > before) {
                incumbent.offer(allocation(), value);
            }
            return value > before;
        }

        Allocation allocation() {
            return new Allocation(reception.associate(biasDb), power);
        }

        /** Utility at equal power. */
        private double value() {
            return problem.value(linkRates, reception.associate(biasDb), power);
        }
    }
}
