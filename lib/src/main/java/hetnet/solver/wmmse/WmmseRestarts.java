package hetnet.solver.wmmse;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.association.Reassociation;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * WMMSE from several random starts, of which the best is kept. From the strongest BS of each UE it alternates with the
 * association: by default the best one for its powers, by rate-weighted voting in the paper. Each BS's powers are
 * scaled to spend its whole budget, as the SoftMax of the networks does. One iteration is one of WMMSE.
 */
public final class WmmseRestarts implements Solver {

    /** Its name in tables. */
    public static final String NAME = "wmmse";

    /**
     * Fractions that differ by less than this share of 1/R sort as equal: WMMSE leaves traces of power where it means
     * none, and they must not decide the order of the RBs.
     */
    private static final double SORT_RESOLUTION = 0.01;

    private final String name;
    private final Wmmse wmmse;
    private final int restarts;
    private final int rounds;
    private final Reassociation reassociation;
    private final boolean sorted;

    /** The best of ten starts. */
    public WmmseRestarts() {
        this(builder());
    }

    /**
     * @param restarts random starts, of which the best is kept, 1 to 1,000
     * @throws IllegalArgumentException when restarts is out of range
     */
    public WmmseRestarts(int restarts) {
        this(builder().optRestarts(restarts));
    }

    private WmmseRestarts(Builder builder) {
        name = Require.given("name", builder.name);
        wmmse = builder.wmmse.build();
        restarts = Require.inRange("restarts", builder.restarts, 1, 1000, "");
        rounds = Require.inRange("rounds", builder.rounds, 0, 100, "");
        reassociation = Require.given("reassociation", builder.reassociation);
        sorted = builder.sorted;
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What all starts came to.
     *
     * @param allocation    of the best start, the first of equals
     * @param powerFraction alpha_j^r of it, shape [B, R]; each row sums to 1, or is all 0 where a BS has no UE or is
     *                      off
     * @param utility       of it, as {@link Problem#value} has it
     * @param objective     WMMSE utility at its start and after each iteration, one row per association tried, the
     *                      strongest first; before the powers are scaled; shape [rounds + 1, iterations + 1]
     * @param bestStart     its index
     * @param startUtility  utility that each start ended with; shape [restarts]
     */
    public record Result(Allocation allocation, double[][] powerFraction, double utility, double[][] objective,
            int bestStart, double[] startUtility) {
    }

    /** What one start ended with. */
    private record Candidate(Allocation allocation, double[][] powerFraction, double utility, double[][] objective) {
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        run(problem, Baseline.strongest(problem), context.stream(name), incumbent, context.progress());
        return incumbent.solution();
    }

    /**
     * All that is known of its answer.
     *
     * @param association first serving BSs, shape [U]
     * @param progress    told after each WMMSE iteration, counted over all starts and rounds
     * @throws IllegalArgumentException when the association breaks Eq. (6)
     * @throws CancellationException    when the thread is interrupted
     */
    public Result solve(Problem problem, int[] association, RandomGenerator random, ProgressListener progress) {
        return run(problem, association, random, Incumbent.unlimited(problem), progress);
    }

    private Result run(Problem problem, int[] association, RandomGenerator random, Incumbent incumbent,
            ProgressListener progress) {
        List<Candidate> candidates = new ArrayList<>();
        for (int start = 0; start < restarts && (start == 0 || incumbent.mayGoOn()); start++) {
            Candidate candidate = fromStart(problem, association, wmmse.drawStart(problem, random), incumbent,
                    counted(progress, start));
            incumbent.offer(candidate.allocation, candidate.utility);
            candidates.add(candidate);
        }
        double[] utility = candidates.stream().mapToDouble(Candidate::utility).toArray();
        int best = 0;
        for (int start = 1; start < utility.length; start++) {
            best = utility[start] > utility[best] ? start : best;
        }
        Candidate won = candidates.get(best);
        return new Result(won.allocation, won.powerFraction, won.utility, won.objective, best, utility);
    }

    private Candidate fromStart(Problem problem, int[] first, double[][] startPower, Incumbent limits,
            ProgressListener progress) {
        int[] association = first;
        double[][] power = startPower;
        List<double[]> objective = new ArrayList<>();
        for (int round = 0; round <= rounds && (round == 0 || limits.mayGoOn()); round++) {
            if (round > 0) {
                association = reassociation.associate(problem, new Allocation(association, power));
            }
            int stage = round;
            Wmmse.Result result = wmmse.run(problem, association, power, limits,
                    (done, total, message) -> progress.step(stage * total + done, (rounds + 1) * total, message));
            power = result.powerWatt();
            objective.add(result.objective());
        }
        double[][] fraction = sorted && !problem.gains().isFading() ? sorted(normalised(power)) : normalised(power);
        Allocation spent = problem.requireFeasible(new Allocation(association,
                scaled(fraction, problem.budgetWatt())));
        // where power has a price, what is left of a budget may be worth more than what it would bring
        Allocation allocation = !problem.isPowerPriced(spent) ? spent
                : problem.better(spent, problem.requireFeasible(new Allocation(association, power)));
        return new Candidate(allocation, fraction, problem.value(allocation), objective.toArray(double[][]::new));
    }

    private ProgressListener counted(ProgressListener progress, int start) {
        return (done, total, message) -> progress.step(start * total + done, restarts * total, message);
    }

    /** Each row over its sum; a row without power stays 0. */
    private static double[][] normalised(double[][] power) {
        return Arrays.stream(power).map(row -> {
            double sum = Arrays.stream(row).sum();
            return Arrays.stream(row).map(p -> sum == 0 ? 0 : p / sum).toArray();
        }).toArray(double[][]::new);
    }

    private static double[][] scaled(double[][] fraction, double[] budgetWatt) {
        return IntStream.range(0, fraction.length)
                .mapToObj(b -> Arrays.stream(fraction[b]).map(f -> f * budgetWatt[b]).toArray())
                .toArray(double[][]::new);
    }

    /** The RBs in the order of decreasing fraction at the first BS, then the second, and so on. */
    private static double[][] sorted(double[][] fraction) {
        double unit = SORT_RESOLUTION / fraction[0].length;
        int[] order = IntStream.range(0, fraction[0].length).boxed().sorted((r, s) -> {
            for (double[] row : fraction) {
                int larger = Long.compare(Math.round(row[s] / unit), Math.round(row[r] / unit));
                if (larger != 0) {
                    return larger;
                }
            }
            return 0;
        }).mapToInt(Integer::intValue).toArray();
        return Arrays.stream(fraction).map(row -> Arrays.stream(order).mapToDouble(r -> row[r]).toArray())
                .toArray(double[][]::new);
    }

    /** Settings of {@link WmmseRestarts}. */
    public static final class Builder {
        private String name = NAME;
        private final Wmmse.Builder wmmse = Wmmse.builder().optIterations(70);
        private int restarts = 10;
        private int rounds = 2;
        private Reassociation reassociation = (problem, now) -> BestAssociation.of(problem, now.powerWatt());
        private boolean sorted = true;

        private Builder() {
        }

        /** Its name in tables, and of its random stream; default {@link WmmseRestarts#NAME}. */
        public Builder optName(String name) {
            this.name = name;
            return this;
        }

        /** Starts to choose the best from, 1 to 1,000; default 10. */
        public Builder optRestarts(int restarts) {
            this.restarts = restarts;
            return this;
        }

        /** How often to associate and solve again, 0 (keep the first association) to 100; default 2. */
        public Builder optRounds(int rounds) {
            this.rounds = rounds;
            return this;
        }

        /** WMMSE iterations before the first reassociation and after each, 0 to 10,000; default 70. */
        public Builder optIterations(int iterations) {
            wmmse.optIterations(iterations);
            return this;
        }

        /** Default {@link PowerBudget#PER_RB_SPLIT}. */
        public Builder optBudget(PowerBudget budget) {
            wmmse.optBudget(budget);
            return this;
        }

        /** Default {@link PowerInitialization#ON_OFF}. */
        public Builder optStart(PowerInitialization start) {
            wmmse.optStart(start);
            return this;
        }

        /** Chooses the serving BSs again after each round; default {@link BestAssociation}. */
        public Builder optReassociation(Reassociation reassociation) {
            this.reassociation = reassociation;
            return this;
        }

        /** Whether to sort the RBs, which are exchangeable without fading (with fading never sorted); default true. */
        public Builder optSorted(boolean sorted) {
            this.sorted = sorted;
            return this;
        }

        /** @throws IllegalArgumentException when a setting is out of range */
        public WmmseRestarts build() {
            return new WmmseRestarts(this);
        }
    }
}
