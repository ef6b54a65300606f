package hetnet.model.engine.link;

import hetnet.model.kernel.FloatMath;
import java.util.Arrays;

/** Sums of ln(1 + x) over rows of RBs in plain Java, a logarithm for each lane. Serves one thread. */
final class LogProduct {

    /** Where a float has its exponent, and the bits of its mantissa; and the bits of 1. */
    static final int EXPONENT_BITS = 23;
    static final int MANTISSA = 0x7fffff;
    static final int ONE = 0x3f800000;

    private final float[] mantissa = new float[Kernel.LANES];
    private final int[] exponent = new int[Kernel.LANES];

    /**
     * Sum of ln(1 + x) over a row of RBs: of the products in each lane, mantissas apart from exponents, so that none
     * overflows.
     */
    float logarithm(float[] x, int at, int stride) {
        Arrays.fill(mantissa, 1);
        Arrays.fill(exponent, 0);
        for (int v = at; v < at + stride; v += Kernel.LANES) {
            for (int j = 0; j < Kernel.LANES; j++) {
                int bits = Float.floatToRawIntBits(x[v + j] + 1);
                exponent[j] += (bits >>> EXPONENT_BITS) - 127;
                mantissa[j] *= Float.intBitsToFloat(bits & MANTISSA | ONE);
            }
        }
        for (int j = 0; j < Kernel.LANES; j++) {
            mantissa[j] = Math.fma((float) exponent[j], FloatMath.LN2, FloatMath.log(mantissa[j]));
        }
        return sum(mantissa, 0);
    }

    /** Sum of eight lanes. */
    static float sum(float[] x, int at) {
        return x[at] + x[at + 4] + (x[at + 1] + x[at + 5]) + (x[at + 2] + x[at + 6] + (x[at + 3] + x[at + 7]));
    }
}
