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
        private final double[] received; // [U, B], mean over the RBs, in units of the largest budget
        private final double[] biasDb;   // [B]
        private double value;

        Search(Problem problem, Incumbent incumbent) {
            this.problem = problem;
            this.incumbent = incumbent;
            int sites = problem.sites();
            power = Baseline.equalPower(problem);
            linkRates = Rates.linkRates(problem.gains(), power, problem.radio());
            double[] budget = Baseline.relativeBudget(problem);
            received = new double[linkRates.length];
            for (int i = 0; i < received.length; i++) {
                received[i] = budget[i % sites] * problem.gains().mean(i / sites, i % sites);
            }
            biasDb = new double[sites];
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
            return new Allocation(associate(), power);
        }

        private int[] associate() {
            double[] factor = new double[biasDb.length];
            for (int b = 0; b < factor.length; b++) {
                factor[b] = Math.pow(10, biasDb[b] / 10);
            }
            int[] association = new int[problem.gains().users()];
            for (int u = 0; u < association.length; u++) {
                association[u] = Allocation.OUT_OF_COVERAGE;
                double best = 0;
                for (int b = 0; b < factor.length; b++) {
                    double biased = received[u * factor.length + b] * factor[b];
                    if (biased > best) {
                        best = biased;
                        association[u] = b;
                    }
                }
            }
            return association;
        }

        /** Utility at equal power. */
        private double value() {
            return AssociationLocalSearch.value(problem, linkRates, associate());
        }
    }
}
