package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.solver.Problem;
import hetnet.solver.TestLayout;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class ReferencePortfolioTest {

    @Test
    void tinyInstancesAreSolvedToOptimality() {
        Map<String, DescriptiveStatistics> gap = OptimalityGap.measure(36);
        assertTrue(gap.get("best_known").getMax() < 0.02, "largest gap %.4f nats a UE".formatted(gap.get("best_known").getMax()));
        assertTrue(gap.get("wmmse").getMean() < gap.get("baseline").getMean());
        assertTrue(gap.get("graded_reuse").getMean() <= gap.get("reuse_optimum").getMean());
        assertTrue(gap.get("pf_association").getMean() <= gap.get("biased").getMean());
    }

    @Test
    void bestIsTheLargestAndEveryMethodAnswers() {
        for (double alpha : new double[] {0.5, 2}) {
            Problem problem = TestLayout.random(4, 40, 8, 300, Fading.RAYLEIGH, alpha, 1);
            ReferencePortfolio.Result result = ReferencePortfolio.builder().optRestarts(2).optGradientStarts(1).build().solve(problem);
            assertEquals(EnumSet.allOf(Method.class), result.answers().keySet());
            for (ReferencePortfolio.Answer answer : result.answers().values()) {
                assertEquals(problem.value(answer.allocation()), answer.value());
                assertTrue(result.best().value() >= answer.value());
            }
        }
    }

    @Test
    void usersOutOfCoverageStayOut() {
        Problem problem = new Problem(TestLayout.tiny(30, 2, 4, false, Seeds.stream(5, "gains")), TestLayout.radio(4), 1);
        assertTrue(problem.covered().length < 30);
        ReferencePortfolio.Result result = ReferencePortfolio.builder().optRestarts(2).build().solve(problem); // checks that each is feasible
        assertTrue(Double.isFinite(result.best().value()));
    }

    @Test
    void whatAMethodFindsDoesNotDependOnTheOthers() {
        Problem problem = TestLayout.random(3, 30, 6, 300, Fading.NONE, 1, 1);
        ReferencePortfolio.Result all = ReferencePortfolio.builder().optRestarts(2).build().solve(problem);
        ReferencePortfolio.Result again = ReferencePortfolio.builder().optRestarts(2).build().solve(problem);
        ReferencePortfolio.Result alone = ReferencePortfolio.builder().optRestarts(2).optMethods(Set.of(Method.WMMSE)).build().solve(problem);
        assertEquals(Set.of(Method.WMMSE), alone.answers().keySet());
        assertEquals(all.answers().get(Method.WMMSE).value(), alone.best().value());
        assertEquals(all.best().value(), again.best().value());
        assertArrayEquals(all.best().allocation().association(), again.best().allocation().association());
    }

    @Test
    void progressNamesTheMethods() {
        List<String> steps = new ArrayList<>();
        Problem problem = TestLayout.random(3, 30, 6, 300, Fading.NONE, 1, 1);
        ReferencePortfolio.builder().optMethods(EnumSet.of(Method.BASELINE, Method.STATIC_REUSE))
                .optProgress((done, total, message) -> steps.add(done + "/" + total + " " + message)).build().solve(problem);
        assertEquals(List.of("0/2 baseline", "1/2 static_reuse", "2/2 "), steps);
    }

    @Test
    void namesAreThoseOfTables() {
        assertEquals(List.of("baseline", "biased", "static_reuse", "pf_association", "wmmse", "reuse_optimum", "graded_reuse",
                "gradient_ascent"), Arrays.stream(Method.values()).map(Method::id).toList());
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals("methods = 0 is out of range: allowed are 1 to 8", message(ReferencePortfolio.builder().optMethods(Set.of())));
        assertEquals("restarts = 0 is out of range: allowed are 1 to 1000", message(ReferencePortfolio.builder().optRestarts(0)));
        assertEquals("gradientStarts = -1 is out of range: allowed are 0 to 1000", message(ReferencePortfolio.builder().optGradientStarts(-1)));
        assertEquals("polished = 8 is out of range: allowed are 0 to 7", message(ReferencePortfolio.builder().optPolished(8)));
    }

    private static String message(ReferencePortfolio.Builder builder) {
        return assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    }
}
