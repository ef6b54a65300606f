package hetnet.radio.kernel;

/**
 * Logarithm and exponential in double precision by additions, products and quotients alone, the same bits on every
 * machine: Java fixes what each of them gives, but not the last bit of {@code Math.log}. {@link VectorDoubleMath} does
 * the same steps in the lanes of vectors.
 */
final class DoubleMath {

    /** ln 2 in two parts, of which the first has few bits. */
    static final double LN2_HIGH = 6.93147180369123816490e-01;
    static final double LN2_LOW = 1.90821492927058770002e-10;
    static final double INVERSE_LN2 = 1.44269504088896338700;
    /** Bits of sqrt(1/2), less those of an exponent of 0: mantissas are taken from there to sqrt(2). */
    static final long SQRT_HALF = 0x3fe6a09e667f3bcdL - 0x3ff0000000000000L;
    static final int MANTISSA_BITS = 52;
    static final long BIAS = 1023;
    /** 2^52: put into its last bits, a small whole number becomes a double. */
    static final long TWO_52_BITS = 0x4330000000000000L;
    static final double TWO_52_AND_BIAS = 0x1p52 + BIAS;
    /** e^x is a normal number between these. */
    static final double LEAST_EXPONENT = -708;
    static final double LARGEST_EXPONENT = 709;
    /** 1.5 * 2^52: added to a number of moderate size it rounds to the nearest whole number, in the last bits. */
    static final double ROUNDING = 0x1.8p52;

    private DoubleMath() {
    }

    /**
     * ln x: x = 2^e (1 + f), s = f / (2 + f), ln(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R(s^2)) (fdlibm, e_log.c).
     *
     * @param x positive, normal and finite
     * @return within one unit of the last place
     */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long biased = bits - SQRT_HALF >>> MANTISSA_BITS;
        double e = Double.longBitsToDouble(biased + TWO_52_BITS) - TWO_52_AND_BIAS;
        double unit = Double.longBitsToDouble(2 * BIAS - biased << MANTISSA_BITS);
        double f = Math.fma(x, unit, -1);
        double s = f / (2 + f);
        double z = s * s;
        double r = 1.479819860511658591e-01;
        r = Math.fma(r, z, 1.531383769920937332e-01);
        r = Math.fma(r, z, 1.818357216161805012e-01);
        r = Math.fma(r, z, 2.222219843214978396e-01);
        r = Math.fma(r, z, 2.857142874366239149e-01);
        r = Math.fma(r, z, 3.999999999940941908e-01);
        r = Math.fma(r, z, 6.666666666666735130e-01);
        double half = 0.5 * f * f;
        double small = Math.fma(e, LN2_LOW, s * Math.fma(r, z, half));
        return Math.fma(e, LN2_HIGH, f - (half - small));
    }

    /**
     * e^x: x = n ln 2 + r, e^r = 1 + 2 r / (2 - c(r)) (fdlibm, e_exp.c).
     *
     * @return within two units of the last place; beyond -708 and 709 as if it were at them
     */
    static double exp(double x) {
        double inside = Math.min(Math.max(x, LEAST_EXPONENT), LARGEST_EXPONENT);
        double rounded = Math.fma(inside, INVERSE_LN2, ROUNDING);
        double n = rounded - ROUNDING;
        double high = Math.fma(n, -LN2_HIGH, inside);
        double low = n * LN2_LOW;
        double r = high - low;
        double t = r * r;
        double p = 4.13813679705723846039e-08;
        p = Math.fma(p, t, -1.65339022054652515390e-06);
        p = Math.fma(p, t, 6.61375632143793436117e-05);
        p = Math.fma(p, t, -2.77777777770155933842e-03);
        p = Math.fma(p, t, 1.66666666666666019037e-01);
        double c = r - t * p;
        double y = 1 - (low - r * c / (2 - c) - high);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(y)
                + (Double.doubleToRawLongBits(rounded) << MANTISSA_BITS));
    }
}
