package hetnet.solver.association;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import java.util.Arrays;

/**
 * Proportional-fair association under fixed powers: maximise sum_i ln R_{i a_i} - sum_b n_b ln n_b, R_ib the rate of UE
 * i at BS b with the whole band and n_b the UEs of BS b. A UE is never given to a BS to which it has no path.
 *
 * <p>As a solver it decides at equal power, for the problem's own fairness and scheduler ({@link BestAssociation}).
 */
public final class PfAssociation implements Solver {

    /** Its name in tables, by {@link Algorithm#MIN_COST_FLOW}. */
    public static final String NAME = "pf_association";

    /** Price steps of {@link #dual}: from about here on the prices only oscillate. */
    private static final int PRICE_STEPS = 200;

    /** The first price step; it falls with the square root of the time. */
    private static final double FIRST_STEP = 0.5;

    private final Algorithm algorithm;

    /** By min-cost flow. */
    public PfAssociation() {
        this(Algorithm.MIN_COST_FLOW);
    }

    /** By the given algorithm. */
    public PfAssociation(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** How the association is found. */
    public enum Algorithm {
        /** {@link PfAssociation#exact}, improved for other alphas than 1. */
        MIN_COST_FLOW,
        /** {@link PfAssociation#dual}, which knows alpha = 1 alone: what a network could do by itself. */
        DUAL_PRICES
    }

    @Override
    public String name() {
        return algorithm == Algorithm.MIN_COST_FLOW ? NAME : NAME + "_dual";
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return Solution.atOnce(problem, () -> {
            double[][] power = Baseline.equalPower(problem);
            double[] linkRates = Rates.linkRates(problem.gains(), power, problem.radio());
            int[] association = algorithm == Algorithm.MIN_COST_FLOW ? BestAssociation.of(problem, linkRates)
                    : dual(problem, linkRates);
            return new Allocation(association, power);
        });
    }

    /**
     * The optimum, as a min-cost flow: the load cost n ln n is convex. UEs enter one by one on a shortest augmenting
     * path over the BSs ({@link MinCostFlowAssociation}).
     *
     * @param linkRates rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @return serving BSs; shape [U]; {@link Allocation#OUT_OF_COVERAGE} where there is no path
     * @throws IllegalArgumentException when the rates are not [U * B]
     */
    public static int[] exact(Problem problem, double[] linkRates) {
        return exact(problem, linkRates, null);
    }

    /** The same, by few exchanges where an association is known that is nearly the best; null for none. */
    static int[] exact(Problem problem, double[] linkRates, int[] known) {
        double[] weight = weights(problem, linkRates);
        MinCostFlowAssociation flow = new MinCostFlowAssociation(weight, problem.gains().users(), problem.sites());
        if (known == null) {
            for (int u : problem.covered()) {
                flow.enter(u);
            }
        } else {
            flow.goOnFrom(known);
        }
        return flow.association();
    }

    /**
     * By the dual prices of Ye et al. (2013): a_i = argmax_b ln R_ib - mu_b, K_b = exp(mu_b - 1), mu_b += step (n_b -
     * K_b) B / U. The best association that the prices pass through is kept.
     *
     * @param linkRates rate of each UE at each BS with the whole band, bit/s; flat [U * B]
     * @return serving BSs; shape [U]; {@link Allocation#OUT_OF_COVERAGE} where there is no path
     * @throws IllegalArgumentException when the rates are not [U * B]
     */
    public static int[] dual(Problem problem, double[] linkRates) {
        Gains gains = problem.gains();
        double[] weight = weights(problem, linkRates);
        int sites = gains.sites();
        int[] covered = gains.coveredUsers();
        double fair = Math.max(covered.length, 1) / (double) sites;
        double[] price = new double[sites];
        Arrays.fill(price, Math.log(fair) + 1);
        int[] association = new int[gains.users()];
        Arrays.fill(association, Allocation.OUT_OF_COVERAGE);
        int[] best = association.clone();
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < PRICE_STEPS; t++) {
            int[] load = new int[sites];
            double value = 0;
            for (int u : covered) {
                association[u] = keenest(weight, u * sites, price);
                load[association[u]]++;
                value += weight[u * sites + association[u]];
            }
            for (int b = 0; b < sites; b++) {
                value -= MinCostFlowAssociation.loadCost(load[b]);
                price[b] += FIRST_STEP / Math.sqrt(t + 1) * (load[b] - Math.exp(price[b] - 1)) / fair;
            }
            if (value > bestValue) {
                bestValue = value;
                best = association.clone();
            }
        }
        return best;
    }

    private static int keenest(double[] weight, int offset, double[] price) {
        int best = 0;
        for (int b = 1; b < price.length; b++) {
            best = weight[offset + b] - price[b] > weight[offset + best] - price[best] ? b : best;
        }
        return best;
    }

    /** ln R, shape [U, B]; minus infinity without a path; a BS that is off gives the floor of the utility. */
    private static double[] weights(Problem problem, double[] linkRates) {
        Gains gains = problem.gains();
        AlphaFair fair = new AlphaFair(1, problem.utility().rateFloorBps());
        if (linkRates.length != gains.users() * gains.sites()) {
            throw new IllegalArgumentException("%d link rates for %d UEs and %d BSs"
                    .formatted(linkRates.length, gains.users(), gains.sites()));
        }
        double[] weight = fair.values(linkRates);
        for (int u = 0, i = 0; u < gains.users(); u++) {
            for (int b = 0; b < gains.sites(); b++, i++) {
                weight[i] = gains.hasPath(u, b) ? weight[i] : Double.NEGATIVE_INFINITY;
            }
        }
        return weight;
    }
}
