package hetnet.solver.wmmse;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * WMMSE power control per RB for a fixed association and any objective by its slopes, with a fixed number of iterations
 * ({@link WmmseStep} has the formulas). As a solver it keeps the strongest BS of each UE and climbs from one start;
 * {@link WmmseRestarts} goes on.
 *
 * <p>The utility never falls. The plain iteration promises that for the sum-rate only: it replaces U by its tangent,
 * whose maximum may lie too far for a UE of less than about one nat per RB. But it always points uphill, so a step that
 * would fall is halved.
 */
public final class Wmmse implements Solver {

    /** Its name in tables. */
    public static final String NAME = "wmmse_one_start";

    /** A fall of the utility by less than this, relative, is rounding in a sum over thousands of UEs. */
    public static final double FALL_TOLERANCE = 1e-12;

    /** After so many halvings a step is below the rounding of a double: WMMSE has converged. */
    private static final int MAX_HALVINGS = 40;

    private final int iterations;
    private final PowerBudget budget;
    private final PowerInitialization start;

    private Wmmse(Builder builder) {
        iterations = builder.iterations;
        budget = builder.budget;
        start = builder.start;
    }

    /**
     * @param powerWatt p_j^r after the last iteration, watt; shape [B, R]
     * @param objective utility at the start and after each iteration, summed over the UEs in coverage; shape
     *                  [iterations + 1], or less where a limit ended it
     */
    public record Result(double[][] powerWatt, double[] objective) {
    }

    /** Is shown every state. */
    @FunctionalInterface
    private interface Visitor {
        /** @param v amplitudes, square root of watt; shape [B, R] */
        void at(double[][] v, double utility);
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        int[] association = Baseline.strongest(problem);
        run(problem, association, drawStart(problem, context.stream(NAME)), incumbent, context.progress(),
                (v, utility) -> incumbent.offer(new Allocation(association, powers(v)), utility));
        return incumbent.solution();
    }

    /**
     * From the configured start.
     *
     * @param association serving BSs, shape [U]; a BS without UEs gets zero power
     * @throws IllegalArgumentException when the association breaks Eq. (6)
     * @throws CancellationException    when the thread is interrupted
     */
    public Result solve(Problem problem, int[] association, RandomGenerator random) {
        return solve(problem, association, drawStart(problem, random), ProgressListener.NONE);
    }

    /**
     * From given powers.
     *
     * @param startPowerWatt within the budgets, watt; shape [B, R]; an RB of zero power stays silent
     * @param progress       told after each iteration
     * @throws IllegalArgumentException when association or powers break Eqs. (6) and (7) or the split of the budget
     * @throws CancellationException    when the thread is interrupted
     */
    public Result solve(Problem problem, int[] association, double[][] startPowerWatt, ProgressListener progress) {
        return run(problem, association, startPowerWatt, Incumbent.unlimited(problem), progress);
    }

    /** The same within the limits of an incumbent, which is offered nothing. */
    Result run(Problem problem, int[] association, double[][] startPowerWatt, Incumbent limits,
            ProgressListener progress) {
        return run(problem, association, startPowerWatt, limits, progress, (v, utility) -> { });
    }

    private Result run(Problem problem, int[] association, double[][] startPowerWatt, Incumbent limits,
            ProgressListener progress, Visitor visitor) {
        problem.requireFeasible(new Allocation(association, startPowerWatt));
        budget.requireFeasible(startPowerWatt, problem.budgetWatt());
        WmmseStep step = new WmmseStep(problem, association);
        double[][] v = map(startPowerWatt, Math::sqrt);
        double[] objective = new double[iterations + 1];
        objective[0] = step.evaluate(v);
        visitor.at(v, objective[0]);
        int done = 0;
        while (done < iterations && limits.mayGoOn()) {
            if (Thread.interrupted()) {
                throw new CancellationException("WMMSE was interrupted after %d of %d iterations"
                        .formatted(done, iterations));
            }
            limits.step("WMMSE");
            objective[done + 1] = ascend(step, problem.budgetWatt(), v, objective[done]);
            done++;
            visitor.at(v, objective[done]);
            progress.step(done, iterations, "WMMSE");
        }
        return new Result(powers(v), Arrays.copyOf(objective, done + 1));
    }

    /** Powers of the configured start, watt; shape [B, R]. */
    public double[][] drawStart(Problem problem, RandomGenerator random) {
        return start.draw(problem.budgetWatt(), problem.blocks(), random);
    }

    /** How many iterations it takes where no limit ends it. */
    public int iterations() {
        return iterations;
    }

    /**
     * Moves v by one iteration.
     *
     * @return its utility, not below the one before
     */
    private double ascend(WmmseStep step, double[] budgetWatt, double[][] v, double before) {
        double[][] next = new double[v.length][v[0].length];
        step.next(budget, budgetWatt, next);
        double after = step.evaluate(next);
        for (int i = 1; after < before - FALL_TOLERANCE * Math.abs(before); i++) {
            towards(v, i < MAX_HALVINGS ? 0.5 : 1, next);
            after = step.evaluate(next);
        }
        System.arraycopy(next, 0, v, 0, v.length);
        return after;
    }

    private static double[][] powers(double[][] v) {
        return map(v, x -> x * x);
    }

    /**
     * Moves a share of the way back. The budgets bound a convex set of amplitudes: between two feasible points all is
     * feasible.
     */
    private static void towards(double[][] goal, double share, double[][] v) {
        for (int b = 0; b < v.length; b++) {
            for (int r = 0; r < v[b].length; r++) {
                v[b][r] = share * goal[b][r] + (1 - share) * v[b][r];
            }
        }
    }

    private static double[][] map(double[][] values, DoubleUnaryOperator f) {
        return Arrays.stream(values).map(row -> Arrays.stream(row).map(f).toArray()).toArray(double[][]::new);
    }

    /** Settings of {@link Wmmse}. */
    public static final class Builder {
        private int iterations = 100;
        private PowerBudget budget = PowerBudget.PER_RB_SPLIT;
        private PowerInitialization start = PowerInitialization.ON_OFF;

        private Builder() {
        }

        /** Number of iterations, 0 to 10,000; default 100. */
        public Builder optIterations(int iterations) {
            this.iterations = iterations;
            return this;
        }

        /** Default {@link PowerBudget#PER_RB_SPLIT}. */
        public Builder optBudget(PowerBudget budget) {
            this.budget = budget;
            return this;
        }

        /** Default {@link PowerInitialization#ON_OFF}. */
        public Builder optStart(PowerInitialization start) {
            this.start = start;
            return this;
        }

        /** @throws IllegalArgumentException when a setting is out of range */
        public Wmmse build() {
            Require.inRange("iterations", iterations, 0, 10_000, "");
            Require.given("budget", budget);
            Require.given("start", start);
            return new Wmmse(this);
        }
    }
}
