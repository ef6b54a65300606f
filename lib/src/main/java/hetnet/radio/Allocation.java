package hetnet.radio;

import hetnet.channel.Gains;
import java.util.Arrays;

/**
 * A joint decision: who serves whom, and with which power.
 *
 * @param association serving BS of each UE, or {@link #OUT_OF_COVERAGE}; shape [U]; the a_ij of Eq. (6)
 * @param powerWatt   power p_j^r of each BS on each RB, watt; shape [B, R]
 */
public record Allocation(int[] association, double[][] powerWatt) {

    /** Stands for the BS of a UE that has no path to any. */
    public static final int OUT_OF_COVERAGE = -1;

    /** Slack on the budget of Eq. (7), relative: the rounding of a sum of R powers. */
    public static final double BUDGET_TOLERANCE = 1e-9;

    /** |U_b|, the number of UEs of each BS; shape [B]. */
    public int[] load() {
        int[] load = new int[powerWatt.length];
        for (int b : association) {
            if (b != OUT_OF_COVERAGE) {
                load[b]++;
            }
        }
        return load;
    }

    /** alpha_j^r = p_j^r / P_max, shape [B, R]. */
    public double[][] powerFraction(double budgetWatt) {
        return Arrays.stream(powerWatt)
                .map(row -> Arrays.stream(row).map(p -> p / budgetWatt).toArray())
                .toArray(double[][]::new);
    }

    /** {@link #requireFeasible(Gains, double[])} with the same budget for every BS, watt. */
    public Allocation requireFeasible(Gains gains, double budgetWatt) {
        double[] budgets = new double[gains.sites()];
        Arrays.fill(budgets, budgetWatt);
        return requireFeasible(gains, budgets);
    }

    /**
     * Checks Eqs. (6) and (7) against the gains.
     *
     * @param budgetWatt P_max^j of each BS, watt; shape [B]
     * @return this allocation
     * @throws IllegalArgumentException naming the UE or BS and the clause it breaks
     */
    public Allocation requireFeasible(Gains gains, double[] budgetWatt) {
        if (association.length != gains.users() || powerWatt.length != gains.sites()) {
            throw new IllegalArgumentException("allocation for %d UEs and %d BSs, but the gains have %d and %d"
                    .formatted(association.length, powerWatt.length, gains.users(), gains.sites()));
        }
        for (int u = 0; u < association.length; u++) {
            int b = association[u];
            boolean covered = gains.isCovered(u);
            if (covered ? b < 0 || b >= gains.sites() : b != OUT_OF_COVERAGE) {
                throw new IllegalArgumentException(covered
                        ? "UE %d is in coverage but its BS is %d: Eq. (6) wants one of 0 to %d"
                        .formatted(u, b, gains.sites() - 1)
                        : "UE %d has no path to any BS but is served by BS %d".formatted(u, b));
            }
        }
        for (int b = 0; b < powerWatt.length; b++) {
            requireBudget(b, powerWatt[b], gains.blocks(), budgetWatt[b]);
        }
        return this;
    }

    private static void requireBudget(int site, double[] power, int blocks, double budgetWatt) {
        if (power.length != blocks) {
            throw new IllegalArgumentException("BS %d has powers for %d RBs instead of %d"
                    .formatted(site, power.length, blocks));
        }
        double sum = 0;
        for (int r = 0; r < blocks; r++) {
            if (!(power[r] >= 0)) {
                throw new IllegalArgumentException("BS %d has power %s W on RB %d: Eq. (7) wants p >= 0"
                        .formatted(site, power[r], r));
            }
            sum += power[r];
        }
        if (sum > budgetWatt * (1 + BUDGET_TOLERANCE)) {
            throw new IllegalArgumentException("BS %d spends %s W of a budget of %s W (Eq. 7)"
                    .formatted(site, sum, budgetWatt));
        }
    }
}
