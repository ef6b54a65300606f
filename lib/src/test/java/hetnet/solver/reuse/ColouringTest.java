package hetnet.solver.reuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.util.Seeds;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ColouringTest {

    private static final int MATRICES = 3000;
    /** Beyond the digits of a sum of any of them. */
    private static final double DECADES = 40;
    private static final BigDecimal TIE = BigDecimal.valueOf(1e-9);

    /** Whatever the sizes of what BSs take from each other: BSs that change places for ever would end no search. */
    @Test
    void itEndsWhereNoMoveAndNoSwapGainsInExactNumbers() {
        RandomGenerator random = Seeds.stream(1, "colouring");
        for (int i = 0; i < MATRICES; i++) {
            double[][] interference = drawn(2 + random.nextInt(11), random);
            int colours = 1 + random.nextInt(interference.length);
            int[] colour = Colouring.of(interference, colours);
            assertEquals(colours, Arrays.stream(colour).distinct().count());
            for (int b = 0; b < colour.length; b++) {
                for (int k = 0; k < colour.length; k++) {
                    int[] other = colour.clone();
                    other[b] = colour[k];
                    if (Arrays.stream(other).distinct().count() == colours) {
                        requireNoGain(interference, colour, other, "matrix %d: BS %d as %d".formatted(i, b, k));
                    }
                    other[k] = colour[b];
                    requireNoGain(interference, colour, other, "matrix %d: BSs %d and %d".formatted(i, b, k));
                }
            }
        }
    }

    private static double[][] drawn(int sites, RandomGenerator random) {
        double[][] interference = new double[sites][sites];
        for (int b = 0; b < sites; b++) {
            for (int k = 0; k < b; k++) {
                double x = random.nextInt(4) == 0 ? 0 : Math.pow(10, DECADES * (random.nextDouble() - 0.5));
                interference[b][k] = x;
                interference[k][b] = x;
            }
        }
        return interference;
    }

    private static void requireNoGain(double[][] interference, int[] colour, int[] other, String what) {
        BigDecimal now = BigDecimal.ZERO; // of BSs whose colour changes
        BigDecimal then = BigDecimal.ZERO;
        for (int b = 0; b < colour.length; b++) {
            if (colour[b] != other[b]) {
                now = now.add(within(interference, colour, b));
                then = then.add(within(interference, other, b));
            }
        }
        assertTrue(then.compareTo(now.subtract(now.multiply(TIE))) >= 0, what);
    }

    private static BigDecimal within(double[][] interference, int[] colour, int site) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < colour.length; k++) {
            sum = k != site && colour[k] == colour[site] ? sum.add(new BigDecimal(interference[site][k])) : sum;
        }
        return sum;
    }
}
