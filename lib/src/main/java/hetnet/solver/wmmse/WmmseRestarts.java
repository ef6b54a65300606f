package hetnet.solver.wmmse;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.association.BestAssociation;
import hetnet.teacher.Teacher;
import hetnet.util.ProgressListener;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The strongest WMMSE we know: the {@link Teacher} from many random on/off starts, alternating with the best association for its
 * powers instead of voting.
 */
public final class WmmseRestarts {

    /** Alternations with the association. */
    private static final int ROUNDS = 2;

    /** WMMSE iterations before, between and after them. */
    private static final int ITERATIONS = 70;

    private WmmseRestarts() {
    }

    /**
     * @param restarts random starts, of which the best is kept, 1 to 1,000
     * @throws IllegalArgumentException when restarts is out of range
     */
    public static Allocation solve(Problem problem, int restarts, RandomGenerator random, ProgressListener progress) {
        return Teacher.builder().setRadio(problem.radio()).optAlpha(problem.utility().alpha())
                .optStart(PowerInitialization.ON_OFF).optRestarts(restarts).optRounds(ROUNDS).optIterations(ITERATIONS)
                .optReassociation((gains, power, radio, load) -> BestAssociation.of(problem, power))
                .optProgress(progress).build().solve(problem.gains(), random).allocation();
    }
}
