package hetnet.mimo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.solver.MimoSolution;
import hetnet.mimo.solver.TinyMimo;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnytimePrecodingTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final PrecodingModel MODEL = PrecodingModel.load(Path.of("data", "precoding.bin"));

    private static MimoProblem problem(PowerConstraint constraint, long seed) {
        return TinyMimo.random(4, List.of(8, 8, 8), 300, 40, seed).with(constraint);
    }

    @ParameterizedTest
    @EnumSource(PowerConstraint.class)
    void everyStageCanOnlyGain(PowerConstraint constraint) {
        int better = 0;
        for (long seed = 1; seed <= 6; seed++) {
            MimoProblem problem = problem(constraint, seed);
            MimoSolution full = AnytimePrecoding.of(MODEL).solve(problem, CONTEXT); // checks budgets
            double reached = Double.NEGATIVE_INFINITY;
            for (TracePoint point : full.trace()) {
                assertTrue(point.utility() >= reached, "seed " + seed + ": " + full.trace());
                reached = point.utility();
            }
            assertEquals(3 + 4, full.trace().size());
            assertEquals(full.utility(), reached, 1e-9 * Math.abs(reached));
            MimoSolution pass = MODEL.solve(problem, CONTEXT);
            assertTrue(new AnytimePrecoding(MODEL, 1, 2).solve(problem, CONTEXT).utility() >= pass.utility() - 1e-9,
                    "seed " + seed);
            better += full.utility() > pass.utility() ? 1 : 0;
        }
        assertTrue(better >= 4, "above one pass on %d of 6 layouts".formatted(better));
    }

    @Test
    void withOneStartAndNoStepsItIsThePass() {
        MimoProblem problem = problem(PowerConstraint.PER_ANTENNA, 7);
        assertArrayEquals(MODEL.solve(problem, CONTEXT).rateBps(),
                new AnytimePrecoding(MODEL, 1, 0).solve(problem, CONTEXT).rateBps());
    }

    @Test
    void stagesAreSkippedWhereTimeIsOver() {
        MimoSolution solution = AnytimePrecoding.of(MODEL).solve(problem(PowerConstraint.PER_BS, 8),
                CONTEXT.withSeconds(Double.MIN_NORMAL));
        assertEquals(1, solution.trace().size());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new AnytimePrecoding(MODEL, 3, 4)).getMessage()
                .contains("starts"));
    }
}
