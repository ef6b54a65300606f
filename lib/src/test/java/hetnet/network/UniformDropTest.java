package hetnet.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.util.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;

class UniformDropTest {

    private static final Area PAPER = new Area(215.504, 369.504, 307.504, 609.504);

    /** Level of the statistical tests; the seeds are fixed, so that a test passes always or never. */
    private static final double SIGNIFICANCE = 0.001;

    @Test
    void keepsUsersApartAndInside() {
        Users users = UniformDrop.drop(PAPER, 5400, 1.2, 1.5, 3, Seeds.stream(1, "drop"));
        assertEquals(5400, users.count());
        assertEquals("1", users.ids().get(0));
        assertEquals("5400", users.ids().get(5399));
        double[][] p = users.positionM();
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            assertTrue(PAPER.contains(p[i][0], p[i][1]) && p[i][2] == 1.5);
            for (int j = 0; j < i; j++) {
                nearest = Math.min(nearest, Math.hypot(p[i][0] - p[j][0], p[i][1] - p[j][1]));
            }
        }
        assertTrue(nearest >= 1.2, "nearest pair " + nearest + " m");
        assertTrue(nearest < 1.21, "a dense drop has pairs just above the spacing, not " + nearest + " m");
    }

    @Test
    void isUniformOverTheArea() {
        int columns = 8;
        int rows = 10;
        long[] counts = new long[columns * rows];
        for (double[] p : UniformDrop.points(PAPER, 5400, 0,
                Seeds.stream(2, "drop"))) { // no spacing: independent points
            int i = (int) ((p[0] - PAPER.minXM()) / PAPER.widthM() * columns);
            int j = (int) ((p[1] - PAPER.minYM()) / PAPER.heightM() * rows);
            counts[j * columns + i]++;
        }
        double[] expected = new double[counts.length];
        Arrays.fill(expected, 5400.0 / counts.length);
        assertTrue(TestUtils.chiSquareTest(expected, counts) > SIGNIFICANCE);
    }

    @Test
    void speedsAndHeadingsAreUniform() {
        Users users = UniformDrop.drop(PAPER, 5000, 1, 1.5, 4, Seeds.stream(3, "drop"));
        assertTrue(TestUtils.kolmogorovSmirnovTest(new UniformRealDistribution(0, 4), users.speedMps()) > SIGNIFICANCE);
        assertTrue(TestUtils.kolmogorovSmirnovTest(new UniformRealDistribution(0, 2 * Math.PI), users.headingRad())
                > SIGNIFICANCE);
    }

    @Test
    void sameSeedSameDrop() {
        Users a = UniformDrop.drop(PAPER, 500, 1.2, 1.5, 3, Seeds.stream(7, "drop"));
        Users b = UniformDrop.drop(PAPER, 500, 1.2, 1.5, 3, Seeds.stream(7, "drop"));
        Users c = UniformDrop.drop(PAPER, 500, 1.2, 1.5, 3, Seeds.stream(8, "drop"));
        assertTrue(Arrays.deepEquals(a.positionM(), b.positionM()));
        assertArrayEquals(a.headingRad(), b.headingRad());
        assertFalse(Arrays.deepEquals(a.positionM(), c.positionM()));
    }

    @Test
    void reachesHalfCoverage() { // 50 % of the area under discs of 1.2 m: near the jam, but possible
        int count = (int) (0.5 * PAPER.squareM() / (Math.PI / 4 * 1.2 * 1.2));
        assertEquals(count, UniformDrop.points(PAPER, count, 1.2, Seeds.stream(4, "drop")).length);
    }

    @Test
    void aDropThatCannotFitNamesAreaAndCount() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> UniformDrop.drop(PAPER, 12_000, 1.2, 1.5, 3, Seeds.stream(5, "drop"))).getMessage();
        assertTrue(message.contains("12000") && message.contains("92.0 m x 240.0 m") && message.contains("1.2 m apart")
                && message.contains("54.7 %"), message);
    }

    @Test
    void anAreaAsThinAsALineTakesNoMoreRoomThanItsPoints() {
        double[][] p = UniformDrop.points(new Area(0, 0, 1e9, 1e-9), 1000, 1, Seeds.stream(6, "drop"));
        assertTrue(Arrays.stream(p).mapToDouble(xy -> xy[0]).max().orElseThrow() > 9e8);
    }
}
