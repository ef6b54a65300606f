package hetnet.teacher;

import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.Voting;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.util.ProgressListener;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The WMMSE teacher of Step 3: from the strongest BS of each UE, WMMSE, then rate-weighted voting and WMMSE again from
 * the powers so far, as many rounds as asked for, and the best of several random starts ({@link WmmseRestarts}). Beside
 * its decision it gives all that a network learns from.
 */
public final class Teacher implements Solver {

    /** Its name in tables, and of its random stream. */
    public static final String NAME = "teacher";

    private final WmmseRestarts wmmse;

    /** The teacher of other settings than the paper's, for example {@code Teacher.settings().optRounds(0).build()}. */
    public Teacher(WmmseRestarts wmmse) {
        this.wmmse = wmmse;
    }

    /** WMMSE as the paper runs it, three starts of 100 iterations with one round of voting, to be changed. */
    public static WmmseRestarts.Builder settings() {
        return WmmseRestarts.builder().optName(NAME).optRestarts(3).optRounds(1).optIterations(100)
                .optReassociation(new Voting(Scheduler.EQUAL_TIME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return wmmse.solve(problem, context);
    }

    /**
     * What a network learns from.
     *
     * @param progress told after each WMMSE iteration, counted over all starts and rounds
     * @throws CancellationException when the thread is interrupted
     */
    public TeacherLabels labels(Problem problem, RandomGenerator random, ProgressListener progress) {
        return TeacherLabels.of(wmmse.solve(problem, Baseline.strongest(problem), random, progress));
    }
}
