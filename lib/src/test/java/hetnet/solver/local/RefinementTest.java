package hetnet.solver.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.TestLayout;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.reuse.StaticReuse;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RefinementTest {

    private static final int STEPS = 60;

    /** Two BSs of four UEs each, all of whom hear the other nearly as well; 4 RBs. */
    private static final Problem CROWDED = new Problem(Gains.flat(8, 2, 4,
            new double[] {1e-8, 8e-9, 1e-8, 8e-9, 1e-8, 8e-9, 1e-8, 8e-9, 8e-9, 1e-8, 8e-9, 1e-8, 8e-9, 1e-8, 8e-9,
                    1e-8}), TestLayout.radio(4), 1);

    /** Three RBs for the one BS and one for the other, as much as the band allows, to the UEs closer by. */
    private static Allocation lopsided() {
        return CROWDED.allocation(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, new double[][] {{1, 1, 1, 0}, {0, 0, 0, 1}});
    }

    @Test
    void neverLosesAndStaysFeasible() {
        for (double alpha : new double[] {0.5, 1, 2}) {
            for (int seed = 0; seed < 4; seed++) {
                Problem problem = TestLayout.random(3, 30, 6, 400, seed % 2 == 0 ? Fading.NONE : Fading.RAYLEIGH, alpha,
                        seed);
                for (Allocation start : new Allocation[] {Baseline.allocate(problem.gains(), problem.radio()),
                        StaticReuse.solve(problem, 3, StaticReuse.Rule.BEST).allocation()}) {
                    Allocation end = Refinement.refine(problem, start, STEPS, SolveContext.of(seed)).allocation()
                            .requireFeasible(problem.gains(), problem.radio().budgetWatt());
                    assertTrue(problem.value(end) >= problem.value(start));
                }
            }
        }
    }

    @Test
    void movesOfWholeBlocksFindTheBestOnOffPattern() {
        double best = Double.NEGATIVE_INFINITY;
        for (int code = 0; code < 1 << 8; code++) {
            double[][] level = new double[2][4];
            for (int i = 0; i < 8; i++) {
                level[i / 4][i % 4] = code >> i & 1;
            }
            if (Arrays.stream(level).allMatch(row -> Arrays.stream(row).sum() > 0)) {
                best = Math.max(best,
                        CROWDED.value(CROWDED.allocation(BestAssociation.of(CROWDED, CROWDED.spend(level)), level)));
            }
        }
        Allocation found = BlockSearch.improve(CROWDED, lopsided(), Incumbent.unlimited(CROWDED));
        assertEquals(best, CROWDED.value(found), 1e-9 * Math.abs(best));
        assertArrayEquals(new int[] {4, 4}, found.load());
    }

    @Test
    void leavesWhereNoGradientStepImproves() {
        Allocation start = lopsided();
        Allocation climbed = GradientAscent.builder().optHardSteps(STEPS).build()
                .polish(CROWDED, start, Seeds.stream(1, "refinement"));
        Allocation refined = Refinement.refine(CROWDED, start, STEPS, SolveContext.of(1)).allocation();
        assertTrue(CROWDED.value(refined) > CROWDED.value(climbed) + 0.1, "%.4f against %.4f nats"
                .formatted(CROWDED.value(refined), CROWDED.value(climbed)));
    }

    @Test
    void improvesOnWhatTheReferencesFindOnADenseLayout() {
        Problem problem = TestLayout.random(5, 100, 10, 200, Fading.NONE, 1, 3);
        Allocation reuse = StaticReuse.best(problem, StaticReuse.Rule.STRONGEST).allocation();
        Allocation climbed = GradientAscent.builder().build().polish(problem, reuse, Seeds.stream(1, "refinement"));
        Allocation refined = Refinement.refine(problem, reuse, 200, SolveContext.of(1)).allocation();
        assertTrue(problem.value(refined) > problem.value(climbed));
    }

    @Test
    void badStepsAreNamedAndAnInterruptStopsIt() {
        assertEquals("hardSteps = -1 is out of range: allowed are 0 to 100000",
                assertThrows(IllegalArgumentException.class, () ->
                        Refinement.refine(CROWDED, lopsided(), -1, SolveContext.of(1)).allocation()).getMessage());
        Thread.currentThread().interrupt();
        assertEquals("the search over RBs was interrupted", assertThrows(CancellationException.class,
                () -> Refinement.refine(CROWDED, lopsided(), STEPS, SolveContext.of(1)).allocation()).getMessage());
    }
}
