package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnrolledInputTest {

    /** Angles from cosines in single precision. */
    private static final double SINGLE_PRECISION = 1e-6;
    /** Mean and deviation of the Gumbel distribution. */
    private static final double EULER_GAMMA = 0.5772156649;
    private static final double GUMBEL_DEVIATION = Math.PI / Math.sqrt(6);

    @Test
    void sitesThatTakeTheBlocksBelowTheirPartShareTheBand() {
        int sites = 4;
        int blocks = 12;
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray code = UnrolledInput.code(3, sites, blocks, Seeds.stream(1, "code"), manager);
            assertEquals(new Shape(3, sites, blocks, UnrolledGnn.CODE), code.getShape());
            double[] order = places(code); // [L, B, R]
            for (int l = 0; l < 3; l++) {
                int[] takers = new int[blocks];
                for (int b = 0; b < sites; b++) {
                    for (int r = 0; r < blocks; r++) {
                        takers[r] += order[(l * sites + b) * blocks + r] < 1.0 / sites - SINGLE_PRECISION ? 1 : 0;
                    }
                }
                assertArrayEquals(ones(blocks), takers);
            }
        }
    }

    @Test
    void placesInTheOrderAreEvenAndDifferFromNetworkToNetwork() {
        try (NDManager manager = NDManager.newBaseManager()) {
            double[] order = places(UnrolledInput.code(2, 1, 7, Seeds.stream(1, "code"), manager));
            double[] one = Arrays.copyOf(order, 7);
            double[] other = Arrays.copyOfRange(order, 7, 14);
            assertFalse(Arrays.equals(one, other));
            for (double[] places : List.of(one, other)) {
                Arrays.sort(places);
                for (int r = 0; r < 7; r++) {
                    assertEquals(r / 7.0, places[r], SINGLE_PRECISION);
                }
            }
        }
    }

    @Test
    void theStrongestSitesComeFirstAndAllInTheirOrder() {
        Gains gains = Gains.flat(2, 3, 1, new double[] {1, 3, 2, 0, 0, 5});
        assertArrayEquals(new int[][] {{1, 2}, {2, 0}}, UnrolledInput.strongest(gains, new int[] {0, 1}, 2));
        assertArrayEquals(new int[][] {{0}, {1}, {2}}, UnrolledInput.strongest(gains, new int[] {1}, 3));
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The angles over the full circle, from just below 0 up to 1. */
    private static double[] places(NDArray code) {
        float[] values = code.toFloatArray();
        double[] places = new double[values.length / 2];
        for (int i = 0; i < places.length; i++) {
            double turn = Math.atan2(values[2 * i + 1], values[2 * i]) / (2 * Math.PI);
            places[i] = turn < -SINGLE_PRECISION ? turn + 1 : turn;
        }
        return places;
    }
}
