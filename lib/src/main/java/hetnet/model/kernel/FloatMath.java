package hetnet.model.kernel;

/**
 * Logarithm, exponential and GELU in single precision by polynomials of our own, the same bits on every machine: Java
 * fixes what each addition, product and fused product gives, but not the last bit of {@code Math.log}.
 * {@link VectorMath} does the same steps in eight lanes.
 */
public final class FloatMath {

    /** ln 2. */
    public static final float LN2 = 0.6931472f;
    /** Bits of sqrt(1/2): mantissas are taken from there to sqrt(2). */
    static final int SQRT_HALF = 0x3f3504f3;
    /** Least argument of {@link #exp}: e to it is still a normal number. */
    static final float LEAST_EXPONENT = -87;
    /**
     * 1.5 * 2^23: added to a number of moderate size it rounds to the nearest whole number, which stands in the last
     * bits.
     */
    static final float ROUNDING = 12_582_912f;
    /** 1 / ln 2, and ln 2 in two parts of which the first has few bits. */
    static final float LOG2E = 1.442695f;
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;
    /** 1 / sqrt(2). */
    static final float SQRT_HALF_VALUE = 0.70710678f;
    /** Beyond it erf is one in single precision. */
    static final float LARGEST_ERF = 4;

    private FloatMath() {
    }

    /**
     * ln x: x = 2^e (1 + f), ln(1 + f) = f - f^2 / 2 + f^3 P(f) (Cephes, logf).
     *
     * @param x positive and normal
     * @return within 1.2e-7 of ln x, relative to the larger of |ln x| and 1
     */
    public static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        int e = bits - SQRT_HALF >> 23;
        float f = Float.intBitsToFloat(bits - (e << 23)) - 1;
        float p = 7.0376836292e-2f;
        p = Math.fma(p, f, -1.1514610310e-1f);
        p = Math.fma(p, f, 1.1676998740e-1f);
        p = Math.fma(p, f, -1.2420140846e-1f);
        p = Math.fma(p, f, 1.4249322787e-1f);
        p = Math.fma(p, f, -1.6668057665e-1f);
        p = Math.fma(p, f, 2.0000714765e-1f);
        p = Math.fma(p, f, -2.4999993993e-1f);
        p = Math.fma(p, f, 3.3333331174e-1f);
        p = Math.fma(p, f, -0.5f);
        return Math.fma(e, LN2, Math.fma(p, f * f, f));
    }

    /**
     * e^x: x = n ln 2 + r, e^r = 1 + r + r^2 P(r) (Cephes, expf).
     *
     * @param x at most 88; below {@link #LEAST_EXPONENT} as if it were that
     * @return within 1.2e-7, relative
     */
    public static float exp(float x) {
        float c = Math.max(x, LEAST_EXPONENT);
        float t = Math.fma(c, LOG2E, ROUNDING);
        float n = t - ROUNDING;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, c));
        float p = 1.9875691500e-4f;
        p = Math.fma(p, r, 1.3981999507e-3f);
        p = Math.fma(p, r, 8.3334519073e-3f);
        p = Math.fma(p, r, 4.1665795894e-2f);
        p = Math.fma(p, r, 1.6666665459e-1f);
        p = Math.fma(p, r, 5.0000001201e-1f);
        p = Math.fma(p * r, r, r) + 1;
        return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(t) << 23));
    }

    /**
     * x (1 + erf(x / sqrt 2)) / 2, erf by the rational function of Eigen and XLA.
     *
     * @return within 1e-6 of it where |x| is at most 8
     */
    public static float gelu(float x) {
        float y = Math.min(LARGEST_ERF, Math.max(-LARGEST_ERF, x * SQRT_HALF_VALUE));
        float s = y * y;
        float p = -2.72614225801306e-10f;
        p = Math.fma(p, s, 2.77068142495902e-08f);
        p = Math.fma(p, s, -2.10102402082508e-06f);
        p = Math.fma(p, s, -5.69250639462346e-05f);
        p = Math.fma(p, s, -7.34990630326855e-04f);
        p = Math.fma(p, s, -2.95459980854025e-03f);
        p = Math.fma(p, s, -1.60960333262415e-02f);
        float q = -1.45660718464996e-05f;
        q = Math.fma(q, s, -2.13374055278905e-04f);
        q = Math.fma(q, s, -1.68282697438203e-03f);
        q = Math.fma(q, s, -7.37332916720468e-03f);
        q = Math.fma(q, s, -1.42647390514189e-02f);
        float half = x * 0.5f;
        return Math.fma(y * p / q, half, half);
    }
}
