package hetnet.solver.wmmse;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.BestAssociation;
import hetnet.teacher.Teacher;
import hetnet.util.ProgressListener;
import hetnet.util.Require;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The strongest WMMSE we know: the {@link Teacher} from many random on/off starts, alternating with the best association for its
 * powers instead of voting.
 */
public final class WmmseRestarts implements Solver {

    /** Its name in tables. */
    public static final String NAME = "wmmse";

    /** Alternations with the association. */
    private static final int ROUNDS = 2;

    /** WMMSE iterations before, between and after them. */
    private static final int ITERATIONS = 70;

    private final int restarts;

    /** The best of ten starts. */
    public WmmseRestarts() {
        this(10);
    }

    /**
     * @param restarts random starts, of which the best is kept, 1 to 1,000
     * @throws IllegalArgumentException when restarts is out of range
     */
    public WmmseRestarts(int restarts) {
        this.restarts = Require.inRange("restarts", restarts, 1, 1000, "");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return Solution.atOnce(problem, () -> solve(problem, context.stream(NAME), context.progress()));
    }

    private Allocation solve(Problem problem, RandomGenerator random, ProgressListener progress) {
        return Teacher.builder().setRadio(problem.radio()).optAlpha(problem.utility().alpha())
                .optStart(PowerInitialization.ON_OFF).optRestarts(restarts).optRounds(ROUNDS).optIterations(ITERATIONS)
                .optReassociation((gains, power, radio, load) -> BestAssociation.of(problem, power))
                .optProgress(progress).build().solve(problem.gains(), random).allocation();
    }
}
