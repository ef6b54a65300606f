package hetnet.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.association.PfAssociation;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.Solvers;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void valueIsTheUtilityOfTheUsersInCoverage() {
        Problem problem = new Problem(Gains.flat(3, 2, 2, new double[] {1e-9, 1e-10, 0, 0, 1e-10, 1e-9}),
                TestLayout.radio(2), 1);
        Allocation baseline = Baseline.allocate(problem.gains(), problem.radio());
        double[] rate = Rates.userRates(problem.gains(), baseline, problem.radio(), Scheduler.EQUAL_TIME);
        assertArrayEquals(new int[] {0, 2}, problem.covered());
        assertEquals(2 * Metrics.of(rate, baseline.association()).meanLogRate(), problem.value(baseline), 1e-9);
    }

    @Test
    void associationSuitsAlpha() {
        for (double alpha : new double[] {0.5, 2}) {
            Problem problem = TestLayout.random(4, 40, 4, 300, Fading.NONE, alpha, 1);
            double[][] power = Baseline.equalPower(4, problem.radio());
            double own = problem.value(new Allocation(BestAssociation.of(problem, power), power));
            int[] fair = PfAssociation.exact(problem, Rates.linkRates(problem.gains(), power, problem.radio()));
            assertTrue(own >= problem.value(new Allocation(fair, power)));
        }
    }

    @Test
    void theFirstOfEqualAllocationsIsTheBetter() {
        Problem problem = TestLayout.random(3, 10, 4, 300, Fading.NONE, 1, 1);
        Allocation one = Baseline.allocate(problem.gains(), problem.radio());
        Allocation same = Baseline.allocate(problem.gains(), problem.radio());
        assertSame(one, problem.better(one, same));
    }

    @Test
    void anEmptyBsIsSilentAndTheOthersSpendTheirBudget() {
        Problem problem = new Problem(Gains.flat(1, 2, 3, new double[] {1e-9, 1e-10}), TestLayout.radio(3), 1);
        double[][] power = problem.allocation(new int[] {0}, new double[][] {{1, 0, 3}, {1, 1, 1}}).powerWatt();
        double budget = problem.radio().budgetWatt();
        assertArrayEquals(new double[] {budget / 4, 0, budget * 3 / 4}, power[0], 1e-12);
        assertArrayEquals(new double[3], power[1]);
    }

    @Test
    void theFloorOfTheUtilityLiesFarBelowWhatAnyUserCanHave() {
        assertEquals(new AlphaFair(1), TestLayout.paper(1).objective(), "an ordinary network has the ordinary floor");
        Problem tiny = new Problem(Gains.flat(2, 2, 2, new double[] {1e-9, 1e-10, 1e-40, 1e-41}), TestLayout.radio(2),
                2);
        double worst = tiny.rates(Baseline.allocate(tiny))[1];
        assertTrue(tiny.utility().rateFloorBps() < 1e-3 * worst && tiny.utility().rateFloorBps() > 1e-9 * worst);
        assertEquals(-1 / worst, tiny.utility().of(worst), 1e-12 / worst);
        assertTrue(Double.isFinite(new AlphaFair(10).flooredFor(1e-300).of(0)));
    }

    @Test
    void badProblemsAreNamed() {
        Gains nowhere = Gains.flat(2, 1, 1, new double[2]);
        assertEquals("none of the 2 UEs is in coverage: there is nothing to allocate",
                assertThrows(IllegalArgumentException.class, () -> new Problem(nowhere, TestLayout.radio(1), 1))
                .getMessage());
        assertEquals("the gains have 1 RBs but the radio has 2",
                assertThrows(IllegalArgumentException.class, () -> new Problem(nowhere, TestLayout.radio(2), 1))
                .getMessage());
        assertEquals("alpha = 11 is out of range: allowed are 0 to 10",
                assertThrows(IllegalArgumentException.class, () -> new Problem(nowhere, TestLayout.radio(1), 11))
                .getMessage());
    }

    @Test
    void interruptStopsLongMethods() {
        Problem problem = TestLayout.random(3, 10, 4, 300, Fading.NONE, 1, 1);
        for (String method : Solvers.references().names()) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class,
                    () -> new ReferencePortfolio(Solvers.references().only(method)).solve(problem, SolveContext.of(1)),
                    method);
            assertEquals(false, Thread.interrupted());
        }
    }
}
