package hetnet.teacher;

import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.radio.Scheduler;
import hetnet.solver.Problem;
import hetnet.solver.association.Voting;
import hetnet.solver.wmmse.PowerBudget;
import hetnet.solver.wmmse.PowerInitialization;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import hetnet.util.Seeds;

/**
 * How the WMMSE teacher is run (Step 3 of Algorithm 1).
 *
 * @param alpha         fairness of its utility: 0 sum-rate, 1 proportional fair, 2 minimal latency proxy
 * @param iterations    WMMSE iterations before and after each voting
 * @param rounds        rounds of voting
 * @param restarts      random starts, of which the best is kept
 * @param start         kind of start: equal, uniform or on_off
 * @param budget        per_rb_split (the paper's) or joint
 * @param votingSharing rates that vote: equal_time divides by the load, none is verbatim
 * @param seed          of the starts
 */
public record TeacherConfig(double alpha, int iterations, int rounds, int restarts, PowerInitialization start,
        PowerBudget budget,
                            Scheduler votingSharing, long seed) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public TeacherConfig {
        Require.inRange("alpha", alpha, 0, 10, "");
        Require.inRange("iterations", iterations, 0, 10_000, "iterations");
        Require.inRange("rounds", rounds, 0, 100, "rounds");
        Require.inRange("restarts", restarts, 1, 1000, "starts");
        Require.given("start", start);
        Require.given("budget", budget);
        Require.given("votingSharing", votingSharing);
    }

    /** The settings of the shipped figures. */
    public static TeacherConfig paper() {
        return new TeacherConfig(1, 100, 1, 3, PowerInitialization.ON_OFF, PowerBudget.PER_RB_SPLIT,
                Scheduler.EQUAL_TIME, 1);
    }

    /** The teacher of these settings. */
    public Teacher teacher() {
        return new Teacher(Teacher.settings().optIterations(iterations).optRounds(rounds).optRestarts(restarts)
                .optStart(start)
                .optBudget(budget).optReassociation(new Voting(votingSharing)).build());
    }

    /** What the teacher is to solve on a network: of {@link #alpha}, with the budgets of its BSs. */
    public Problem problem(Snapshot network, RadioConfig radio) {
        return new Problem(network, radio, alpha);
    }

    /**
     * What the teacher says to a problem, from the random stream of {@link #seed}.
     *
     * @param progress told after each WMMSE iteration, counted over all starts and rounds
     */
    public TeacherLabels labels(Problem problem, ProgressListener progress) {
        return teacher().labels(problem, Seeds.stream(seed, Teacher.NAME), progress);
    }
}
