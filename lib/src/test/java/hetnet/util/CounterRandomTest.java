package hetnet.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

    private static final int MANY = 1_000_000;
    private static final long DIGEST = 5513884302091925542L; // of the draws with the key below
    private static final double SIGNIFICANCE = 0.001; // fixed keys: a test passes always or never

    private final CounterRandom random = new CounterRandom(20);

    private double[] exponentials(CounterRandom random) {
        return IntStream.range(0, MANY).mapToDouble(random::exponential).toArray();
    }

    @Test
    void bitsAreThoseOfSplitMix64() {
        SplittableRandom java = new SplittableRandom(20); // Java's own, one after the other
        for (int i = 0; i < 100; i++) {
            assertEquals(java.nextLong(), random.bits(i));
        }
    }

    @Test
    void exponentialsAreExponential() {
        double[] x = exponentials(random);
        assertTrue(TestUtils.kolmogorovSmirnovTest(new ExponentialDistribution(null, 1), x) > SIGNIFICANCE);
        assertEquals(1, StatUtils.mean(x), 4 / Math.sqrt(MANY));
        assertEquals(1, StatUtils.variance(x), 4 * Math.sqrt(8.0 / MANY));
        assertTrue(StatUtils.min(x) >= 0);
        // beyond the ziggurat's lowest layer: the same distribution again
        double end = 7.69711747013104972;
        double[] tail = Arrays.stream(x).filter(v -> v > end).map(v -> v - end).toArray();
        assertEquals(MANY * Math.exp(-end), tail.length, 4 * Math.sqrt(tail.length));
        assertTrue(TestUtils.kolmogorovSmirnovTest(new ExponentialDistribution(null, 1), tail) > SIGNIFICANCE);
    }

    /** A layer that is chosen too often, or whose wedge is cut wrongly, would show here. */
    @Test
    void exponentialsAreSpreadEvenlyOverTheLayersOfTheZiggurat() {
        int cells = 1000;
        long[] counts = new long[cells];
        for (double x : exponentials(random)) {
            counts[(int) (cells * -Math.expm1(-x))]++;
        }
        double[] expected = new double[cells];
        Arrays.fill(expected, (double) MANY / cells);
        assertTrue(TestUtils.chiSquareTest(expected, counts) > SIGNIFICANCE);
    }

    @Test
    void uniformsAreUniform() {
        double[] x = IntStream.range(0, MANY).mapToDouble(random::uniform).toArray();
        assertTrue(TestUtils.kolmogorovSmirnovTest(new UniformRealDistribution(null, 0, 1), x) > SIGNIFICANCE);
        assertTrue(StatUtils.min(x) >= 0 && StatUtils.max(x) < 1);
    }

    @Test
    void manyAreThoseOfEachIndex() {
        double[] many = new double[200_000]; // some in the tail, and some drawn again and again
        random.exponentials(7000, many, 100, 199_800);
        for (int i = 0; i < many.length; i++) {
            assertEquals(i < 100 || i >= 199_900 ? 0 : random.exponential(6900 + i), many[i]);
        }
    }

    @Test
    void drawsOfNeighbouringIndicesAndKeysAreIndependent() {
        double[] x = exponentials(random);
        double[] shifted = new double[MANY];
        for (int lag : new int[] {1, 2, 51, 255}) {
            Arrays.setAll(shifted, i -> x[(i + lag) % MANY]);
            assertEquals(0, new PearsonsCorrelation().correlation(x, shifted), 4 / Math.sqrt(MANY), "lag " + lag);
        }
        double[] other = exponentials(new CounterRandom(21));
        assertEquals(0, new PearsonsCorrelation().correlation(x, other), 4 / Math.sqrt(MANY));
        assertNotEquals(x[0], other[0]);
    }

    /** Committed once: what any machine must give. */
    @Test
    void theSameBitsOnEveryMachine() {
        long digest = 17;
        for (int i = 0; i < MANY; i++) {
            digest = 1_000_003 * digest + Double.doubleToLongBits(random.exponential(i));
        }
        assertEquals(DIGEST, digest);
    }
}
