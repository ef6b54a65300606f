package hetnet.solver.association;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.TestLayout;
import org.junit.jupiter.api.Test;

class BiasedAssociationTest {

    @Test
    void betweenTheBaselineAndTheBestAssociation() {
        for (int seed = 0; seed < 20; seed++) {
            Problem problem = TestLayout.random(4, 60, 10, 400, Fading.NONE, 1, seed);
            double[][] power = Baseline.equalPower(4, problem.radio());
            double value = problem.value(BiasedAssociation.search(problem).allocation());
            assertTrue(value >= problem.value(Baseline.allocate(problem.gains(), problem.radio())));
            assertTrue(value <= problem.value(new Allocation(BestAssociation.of(problem, power), power)) + 1e-9);
        }
    }

    @Test
    void twoSitesGetTheBestBiasOfTheGrid() {
        for (int seed = 0; seed < 20; seed++) {
            Problem problem = TestLayout.random(2, 30, 4, 400, Fading.NONE, 1, seed);
            double[][] power = Baseline.equalPower(2, problem.radio());
            double best = Double.NEGATIVE_INFINITY;
            for (int biasDb = -BiasedAssociation.MAX_BIAS_DB; biasDb <= BiasedAssociation.MAX_BIAS_DB; biasDb++) {
                int[] association = new int[30];
                for (int u = 0; u < 30; u++) {
                    double differenceDb = 10 * Math.log10(problem.gains().at(u, 1, 0) / problem.gains().at(u, 0, 0));
                    association[u] = differenceDb + biasDb > 0 ? 1 : 0;
                }
                best = Math.max(best, problem.value(new Allocation(association, power)));
            }
            assertEquals(best, problem.value(BiasedAssociation.search(problem).allocation()), 1e-9, "seed " + seed);
        }
    }

    @Test
    void userOutOfCoverageStaysOut() {
        Problem problem = new Problem(Gains.flat(3, 2, 1, new double[] {1e-9, 0, 0, 0, 0, 1e-9}), TestLayout.radio(1),
                1);
        assertArrayEquals(new int[] {0, Allocation.OUT_OF_COVERAGE, 1},
                BiasedAssociation.search(problem).allocation().association());
    }
}
