package hetnet.solver.association;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.BruteForce;
import hetnet.solver.Problem;
import hetnet.solver.TestLayout;
import hetnet.util.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssociationLocalSearchTest {

    private static final double TOLERANCE = 1e-9;
    private static final int PROBLEMS = 60;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 1, 2})
    void neverWorseThanTheStartAndMostlyOptimal(double alpha) {
        int optimal = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Problem problem = new Problem(TestLayout.tiny(7, 3, 2, false, Seeds.stream(seed, "gains")),
                    TestLayout.radio(2), alpha);
            double[] links = Rates.linkRates(problem.gains(), Baseline.equalPower(3, problem.radio()), problem.radio());
            int[] start = Baseline.strongest(problem.gains());
            double before = AssociationLocalSearch.value(problem, links, start);
            double after = AssociationLocalSearch.value(problem, links,
                    AssociationLocalSearch.improve(links, problem.utility(), start));
            double best = BruteForce.bestAssociation(problem, links);
            assertTrue(after >= before - TOLERANCE * Math.abs(before));
            assertTrue(after <= best + TOLERANCE * Math.abs(best));
            optimal += after >= best - TOLERANCE * Math.abs(best) ? 1 : 0;
        }
        int wanted = alpha < 0.5 ? 36 : 52; // near the sum-rate BSs empty, and single moves cannot undo that
        assertTrue(optimal >= wanted, "alpha %s: optimal on %d of %d".formatted(alpha, optimal, PROBLEMS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void noSingleMoveImprovesTheAnswer(double alpha) {
        Problem problem = TestLayout.random(5, 100, 10, 200, Fading.NONE, alpha, 1);
        double[] links = Rates.linkRates(problem.gains(), Baseline.equalPower(5, problem.radio()), problem.radio());
        int[] association = AssociationLocalSearch.improve(links, problem.utility(),
                Baseline.strongest(problem.gains()));
        double value = AssociationLocalSearch.value(problem, links, association);
        for (int u = 0; u < association.length; u++) {
            int[] moved = association.clone();
            for (int b = 0; b < 5; b++) {
                moved[u] = b;
                assertTrue(AssociationLocalSearch.value(problem, links, moved) <= value + TOLERANCE * Math.abs(value),
                        "UE " + u + " to " + b);
            }
        }
    }

    @Test
    void valueIsThatOfTheAllocation() {
        Problem problem = new Problem(TestLayout.tiny(20, 2, 3, true, Seeds.stream(5, "gains")), TestLayout.radio(3),
                1);
        Allocation baseline = Baseline.allocate(problem.gains(), problem.radio());
        double[] links = Rates.linkRates(problem.gains(), baseline.powerWatt(), problem.radio());
        assertEquals(problem.value(baseline), AssociationLocalSearch.value(problem, links, baseline.association()),
                TOLERANCE);
    }

    @Test
    void userOutOfCoverageStaysOutAndOneWithoutRateIsMoved() {
        double[] links = {0, 5, 0, 0, 3, 0};
        assertArrayEquals(new int[] {1, Allocation.OUT_OF_COVERAGE, 0},
                AssociationLocalSearch.improve(links, new AlphaFair(1), new int[] {0, Allocation.OUT_OF_COVERAGE, 0}));
    }

    @Test
    void badArgumentsAreNamed() {
        assertEquals("5 link rates are no table of 2 UEs",
                assertThrows(IllegalArgumentException.class, () ->
                        AssociationLocalSearch.improve(new double[5], new AlphaFair(1), new int[2])).getMessage());
    }
}
