package hetnet.model.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class FloatMathTest {

    private static final double LAST_BITS = 1.2e-7;
    private static final double GELU = 1e-6;
    private static final int COUNT = 200_000;

    @Test
    void logarithmFromTheSmallestToTheLargestNumber() {
        for (int i = 0; i < COUNT; i++) {
            float x = (float) Math.pow(10, -37 + 75.0 * i / COUNT);
            double exact = Math.log(x);
            assertEquals(exact, FloatMath.log(x), LAST_BITS * Math.max(1, Math.abs(exact)), "ln " + x);
        }
        assertEquals(0, FloatMath.log(1));
    }

    @Test
    void exponentialOverItsRange() {
        for (int i = 0; i < COUNT; i++) {
            float x = -87 + 175f * i / COUNT;
            assertEquals(1, FloatMath.exp(x) / Math.exp(x), LAST_BITS, "exp " + x);
        }
        assertEquals(1, FloatMath.exp(0));
        float least = FloatMath.exp(-1e9f);
        assertTrue(least > 0 && least < 1e-37, "exp of a large negative number is " + least);
    }

    @Test
    void geluByTheErrorFunction() {
        for (int i = 0; i < COUNT; i += 20) {
            float x = -8 + 16f * i / COUNT;
            assertEquals(0.5 * x * (1 + Erf.erf(x / Math.sqrt(2))), FloatMath.gelu(x), GELU, "GELU " + x);
        }
    }

    @Test
    void vectorsGiveTheSameBits() {
        float[] x = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            x[i] = (float) Math.pow(10, -36 + 73.0 * i / COUNT);
        }
        float[] small = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            small[i] = -100 + 188f * i / COUNT;
        }
        float[] lanes = new float[COUNT];
        VectorMath.log(x, 1e-3f, lanes, COUNT);
        assertSame(i -> FloatMath.log(x[i] + 1e-3f), lanes);
        VectorMath.exp(small, lanes, COUNT);
        assertSame(i -> FloatMath.exp(small[i]), lanes);
        VectorMath.gelu(small, lanes, COUNT);
        assertSame(i -> FloatMath.gelu(small[i]), lanes);
    }

    private static void assertSame(IntToDoubleFunction one, float[] lanes) {
        for (int i = 0; i < lanes.length; i++) {
            assertEquals((float) one.applyAsDouble(i), lanes[i]);
        }
    }
}
