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
            Problem instance = TestLayout.random(4, 60, 10, 400, Fading.NONE, 1, seed);
            double[][] power = Baseline.equalPower(4, instance.radio());
            double value = instance.value(BiasedAssociation.solve(instance).allocation());
            assertTrue(value >= instance.value(Baseline.allocate(instance.gains(), instance.radio())));
            assertTrue(value <= instance.value(new Allocation(instance.associate(power), power)) + 1e-9);
        }
    }

    @Test
    void twoSitesGetTheBestBiasOfTheGrid() {
        for (int seed = 0; seed < 20; seed++) {
            Problem instance = TestLayout.random(2, 30, 4, 400, Fading.NONE, 1, seed);
            double[][] power = Baseline.equalPower(2, instance.radio());
            double best = Double.NEGATIVE_INFINITY;
            for (int biasDb = -BiasedAssociation.MAX_BIAS_DB; biasDb <= BiasedAssociation.MAX_BIAS_DB; biasDb++) {
                int[] association = new int[30];
                for (int u = 0; u < 30; u++) {
                    double differenceDb = 10 * Math.log10(instance.gains().at(u, 1, 0) / instance.gains().at(u, 0, 0));
                    association[u] = differenceDb + biasDb > 0 ? 1 : 0;
                }
                best = Math.max(best, instance.value(new Allocation(association, power)));
            }
            assertEquals(best, instance.value(BiasedAssociation.solve(instance).allocation()), 1e-9, "seed " + seed);
        }
    }

    @Test
    void userOutOfCoverageStaysOut() {
        Problem instance = new Problem(Gains.flat(3, 2, 1, new double[] {1e-9, 0, 0, 0, 0, 1e-9}), TestLayout.radio(1), 1);
        assertArrayEquals(new int[] {0, Allocation.OUT_OF_COVERAGE, 1}, BiasedAssociation.solve(instance).allocation().association());
    }
}
