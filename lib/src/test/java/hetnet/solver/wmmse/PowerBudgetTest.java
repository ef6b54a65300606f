package hetnet.solver.wmmse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerBudgetTest {

    private static final double BUDGET_WATT = 2;

    @ParameterizedTest
    @EnumSource(PowerBudget.class)
    void noFeasiblePointIsBetter(PowerBudget budget) {
        RandomGenerator random = Seeds.stream(1, "budget");
        for (int trial = 0; trial < 50; trial++) {
            double[] n = {random.nextDouble() * 4, random.nextDouble() * 4};
            double[] d = {random.nextDouble() * 4, random.nextDouble() * 4};
            double[] v = new double[2];
            budget.amplitudes(n, d, BUDGET_WATT, v);
            assertTrue(v[0] * v[0] + v[1] * v[1] <= BUDGET_WATT * (1 + 1e-12));
            double best = surrogate(n, d, v[0], v[1]);
            double limit = budget == PowerBudget.JOINT ? Math.sqrt(BUDGET_WATT) : Math.sqrt(BUDGET_WATT / 2);
            for (double x = 0; x <= limit; x += limit / 100) {
                for (double y = 0; y <= limit; y += limit / 100) {
                    if (x * x + y * y <= BUDGET_WATT) {
                        assertTrue(surrogate(n, d, x, y) <= best + 1e-9, "(" + x + ", " + y + ") is better");
                    }
                }
            }
        }
    }

    private static double surrogate(double[] n, double[] d, double x, double y) {
        return 2 * n[0] * x - d[0] * x * x + 2 * n[1] * y - d[1] * y * y;
    }

    @Test
    void jointSpendsTheWholeBudgetWhenItBinds() {
        double[] v = new double[3];
        PowerBudget.JOINT.amplitudes(new double[] {5, 1, 0}, new double[] {0.1, 0, 0}, BUDGET_WATT, v);
        assertEquals(BUDGET_WATT, v[0] * v[0] + v[1] * v[1], 1e-12);
        assertEquals(0, v[2], "nobody is served on the last RB");
    }

    @Test
    void nothingToServeIsNoPower() {
        for (PowerBudget budget : PowerBudget.values()) {
            double[] v = {1, 1};
            budget.amplitudes(new double[2], new double[2], BUDGET_WATT, v);
            assertArrayEquals(new double[2], v);
        }
    }

    @Test
    void vanishedDenominatorIsTheCap() {
        double[] v = new double[2];
        PowerBudget.PER_RB_SPLIT.amplitudes(new double[] {1e-300, 1}, new double[] {0, 1e9}, BUDGET_WATT, v);
        assertArrayEquals(new double[] {1, 1e-9}, v, 1e-15);
    }
}
