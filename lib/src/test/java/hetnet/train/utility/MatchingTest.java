package hetnet.train.utility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.util.Seeds;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MatchingTest {

    @Test
    void agreesWithExhaustiveSearch() {
        RandomGenerator random = Seeds.stream(1, "matching");
        for (int instance = 0; instance < 200; instance++) {
            int n = 1 + random.nextInt(6);
            double[][] cost = new double[n][n];
            for (int i = 0; i < n * n; i++) {
                cost[i / n][i % n] = instance % 2 == 0 ? random.nextGaussian()
                        : random.nextInt(3); // with and without ties
            }
            int[] column = Matching.cheapest(cost);
            assertArrayEquals(IntStream.range(0, n).toArray(), IntStream.of(column).sorted().toArray(),
                    "a permutation");
            double sum = IntStream.range(0, n).mapToDouble(r -> cost[r][column[r]]).sum();
            assertEquals(exhaustive(cost, 0, 0), sum, 1e-12);
        }
    }

    /** Least cost of the rows from this one on with the columns that are left, as bits that are not set. */
    private static double exhaustive(double[][] cost, int row, int taken) {
        if (row == cost.length) {
            return 0;
        }
        return IntStream.range(0, cost.length).filter(c -> (taken >> c & 1) == 0)
                .mapToDouble(c -> cost[row][c] + exhaustive(cost, row + 1, taken | 1 << c)).min().orElseThrow();
    }
}
