package hetnet.radio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.channel.Gains;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int NONE = Allocation.OUT_OF_COVERAGE;
    private static final Gains GAINS = Gains.flat(3, 2, 2, new double[] {1, 2, 0, 0, 0, 1});
    private static final double[][] POWER = {{1, 3}, {0, 0}};

    @Test
    void feasibleAllocationIsReturned() {
        Allocation allocation = new Allocation(new int[] {0, NONE, 1}, POWER);
        assertSame(allocation, allocation.requireFeasible(GAINS, 4));
        assertArrayEquals(new int[] {1, 1}, allocation.load());
        assertArrayEquals(new double[] {0.25, 0.75}, allocation.powerFraction(4)[0]);
        assertArrayEquals(new double[] {0.5, 0.5}, Scheduler.EQUAL_TIME.shares(new int[] {2, 2}));
        assertArrayEquals(new double[] {1, 1}, Scheduler.EQUAL_TIME.shares(new int[] {0, 1}),
                "an empty BS gives no infinity");
        assertArrayEquals(new double[] {1, 1}, Scheduler.NONE.shares(new int[] {5, 0}));
    }

    @Test
    void whatIsInfeasibleIsNamed() {
        int[] good = {0, NONE, 1};
        assertInfeasible("UE 0 is in coverage but its BS is -1: Eq. (6) wants one of 0 to 1", new int[] {NONE, NONE, 1},
                POWER, 4);
        assertInfeasible("UE 2 is in coverage but its BS is 2: Eq. (6) wants one of 0 to 1", new int[] {0, NONE, 2},
                POWER, 4);
        assertInfeasible("UE 1 has no path to any BS but is served by BS 0", new int[] {0, 0, 1}, POWER, 4);
        assertInfeasible("BS 0 spends 4.0 W of a budget of 3.9 W (Eq. 7)", good, POWER, 3.9);
        assertInfeasible("BS 1 has power -1.0 W on RB 0: Eq. (7) wants p >= 0", good, new double[][] {{0, 0}, {-1, 0}},
                4);
        assertInfeasible("BS 1 has power NaN W on RB 1: Eq. (7) wants p >= 0", good,
                new double[][] {{0, 0}, {0, Double.NaN}}, 4);
        assertInfeasible("BS 1 has powers for 1 RBs instead of 2", good, new double[][] {{0, 0}, {0}}, 4);
        assertInfeasible("allocation for 2 UEs and 2 BSs, but the gains have 3 and 2", new int[2], POWER, 4);
    }

    private static void assertInfeasible(String message, int[] association, double[][] power, double budgetWatt) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> new Allocation(association, power).requireFeasible(GAINS, budgetWatt)).getMessage());
    }
}
