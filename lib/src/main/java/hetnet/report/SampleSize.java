package hetnet.report;

import hetnet.util.Require;

/** How large a sample has to be, planned from a smaller one. */
public final class SampleSize {

    private static final int MOST = 1_000_000_000;

    private SampleSize() {
    }

    /**
     * The smallest n with t_{0.975, n-1} s / sqrt(n) at most the half width that is wanted, s being the standard
     * deviation of the pilot. The pilot's own error goes into it: one of 10 values may be out by a factor of two.
     *
     * @param pilot     interval of a sample at hand
     * @param halfWidth wanted, in the unit of the sample, above 0
     * @return 2 to 1,000,000,000
     * @throws IllegalArgumentException when the half width is not positive, or no such sample is large enough
     */
    public static int of(Interval pilot, double halfWidth) {
        Require.inRange("halfWidth", halfWidth, Double.MIN_NORMAL, Double.MAX_VALUE, "");
        double deviation = deviation(pilot);
        if (half(deviation, MOST) > halfWidth) {
            throw new IllegalArgumentException("halfWidth = %s needs more than %d values".formatted(halfWidth, MOST));
        }
        int low = 1; // too small, for one value says nothing of its spread
        int high = MOST;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (half(deviation, middle) <= halfWidth) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * The half width that a sample would have whose deviation is that of the pilot.
     *
     * @param pilot interval of a sample at hand
     * @param n     size, 2 or more
     */
    public static double halfWidth(Interval pilot, int n) {
        return half(deviation(pilot), Require.inRange("n", n, 2, MOST, "values"));
    }

    private static double deviation(Interval pilot) {
        return pilot.halfWidth() * Math.sqrt(pilot.count()) / Interval.t(pilot.count());
    }

    /** The half width falls as n grows, for both of its factors do. */
    private static double half(double deviation, int n) {
        return deviation == 0 ? 0 : Interval.t(n) * deviation / Math.sqrt(n);
    }
}
