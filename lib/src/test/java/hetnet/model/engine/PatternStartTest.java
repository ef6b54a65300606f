package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.util.Seeds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PatternStartTest {

    private static final int USERS = 60;
    /** Rounds and steps until the patterns were tried: static reuse and a code climb before. */
    private static final int LIMIT = 110;
    /** nat for each UE: what powers and rates in single precision, and RBs that a climb tells apart, may cost. */
    private static final double TOLERANCE = 1e-3;

    /** A pass that ends soon after the patterns were tried is worth what they are, or more. */
    @Test
    void aShortPassIsWorthWhatReusePatternsAre() {
        UnrolledModel model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        for (int seed = 1; seed <= 5; seed++) {
            Problem problem = new Problem(Networks.gains(4, USERS, 20, 400, false, seed), Networks.radio(20), 1);
            Allocation patterns = ReusePatterns.soon(problem, Baseline.strongest(problem), null, null, 5,
                    Seeds.stream(seed, "patterns")).allocation();
            double reached = model.solve(problem, SolveContext.of(1).withIterations(LIMIT)).utility();
            assertTrue(reached >= problem.value(patterns) - TOLERANCE * USERS,
                    "seed %d: %s against %s".formatted(seed, reached, problem.value(patterns)));
        }
    }
}
