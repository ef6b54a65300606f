package hetnet.util;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ArrayMathTest {

    private static final int MANY = 100_000;

    private static void assertClose(double expected, double actual, int ulps, double x) {
        assertEquals(expected, actual, ulps * Math.ulp(expected), () -> "at " + x);
    }

    @Test
    void logarithmsAreWithinTheirErrors() {
        RandomGenerator random = Seeds.stream(1, "logarithms");
        for (int i = 0; i < MANY; i++) {
            double x = StrictMath.exp(1400 * random.nextDouble() - 700);
            assertClose(StrictMath.log(x), ArrayMath.log(x), 1, x);
            assertClose(StrictMath.log10(x), ArrayMath.log10(x), 2, x);
            double nearOne = 0.7 + 0.7 * random.nextDouble();
            assertClose(StrictMath.log(nearOne), ArrayMath.log(nearOne), 1, nearOne);
        }
        assertEquals(0, ArrayMath.log(1));
        assertEquals(StrictMath.log(Double.MIN_NORMAL), ArrayMath.log(0), "as the smallest normal number");
        assertArrayEquals(new double[] {-2, 0, 3}, ArrayMath.log10(new double[] {0.01, 1, 1000}), 1e-15);
    }

    @Test
    void exponentialsAreWithinTheirError() {
        RandomGenerator random = Seeds.stream(2, "exponentials");
        for (int i = 0; i < MANY; i++) {
            double x = 1416 * random.nextDouble() - 708;
            assertClose(StrictMath.exp(x), ArrayMath.exp(x), 1, x);
        }
        assertArrayEquals(new double[] {0, 0, 1, StrictMath.exp(709)},
                ArrayMath.exp(new double[] {Double.NEGATIVE_INFINITY, -709, 0, 800}));
        assertEquals(0, ArrayMath.gain(Double.POSITIVE_INFINITY));
        assertArrayEquals(new double[] {1, 1e-7, 10}, ArrayMath.gain(new double[] {0, 70, -10}), 1e-14);
    }

    @Test
    void wholeArraysHaveTheBitsOfEachValue() {
        RandomGenerator random = Seeds.stream(4, "arrays");
        double[] x = new double[1000];
        Arrays.setAll(x, i -> 1600 * random.nextDouble() - 800);
        double[] size = Arrays.stream(x).map(v -> StrictMath.exp(v / 2)).toArray();
        size[7] = 0;
        assertArrayEquals(Arrays.stream(x).map(ArrayMath::exp).toArray(), ArrayMath.exp(x));
        assertArrayEquals(Arrays.stream(x).map(ArrayMath::gain).toArray(), ArrayMath.gain(x));
        assertArrayEquals(Arrays.stream(size).map(ArrayMath::log10).toArray(), ArrayMath.log10(size));
    }

    @Test
    void normalCdfAgreesWithCommonsMath() {
        double[] z = {-30, -9, -6, -2, -0.3, 0, 1, 5, 7.5, 30};
        double[] expected = Arrays.stream(z).map(new NormalDistribution()::cumulativeProbability).toArray();
        assertArrayEquals(expected, Arrays.stream(z).map(ArrayMath::normalCdf).toArray(), 1e-15);
    }

    @Test
    void theTableDecidesAsTheDistributionFunctionDoes() {
        RandomGenerator random = Seeds.stream(3, "normal");
        for (int i = 0; i < MANY; i++) {
            double z = 4 * random.nextGaussian();
            double p = i % 2 == 0 ? random.nextDouble() : ArrayMath.normalCdf(z) + 1e-3 * random.nextGaussian();
            assertEquals(ArrayMath.normalCdf(z) < p, ArrayMath.isNormalCdfBelow(z, p), () -> z + " and " + p);
            assertEquals(false, ArrayMath.isNormalCdfBelow(z, ArrayMath.normalCdf(z)));
        }
        assertEquals(true, ArrayMath.isNormalCdfBelow(7.99, 1));
        assertEquals(true, ArrayMath.isNormalCdfBelow(-50, 1e-3));
    }
}
