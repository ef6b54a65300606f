package hetnet.util;

/**
 * Logarithm, exponential and normal distribution in double precision, by additions, products and quotients alone: Java
 * fixes every bit of those, but not the last bit of {@code Math.log}, so that a channel is the same on every machine.
 * They are plain code on purpose: the module for vectors takes a second longer on the first channel of a program. But
 * those of whole arrays leave to loops of their own what moves bits about, so that compilers find vectors in the rest.
 */
public final class ArrayMath {

    private static final double LOG10_E = 0.4342944819032518;
    private static final double NATS_PER_DB = 0.23025850929940458; // ln(10) / 10
    private static final double LN2_HIGH = 6.93147180369123816490e-01; // ln 2 in two parts, of which the first
    private static final double LN2_LOW = 1.90821492927058770002e-10;  // has few bits
    private static final double INVERSE_LN2 = 1.44269504088896338700;
    private static final double LEAST_EXPONENT = -708; // e^x is a normal number between these
    private static final double LARGEST_EXPONENT = 709;
    private static final double SMALLEST = Double.MIN_NORMAL;
    private static final long ONE = 0x3ff0000000000000L;       // the bits of 1
    private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL; // and those of sqrt(1/2)
    private static final int MANTISSA_BITS = 52;
    /** Added to a number of moderate size it rounds to the nearest whole number, which stands in the last bits. */
    private static final double ROUNDING = 0x1.8p52;
    private static final long ROUNDING_BITS = 0x4338000000000000L;

    private static final int STEPS = 16;    // of the table, to one
    private static final double END = 8;    // where it ends on both sides
    private static final double SLACK = 1e-12; // far more than the distribution function is off
    private static final double[] TABLE = table();

    private ArrayMath() {
    }

    private static double[] table() {
        double[] table = new double[(int) (2 * END * STEPS) + 1];
        for (int k = 0; k < table.length; k++) {
            table[k] = normalCdf((double) k / STEPS - END);
        }
        return table;
    }

    /** The decimal logarithm of each value, within two units of the last place, see {@link #log}; a new array. */
    public static double[] log10(double[] x) {
        double[] e = new double[x.length];
        double[] f = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            e[i] = exponent(x[i]);
            f[i] = mantissa(x[i]);
        }
        for (int i = 0; i < x.length; i++) {
            f[i] = log(e[i], f[i]) * LOG10_E;
        }
        return f;
    }

    /** e to the power of each value, see {@link #exp(double)}; a new array. */
    public static double[] exp(double[] x) {
        double[] y = new double[x.length];
        double[] rounded = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            double bounded = Math.min(x[i], LARGEST_EXPONENT);
            rounded[i] = rounded(bounded);
            y[i] = remaining(bounded, rounded[i]);
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] < LEAST_EXPONENT ? 0 : y[i] * powerOfTwo(rounded[i]);
        }
        return y;
    }

    /** 10^(-db/10) of each value, a new array. An infinite loss gives 0. */
    public static double[] gain(double[] lossDb) {
        double[] exponent = new double[lossDb.length];
        for (int i = 0; i < exponent.length; i++) {
            exponent[i] = lossDb[i] * -NATS_PER_DB;
        }
        return exp(exponent);
    }

    /** 10^(-db/10). An infinite loss gives 0. */
    public static double gain(double lossDb) {
        return exp(lossDb * -NATS_PER_DB);
    }

    /** The decimal logarithm, within two units of the last place, see {@link #log}. */
    public static double log10(double x) {
        return log(x) * LOG10_E;
    }

    /**
     * ln x: x = 2^e (1 + f), s = f / (2 + f), ln(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R(s^2)) (fdlibm, e_log.c).
     *
     * @param x finite; below the smallest normal number as if it were that
     * @return within one unit of the last place
     */
    public static double log(double x) {
        return log(exponent(x), mantissa(x));
    }

    private static long exponentBits(double x) {
        return Double.doubleToRawLongBits(x < SMALLEST ? SMALLEST : x) - SQRT_HALF >> MANTISSA_BITS;
    }

    /** e. A conversion, in compiled code, would wait for the one before it. */
    private static double exponent(double x) {
        return Double.longBitsToDouble(ROUNDING_BITS + exponentBits(x)) - ROUNDING;
    }

    /** f, sqrt(1/2) - 1 to sqrt(2) - 1. */
    private static double mantissa(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x < SMALLEST ? SMALLEST : x)
                - (exponentBits(x) << MANTISSA_BITS)) - 1;
    }

    private static double log(double e, double f) {
        double s = f / (2 + f);
        double z = s * s;
        double r = 1.479819860511658591e-01;
        r = r * z + 1.531383769920937332e-01;
        r = r * z + 1.818357216161805012e-01;
        r = r * z + 2.222219843214978396e-01;
        r = r * z + 2.857142874366239149e-01;
        r = r * z + 3.999999999940941908e-01;
        r = r * z + 6.666666666666735130e-01;
        double half = 0.5 * f * f;
        return e * LN2_HIGH - (half - (s * (half + r * z) + e * LN2_LOW) - f);
    }

    /**
     * e^x: x = n ln 2 + r, e^r = 1 + 2 r / (2 - c(r)) (fdlibm, e_exp.c).
     *
     * @param x at most 709; beyond it as if it were that
     * @return within one unit of the last place; 0 where it would be no normal number
     */
    public static double exp(double x) {
        if (x < LEAST_EXPONENT) {
            return 0;
        }
        double bounded = Math.min(x, LARGEST_EXPONENT);
        double rounded = rounded(bounded);
        return remaining(bounded, rounded) * powerOfTwo(rounded);
    }

    /** n in the last bits. */
    private static double rounded(double x) {
        return x * INVERSE_LN2 + ROUNDING;
    }

    /** e^r. */
    private static double remaining(double x, double rounded) {
        double n = rounded - ROUNDING;
        double high = x - n * LN2_HIGH;
        double low = n * LN2_LOW;
        double r = high - low;
        double t = r * r;
        double p = 4.13813679705723846039e-08;
        p = p * t - 1.65339022054652515390e-06;
        p = p * t + 6.61375632143793436117e-05;
        p = p * t - 2.77777777770155933842e-03;
        p = p * t + 1.66666666666666019037e-01;
        double c = r - t * p;
        return 1 - (low - r * c / (2 - c) - high);
    }

    /** 2^n. */
    private static double powerOfTwo(double rounded) {
        return Double.longBitsToDouble(ONE + (Double.doubleToRawLongBits(rounded) << MANTISSA_BITS));
    }

    /**
     * The distribution function of the standard normal distribution (Hart et al., "Computer Approximations", 1968,
     * formula 5666).
     *
     * @return within 1e-15
     */
    public static double normalCdf(double z) {
        double x = Math.abs(z);
        double p = 3.52624965998911e-02;
        p = p * x + 0.700383064443688;
        p = p * x + 6.37396220353165;
        p = p * x + 33.912866078383;
        p = p * x + 112.079291497871;
        p = p * x + 221.213596169931;
        p = p * x + 220.206867912376;
        double q = 8.83883476483184e-02;
        q = q * x + 1.75566716318264;
        q = q * x + 16.064177579207;
        q = q * x + 86.7807322029461;
        q = q * x + 296.564248779674;
        q = q * x + 637.333633378831;
        q = q * x + 793.826512519948;
        q = q * x + 440.413735824752;
        double tail = exp(-0.5 * x * x) * p / q;
        return z > 0 ? 1 - tail : tail;
    }

    /**
     * Whether the distribution function of the standard normal distribution lies below a probability: what
     * {@link #normalCdf} says, but mostly known from a table.
     */
    public static boolean isNormalCdfBelow(double z, double probability) {
        if (z > -END && z < END) {
            int k = (int) ((z + END) * STEPS);
            boolean below = probability > TABLE[k + 1] + SLACK; // as likely as not: no branch for it
            if (below | probability < TABLE[k] - SLACK) {
                return below;
            }
        }
        return normalCdf(z) < probability;
    }
}
