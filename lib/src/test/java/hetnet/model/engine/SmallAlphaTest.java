package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.local.GradientAscent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SmallAlphaTest {

    /** What the decision must gain over the baseline, as a part of what one start of gradient ascent gains. */
    private static final double PART = 0.7;

    /** Where fairness counts for little, hard choices decide; steps and moves after them find most of the gain. */
    @Test
    void comesNearGradientAscent() {
        UnrolledModel model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        GradientAscent ascent = GradientAscent.builder().optStarts(1).build();
        double gained = 0;
        double wanted = 0;
        for (int seed = 1; seed <= 4; seed++) {
            Problem problem = new Problem(Networks.gains(4, 40, 8, 200, false, seed), Networks.radio(8), 0.15);
            double baseline = problem.value(Baseline.allocate(problem));
            gained += model.solve(problem, SolveContext.of(1)).utility() / baseline - 1;
            wanted += ascent.solve(problem, SolveContext.of(1)).utility() / baseline - 1;
        }
        assertTrue(gained > PART * wanted, "%.3f of %.3f".formatted(gained, wanted));
    }
}
