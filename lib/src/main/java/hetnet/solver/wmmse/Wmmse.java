package hetnet.solver.wmmse;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Scheduler;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * WMMSE power control per RB for a fixed association and any alpha-fair utility, with a fixed number of iterations
 * ({@link WmmseStep} has the formulas).
 *
 * <p>The utility never falls. The plain iteration promises that for the sum-rate only: it replaces U by its tangent, whose
 * maximum may lie too far for a UE of less than about one nat per RB. But it always points uphill, so a step that would fall is halved.
 */
public final class Wmmse {

    /** A fall of the utility by less than this, relative, is rounding in a sum over thousands of UEs. */
    public static final double FALL_TOLERANCE = 1e-12;

    /** After so many halvings a step is below the rounding of a double: WMMSE has converged. */
    private static final int MAX_HALVINGS = 40;

    private final RadioConfig radio;
    private final AlphaFair utility;
    private final int iterations;
    private final PowerBudget budget;
    private final PowerInitialization start;
    private final Scheduler sharing;
    private final ProgressListener progress;

    private Wmmse(Builder builder) {
        radio = builder.radio;
        utility = new AlphaFair(builder.alpha);
        iterations = builder.iterations;
        budget = builder.budget;
        start = builder.start;
        sharing = builder.sharing;
        progress = builder.progress;
    }

    /**
     * @param powerWatt p_j^r after the last iteration, watt; shape [B, R]
     * @param objective utility at the start and after each iteration, summed over the UEs in coverage; shape [iterations + 1]
     */
    public record Result(double[][] powerWatt, double[] objective) {
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * From the configured start.
     *
     * @param association serving BSs, shape [U]; a BS without UEs gets zero power
     * @throws IllegalArgumentException when the association breaks Eq. (6), or gains and radio disagree on the RBs
     * @throws CancellationException    when the thread is interrupted
     */
    public Result solve(Gains gains, int[] association, RandomGenerator random) {
        return solve(gains, association, drawStart(gains, random));
    }

    /**
     * From given powers.
     *
     * @param startPowerWatt within the budget, watt; shape [B, R]; an RB of zero power stays silent
     * @throws IllegalArgumentException when association or powers break Eqs. (6) and (7) or the split of the budget, or gains and
     *                                  radio disagree on the RBs
     * @throws CancellationException    when the thread is interrupted
     */
    public Result solve(Gains gains, int[] association, double[][] startPowerWatt) {
        return solve(gains, association, startPowerWatt, progress);
    }

    public Result solve(Gains gains, int[] association, double[][] startPowerWatt, ProgressListener progress) {
        Allocation first = new Allocation(association, startPowerWatt).requireFeasible(gains, radio.budgetWatt());
        budget.requireFeasible(startPowerWatt, radio.budgetWatt());
        WmmseStep step = new WmmseStep(NormalizedGains.of(gains, radio), association, sharing.shares(first.load()),
                radio.blockBandwidthHz(), utility);
        double[][] v = map(startPowerWatt, Math::sqrt);
        double[] objective = new double[iterations + 1];
        objective[0] = step.evaluate(v);
        for (int k = 1; k <= iterations; k++) {
            if (Thread.interrupted()) {
                throw new CancellationException("WMMSE was interrupted after %d of %d iterations".formatted(k - 1, iterations));
            }
            objective[k] = ascend(step, v, objective[k - 1]);
            progress.step(k, iterations, "WMMSE");
        }
        return new Result(map(v, x -> x * x), objective);
    }

    public double[][] drawStart(Gains gains, RandomGenerator random) {
        return start.draw(gains.sites(), gains.blocks(), radio.budgetWatt(), random);
    }

    public RadioConfig radio() {
        return radio;
    }

    public AlphaFair utility() {
        return utility;
    }

    public Scheduler sharing() {
        return sharing;
    }

    public int iterations() {
        return iterations;
    }

    /**
     * Moves v by one iteration.
     *
     * @return its utility, not below the one before
     */
    private double ascend(WmmseStep step, double[][] v, double before) {
        double[][] next = new double[v.length][v[0].length];
        step.next(budget, radio.budgetWatt(), next);
        double after = step.evaluate(next);
        for (int i = 1; after < before - FALL_TOLERANCE * Math.abs(before); i++) {
            towards(v, i < MAX_HALVINGS ? 0.5 : 1, next);
            after = step.evaluate(next);
        }
        System.arraycopy(next, 0, v, 0, v.length);
        return after;
    }

    /** Moves a share of the way back. The budgets bound a convex set of amplitudes: between two feasible points all is feasible. */
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
        private RadioConfig radio;
        private double alpha = 1;
        private int iterations = 100;
        private PowerBudget budget = PowerBudget.PER_RB_SPLIT;
        private PowerInitialization start = PowerInitialization.ON_OFF;
        private Scheduler sharing = Scheduler.EQUAL_TIME;
        private ProgressListener progress = ProgressListener.NONE;

        private Builder() {
        }

        /** The radio parameters: required. */
        public Builder setRadio(RadioConfig radio) {
            this.radio = radio;
            return this;
        }

        /** Fairness alpha of the utility, 0 to 10; default 1, proportional fair. */
        public Builder optAlpha(double alpha) {
            this.alpha = alpha;
            return this;
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

        /** The rates whose utility is maximised; default {@link Scheduler#EQUAL_TIME}. */
        public Builder optSharing(Scheduler sharing) {
            this.sharing = sharing;
            return this;
        }

        /** Told after each iteration. */
        public Builder optProgress(ProgressListener progress) {
            this.progress = progress;
            return this;
        }

        /**
         * @throws IllegalStateException    when the radio was not set
         * @throws IllegalArgumentException when a setting is out of range
         */
        public Wmmse build() {
            if (radio == null) {
                throw new IllegalStateException("Wmmse needs setRadio(...)");
            }
            Require.inRange("iterations", iterations, 0, 10_000, "");
            return new Wmmse(this);
        }
    }
}
