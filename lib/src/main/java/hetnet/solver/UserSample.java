package hetnet.solver;

import hetnet.channel.Gains;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Samples of UEs that decide for all; they depend on what UEs see, not on their order and hardly on rounding. */
public final class UserSample {

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
        long[] hash = IntStream.of(users).mapToLong(user -> hash(gains, user)).toArray();
        return IntStream.range(0, users.length).boxed().sorted(Comparator.comparingLong(i -> hash[i])).limit(most)
                .mapToInt(i -> users[i]).toArray();
    }

    /**
     * The mean gains of a UE in tenths of a decibel, so that rounding draws no other sample, mixed and added up in any
     * order of the BSs.
     */
    private static long hash(Gains gains, int user) {
        long sum = 0;
        for (int k = 0; k < gains.links(); k++) {
            sum += mixed(Math.round(100 * StrictMath.log10(gains.mean(user, gains.site(user, k)))));
        }
        return mixed(sum);
    }

    /** The finaliser of SplitMix64: every bit depends on every bit. */
    private static long mixed(long x) {
        long once = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
    }
}
