package hetnet.solver.association;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.BruteForce;
import hetnet.solver.Problem;
import hetnet.solver.TestLayout;
import hetnet.util.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PfAssociationTest {

    /** The same rates summed in another order. */
    private static final double TOLERANCE = 1e-9;

    @Test
    void exactMatchesExhaustiveSearch() {
        for (int seed = 0; seed < 200; seed++) {
            int sites = 2 + seed % 3;
            Problem problem = new Problem(TestLayout.tiny(7, sites, 2, seed % 2 == 0, Seeds.stream(seed, "gains")),
                    TestLayout.radio(2), 1);
            double[] links = links(problem);
            double best = BruteForce.bestAssociation(problem, links);
            int[] exact = PfAssociation.exact(problem, links);
            assertEquals(best, AssociationLocalSearch.value(problem, links, exact), TOLERANCE, "seed " + seed);
            int[] dual = PfAssociation.dual(problem, links);
            assertTrue(AssociationLocalSearch.value(problem, links, dual) <= best + TOLERANCE);
        }
    }

    @Test
    void exchangesLeadFromAnyAssociationToTheSameOptimum() {
        for (int seed = 0; seed < 200; seed++) {
            Problem problem = new Problem(TestLayout.tiny(40, 2 + seed % 6, 2, seed % 2 == 0,
                    Seeds.stream(seed, "gains")), TestLayout.radio(2), 1);
            double[] links = links(problem);
            double best = AssociationLocalSearch.value(problem, links, PfAssociation.exact(problem, links));
            RandomGenerator random = Seeds.stream(seed, "start");
            int[] start = new int[40];
            Arrays.setAll(start, u -> problem.gains().isCovered(u) ? anyWithPath(problem, u, random)
                    : Allocation.OUT_OF_COVERAGE);
            int[] found = PfAssociation.exact(problem, links, start);
            assertEquals(best, AssociationLocalSearch.value(problem, links, found), TOLERANCE, "seed " + seed);
        }
    }

    private static int anyWithPath(Problem problem, int user, RandomGenerator random) {
        int site = random.nextInt(problem.sites());
        return problem.gains().hasPath(user, site) ? site : anyWithPath(problem, user, random);
    }

    @Test
    void exchangesFindTheOptimumAtFullScale() {
        Problem problem = TestLayout.hexagonal(37, 1000, 20, 200, 1);
        double[] links = links(problem);
        double best = AssociationLocalSearch.value(problem, links, PfAssociation.exact(problem, links));
        int[] found = PfAssociation.exact(problem, links, Baseline.strongest(problem.gains()));
        assertEquals(best, AssociationLocalSearch.value(problem, links, found), TOLERANCE * best);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void atFullScaleNoMoveOrSwapImprovesAndPricesComeClose(boolean hexagonal) {
        Problem problem = hexagonal ? TestLayout.hexagonal(37, 1000, 20, 200, 1) : TestLayout.paper(1);
        double[] links = links(problem);
        int[] exact = PfAssociation.exact(problem, links);
        double value = AssociationLocalSearch.value(problem, links, exact);
        double improved = AssociationLocalSearch.value(problem, links,
                AssociationLocalSearch.improve(links, problem.utility(), exact));
        assertEquals(value, improved, TOLERANCE * value);
        double dual = AssociationLocalSearch.value(problem, links, PfAssociation.dual(problem, links));
        assertTrue(dual <= value + TOLERANCE * value);
        assertEquals(value / exact.length, dual / exact.length, 1e-4); // nats a UE
        double strongest = AssociationLocalSearch.value(problem, links, Baseline.strongest(problem.gains()));
        assertTrue(dual > strongest);
    }

    @Test
    void userOutOfCoverageIsLeftOutAndNoPathIsNeverChosen() {
        Gains gains = Gains.flat(4, 2, 1, new double[] {1e-9, 0, 1e-9, 0, 0, 0, 1e-9, 1e-14});
        double[] links = {1, 0, 1, 0, 0, 0, 0, 0}; // the last UE has two paths, but both BSs are off
        Problem problem = new Problem(gains, TestLayout.radio(1), 1);
        for (int[] association : new int[][] {PfAssociation.exact(problem, links),
                PfAssociation.dual(problem, links)}) {
            assertArrayEquals(new int[] {0, 0, Allocation.OUT_OF_COVERAGE}, Arrays.copyOf(association, 3));
            assertTrue(association[3] >= 0);
        }
    }

    @Test
    void wrongNumberOfRatesIsNamed() {
        Gains gains = Gains.flat(2, 2, 1, new double[] {1, 1, 1, 1});
        Problem problem = new Problem(gains, TestLayout.radio(1), 1);
        assertEquals("3 link rates for 2 UEs and 2 BSs",
                assertThrows(IllegalArgumentException.class, () -> PfAssociation.exact(problem, new double[3]))
                .getMessage());
        assertEquals("3 link rates for 2 UEs and 2 BSs",
                assertThrows(IllegalArgumentException.class, () -> PfAssociation.dual(problem, new double[3]))
                .getMessage());
    }

    private static double[] links(Problem problem) {
        double[][] power = Baseline.equalPower(problem.sites(), problem.radio());
        return Rates.linkRates(problem.gains(), power, problem.radio());
    }
}
