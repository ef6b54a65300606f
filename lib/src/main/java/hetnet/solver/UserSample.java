package hetnet.solver;

import hetnet.channel.Gains;
import hetnet.radio.kernel.LinkKernel;
import hetnet.util.CounterRandom;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;

/** Samples of UEs that decide for all; they depend on what UEs see, not on their order and hardly on rounding. */
public final class UserSample {

    private static final double LN10 = 0x1.26bb1bbb55516p1;
    /** No less is told from no gain. */
    private static final double LEAST_GAIN = Double.MIN_NORMAL;
    /** Tenths of a decibel, many times the error of the kernel's logarithm. */
    private static final double BORDER = 1e-8;

    private UserSample() {
    }

    /**
     * @param users the UEs that count
     * @param most  they themselves where there are no more
     */
    public static int[] of(Gains gains, int[] users, long most) {
        if (users.length <= most) {
            return users;
        }
        long[] hash = hashes(gains, users);
        int[] order = MathArrays.natural(users.length);
        LongArrays.radixSortIndirect(order, hash, true);
        return Arrays.stream(order).limit(most).map(i -> users[i]).toArray();
    }

    /**
     * Of each UE the mean gains in tenths of a decibel, so that rounding draws no other sample, mixed and added up in
     * any order of the BSs.
     */
    private static long[] hashes(Gains gains, int[] users) {
        int links = gains.links();
        double[] gain = new double[LinkKernel.padded(users.length * links)];
        Arrays.fill(gain, 1);
        for (int i = 0; i < users.length; i++) {
            gains.copyMeans(users[i], gain, i * links);
        }
        Arrays.setAll(gain, i -> Math.max(LEAST_GAIN, gain[i]));
        double[] log = new double[gain.length];
        LinkKernel.fastest().log(gain, log, gain.length);
        long[] hash = new long[users.length];
        for (int i = 0; i < users.length * links; i++) {
            hash[i / links] += CounterRandom.mixed(tenths(gain[i], log[i]));
        }
        Arrays.setAll(hash, i -> CounterRandom.mixed(hash[i]));
        return hash;
    }

    /**
     * A gain in tenths of a decibel; losses are often given to the hundredth, so that many lie on the border between
     * two tenths, where the last digit of a logarithm decides: there, that of Java's specification.
     */
    private static long tenths(double gain, double log) {
        if (gain == LEAST_GAIN) {
            return Long.MIN_VALUE;
        }
        double tenths = log * (100 / LN10);
        double toBorder = Math.abs(Math.abs(tenths - Math.rint(tenths)) - 0.5);
        return Math.round(toBorder < BORDER ? 100 * StrictMath.log10(gain) : tenths);
    }
}
