package hetnet.solver.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.TestLayout;
import hetnet.solver.reuse.PowerLevels;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.util.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GradientAscentTest {

    @Test
    void polishingNeverLosesAndStaysFeasible() {
        for (double alpha : new double[] {0.5, 1, 2}) {
            for (int seed = 0; seed < 6; seed++) {
                Problem problem = TestLayout.random(3, 30, 6, 400, seed % 2 == 0 ? Fading.NONE : Fading.RAYLEIGH, alpha,
                        seed);
                GradientAscent ascent = GradientAscent.builder().optHardSteps(60).build();
                for (Allocation start : new Allocation[] {Baseline.allocate(problem.gains(), problem.radio()),
                        StaticReuse.solve(problem, 3, StaticReuse.Rule.BEST).allocation()}) {
                    Allocation end = ascent.polish(problem, start, Seeds.stream(seed, "ascent"));
                    end.requireFeasible(problem.gains(), problem.radio().budgetWatt());
                    assertTrue(problem.value(end) >= problem.value(start));
                }
            }
        }
    }

    @Test
    void beatsOnOffPatternsOnASparseLayout() {
        Problem problem = TestLayout.random(5, 300, 20, 800, Fading.NONE, 1, 1);
        double onOff = new ReusePatterns(PowerLevels.ON_OFF).search(problem, Seeds.stream(1, "patterns")).value();
        double graded = GradientAscent.builder().optStarts(1).optLastSteps(0).build().solve(problem, SolveContext.of(1))
                .utility();
        assertTrue(graded > onOff + 0.02 * 300, "%.4f against %.4f nats a UE".formatted(graded / 300, onOff / 300));
    }

    @Test
    void spendsLessOnlyIfAllowed() {
        // a strong disturber with one UE close by: it can whisper, and the other BS gains
        Problem problem = new Problem(Gains.flat(4, 2, 1, new double[] {1e-6, 0, 1e-9, 2e-9, 1e-9, 2e-9, 1e-9, 2e-9}),
                TestLayout.radio(1), 1);
        double budget = problem.radio().budgetWatt();
        Allocation start = Baseline.allocate(problem.gains(), problem.radio());
        Allocation free = GradientAscent.builder().build().polish(problem, start, Seeds.stream(1, "ascent"));
        Allocation all = GradientAscent.builder().optSpendAll(true).build()
                .polish(problem, start, Seeds.stream(1, "ascent"));
        assertTrue(Arrays.stream(free.powerWatt()[0]).sum() < 0.5 * budget);
        assertEquals(budget, Arrays.stream(all.powerWatt()[0]).sum(), 1e-9);
        assertTrue(problem.value(free) > problem.value(all));
    }

    @Test
    void sameSeedSameAnswer() {
        Problem problem = TestLayout.random(3, 30, 6, 400, Fading.NONE, 1, 1);
        GradientAscent ascent = GradientAscent.builder().optSoftSteps(30).optHardSteps(40).build();
        Allocation one = ascent.solve(problem, SolveContext.of(1)).allocation();
        Allocation other = ascent.solve(problem, SolveContext.of(1)).allocation();
        assertArrayEquals(one.association(), other.association());
        assertTrue(Arrays.deepEquals(one.powerWatt(), other.powerWatt()));
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals("softSteps = -1 is out of range: allowed are 0 to 100000",
                assertThrows(IllegalArgumentException.class, () -> GradientAscent.builder().optSoftSteps(-1).build())
                .getMessage());
        assertEquals("hardSteps = -1 is out of range: allowed are 0 to 100000",
                assertThrows(IllegalArgumentException.class, () -> GradientAscent.builder().optHardSteps(-1).build())
                .getMessage());
    }
}
