package hetnet.solver.wmmse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.TestLayout;
import hetnet.solver.portfolio.OptimalityGap;
import org.junit.jupiter.api.Test;

class WmmseRestartsTest {

    @Test
    void tinyProblemsComeCloseToExhaustiveSearch() {
        double sum = 0;
        for (int seed = 0; seed < 40; seed++) {
            Problem problem = OptimalityGap.problem(seed);
            double value = new WmmseRestarts(10).solve(problem, SolveContext.of(seed)).utility();
            sum += (OptimalityGap.spendingOptimum(problem) - value) / problem.covered().length;
        }
        assertTrue(sum / 40 < 0.1, "mean gap %.4f nats a UE".formatted(sum / 40));
    }

    @Test
    void moreRestartsAreNeverWorse() {
        Problem problem = TestLayout.random(4, 60, 10, 200, Fading.NONE, 1, 1);
        double one = new WmmseRestarts(1).solve(problem, SolveContext.of(1)).utility();
        double five = new WmmseRestarts(5).solve(problem, SolveContext.of(1)).utility();
        assertTrue(five >= one && one > problem.value(Baseline.allocate(problem.gains(), problem.radio())));
    }

    @Test
    void restartsOutOfRangeAreNamed() {
        Problem problem = TestLayout.random(3, 10, 4, 200, Fading.NONE, 1, 1);
        assertEquals("restarts = 0 is out of range: allowed are 1 to 1000", assertThrows(IllegalArgumentException.class,
                () -> new WmmseRestarts(0)).getMessage());
    }
}
