package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.TestLayout;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class ReferencePortfolioTest {

    @Test
    void tinyProblemsAreSolvedToOptimality() {
        Map<String, DescriptiveStatistics> gap = OptimalityGap.measure(36);
        assertTrue(gap.get("best_known").getMax() < 0.02, "largest gap %.4f nats a UE"
                .formatted(gap.get("best_known").getMax()));
        assertTrue(gap.get("wmmse").getMean() < gap.get("baseline").getMean());
        assertTrue(gap.get("graded_reuse").getMean() <= gap.get("reuse_optimum").getMean());
        assertTrue(gap.get("pf_association").getMean() <= gap.get("biased").getMean());
    }

    private static Solvers quick() {
        return Solvers.references().with(new WmmseRestarts(2)).with(GradientAscent.builder().optStarts(1).build());
    }

    @Test
    void bestIsTheLargestAndEveryMethodAnswers() {
        for (double alpha : new double[] {0.5, 2}) {
            Problem problem = TestLayout.random(4, 40, 8, 300, Fading.RAYLEIGH, alpha, 1);
            ReferencePortfolio portfolio = new ReferencePortfolio(quick());
            Map<String, Solution> found = portfolio.solveAll(problem, SolveContext.of(1));
            Solution best = portfolio.solve(problem, SolveContext.of(1));
            assertEquals(Solvers.references().names(), List.copyOf(found.keySet()));
            for (Solution solution : found.values()) {
                assertEquals(problem.value(solution.allocation()), solution.utility());
                assertTrue(best.utility() >= solution.utility());
            }
            assertEquals(found.size(), best.trace().size());
        }
    }

    @Test
    void usersOutOfCoverageStayOut() {
        Problem problem = new Problem(TestLayout.tiny(30, 2, 4, false, Seeds.stream(5, "gains")), TestLayout.radio(4),
                1);
        assertTrue(problem.covered().length < 30);
        Solution best = new ReferencePortfolio(quick()).solve(problem,
                SolveContext.of(1)); // checks that each is feasible
        assertTrue(Double.isFinite(best.utility()));
    }

    @Test
    void whatAMethodFindsDoesNotDependOnTheOthers() {
        Problem problem = TestLayout.random(3, 30, 6, 300, Fading.NONE, 1, 1);
        ReferencePortfolio portfolio = new ReferencePortfolio(quick());
        Map<String, Solution> all = portfolio.solveAll(problem, SolveContext.of(1));
        Solution one = portfolio.solve(problem, SolveContext.of(1));
        Solution again = portfolio.solve(problem, SolveContext.of(1));
        Solution alone = new ReferencePortfolio(quick().only("wmmse")).solve(problem, SolveContext.of(1));
        assertEquals(all.get("wmmse").utility(), alone.utility());
        assertEquals(one.utility(), again.utility());
        assertArrayEquals(one.allocation().association(), again.allocation().association());
    }

    @Test
    void theLastGoesOnFromTheAnswersOfTheOthers() {
        Problem problem = TestLayout.random(3, 30, 6, 100, Fading.NONE, 1, 1);
        GradientAscent polishing = GradientAscent.builder().optStarts(0).optPolished(1).optHardSteps(0).optLastSteps(0)
                .build();
        Map<String, Solution> found = new ReferencePortfolio(Solvers.of(new Baseline(), new StaticReuse(), polishing))
                .solveAll(problem, SolveContext.of(1));
        assertTrue(found.get("static_reuse").utility() > found.get("baseline").utility());
        assertEquals(found.get("static_reuse").utility(), found.get("gradient_ascent").utility());
    }

    @Test
    void progressNamesTheMethods() {
        List<String> steps = new ArrayList<>();
        Problem problem = TestLayout.random(3, 30, 6, 300, Fading.NONE, 1, 1);
        new ReferencePortfolio(Solvers.of(new Baseline(), new StaticReuse())).solve(problem, SolveContext.of(1)
                .withProgress((done, total, message) -> steps.add(done + "/" + total + " " + message)));
        assertEquals(List.of("0/2 baseline", "1/2 static_reuse", "2/2 "), steps);
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals("solvers = 0 is out of range: allowed are 1 to 2147483647",
                assertThrows(IllegalArgumentException.class, () -> new ReferencePortfolio(Solvers.of())).getMessage());
        assertEquals("starts = -1 is out of range: allowed are 0 to 1000",
                assertThrows(IllegalArgumentException.class, () -> GradientAscent.builder().optStarts(-1).build())
                .getMessage());
        assertEquals("polished = 101 is out of range: allowed are 0 to 100",
                assertThrows(IllegalArgumentException.class, () -> GradientAscent.builder().optPolished(101).build())
                .getMessage());
    }
}
