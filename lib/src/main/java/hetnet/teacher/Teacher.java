package hetnet.teacher;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.association.Reassociation;
import hetnet.solver.association.Voting;
import hetnet.solver.wmmse.PowerBudget;
import hetnet.solver.wmmse.PowerInitialization;
import hetnet.solver.wmmse.Wmmse;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The WMMSE teacher of Step 3: from the strongest BS of each UE, WMMSE, then rate-weighted voting and WMMSE again from the powers
 * so far, as many rounds as asked for. Each BS's powers are scaled to spend its whole budget, as the SoftMax of the model does.
 * The best of several random starts is kept.
 */
public final class Teacher {

    /**
     * Fractions that differ by less than this share of 1/R sort as equal: WMMSE leaves traces of power where it means none, and
     * they must not decide the order of the RBs.
     */
    private static final double SORT_RESOLUTION = 0.01;

    private final Wmmse wmmse;
    private final int rounds;
    private final int restarts;
    private final Reassociation reassociation;
    private final boolean canonical;
    private final ProgressListener progress;

    private Teacher(Builder builder) {
        wmmse = builder.wmmse.build();
        rounds = builder.rounds;
        restarts = builder.restarts;
        Scheduler votingSharing = builder.votingSharing;
        reassociation = builder.reassociation != null ? builder.reassociation
                : (gains, power, radio, load) -> Voting.vote(gains, power, radio, votingSharing, load);
        canonical = builder.canonical;
        progress = builder.progress;
    }

    /** What one start ended with. */
    private record Candidate(Allocation allocation, double[][] powerFraction, double utility, double[][] objective) {
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from {@link Baseline#strongest(Gains)}.
     *
     * @throws IllegalArgumentException when gains and radio disagree on the RBs
     * @throws CancellationException    when the thread is interrupted
     */
    public TeacherLabels solve(Gains gains, RandomGenerator random) {
        return solve(gains, Baseline.strongest(gains), random);
    }

    /**
     * @param association first serving BSs, shape [U]
     * @throws IllegalArgumentException when the association breaks Eq. (6), or gains and radio disagree on the RBs
     * @throws CancellationException    when the thread is interrupted
     */
    public TeacherLabels solve(Gains gains, int[] association, RandomGenerator random) {
        List<Candidate> candidates = new ArrayList<>();
        for (int start = 0; start < restarts; start++) {
            candidates.add(fromStart(gains, association, wmmse.drawStart(gains, random), start));
        }
        double[] utility = candidates.stream().mapToDouble(Candidate::utility).toArray();
        int best = 0;
        for (int start = 1; start < restarts; start++) {
            best = utility[start] > utility[best] ? start : best;
        }
        Candidate won = candidates.get(best);
        return new TeacherLabels(won.allocation, won.powerFraction, won.utility, won.objective, best, utility);
    }

    private Candidate fromStart(Gains gains, int[] first, double[][] startPower, int start) {
        int[] association = first;
        double[][] power = startPower;
        double[][] objective = new double[rounds + 1][];
        for (int round = 0; round <= rounds; round++) {
            if (round > 0) {
                association = reassociation.associate(gains, power, wmmse.radio(), new Allocation(association, power).load());
            }
            Wmmse.Result result = wmmse.solve(gains, association, power, stageProgress(start * (rounds + 1) + round));
            power = result.powerWatt();
            objective[round] = result.objective();
        }
        double budgetWatt = wmmse.radio().budgetWatt();
        double[][] fraction = canonical && !gains.isFading() ? sorted(normalised(power)) : normalised(power);
        Allocation allocation = new Allocation(association, scaled(fraction, budgetWatt)).requireFeasible(gains, budgetWatt);
        double[] rate = Rates.userRates(gains, allocation, wmmse.radio(), wmmse.sharing());
        double utility = wmmse.utility().value(Rates.ofCovered(rate, association));
        return new Candidate(allocation, fraction, utility, objective);
    }

    private ProgressListener stageProgress(int stage) {
        int all = restarts * (rounds + 1) * wmmse.iterations();
        return (done, total, message) -> progress.step(stage * total + done, all, message);
    }

    /** Each row over its sum; a row without power stays 0. */
    private static double[][] normalised(double[][] power) {
        return Arrays.stream(power).map(row -> {
            double sum = Arrays.stream(row).sum();
            return Arrays.stream(row).map(p -> sum == 0 ? 0 : p / sum).toArray();
        }).toArray(double[][]::new);
    }

    private static double[][] scaled(double[][] fraction, double budgetWatt) {
        return Arrays.stream(fraction).map(row -> Arrays.stream(row).map(f -> f * budgetWatt).toArray()).toArray(double[][]::new);
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
        return Arrays.stream(fraction).map(row -> Arrays.stream(order).mapToDouble(r -> row[r]).toArray()).toArray(double[][]::new);
    }

    /** Settings of {@link Teacher}; those of its WMMSE have the defaults of {@link Wmmse.Builder}. */
    public static final class Builder {
        private final Wmmse.Builder wmmse = Wmmse.builder();
        private int rounds = 1;
        private int restarts = 3;
        private Scheduler votingSharing = Scheduler.EQUAL_TIME;
        private Reassociation reassociation;
        private boolean canonical = true;
        private ProgressListener progress = ProgressListener.NONE;

        private Builder() {
        }

        /** The radio parameters: required. */
        public Builder setRadio(RadioConfig radio) {
            wmmse.setRadio(radio);
            return this;
        }

        /** Fairness alpha of the utility, 0 to 10; default 1, proportional fair. */
        public Builder optAlpha(double alpha) {
            wmmse.optAlpha(alpha);
            return this;
        }

        /** WMMSE iterations before the first voting and after each, 0 to 10,000; default 100. */
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

        /** The rates whose utility is maximised; default {@link Scheduler#EQUAL_TIME}. */
        public Builder optSharing(Scheduler sharing) {
            wmmse.optSharing(sharing);
            return this;
        }

        /** How often to vote and solve again, 0 (keep the first association) to 100; default 1. */
        public Builder optRounds(int rounds) {
            this.rounds = rounds;
            return this;
        }

        /** Starts to choose the best from, 1 to 1,000; default 3. */
        public Builder optRestarts(int restarts) {
            this.restarts = restarts;
            return this;
        }

        /** The rates that vote; default {@link Scheduler#EQUAL_TIME}: the rate over the load. */
        public Builder optVotingSharing(Scheduler votingSharing) {
            this.votingSharing = votingSharing;
            return this;
        }

        /** Chooses the serving BSs again after each round in place of voting. */
        public Builder optReassociation(Reassociation reassociation) {
            this.reassociation = reassociation;
            return this;
        }

        /** Whether to sort the RBs, which are exchangeable without fading (with fading never sorted); default true. */
        public Builder optCanonical(boolean canonical) {
            this.canonical = canonical;
            return this;
        }

        /** Told after each WMMSE iteration, counted over all starts and rounds. */
        public Builder optProgress(ProgressListener progress) {
            this.progress = progress;
            return this;
        }

        /**
         * @throws IllegalStateException    when the radio was not set
         * @throws IllegalArgumentException when a setting is out of range
         */
        public Teacher build() {
            Require.inRange("rounds", rounds, 0, 100, "");
            Require.inRange("restarts", restarts, 1, 1000, "");
            return new Teacher(this);
        }
    }
}
