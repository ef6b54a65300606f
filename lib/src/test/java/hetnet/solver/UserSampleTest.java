package hetnet.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import hetnet.channel.Gains;
import hetnet.util.CounterRandom;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.junit.jupiter.api.Test;

class UserSampleTest {

    @Test
    void aSampleDependsOnWhatUsersSeeAndNotOnTheirOrder() {
        RandomGenerator random = Seeds.stream(1, "gains");
        double[] gain = IntStream.range(0, 60).mapToDouble(i -> random.nextDouble()).toArray();
        double[] turned = new double[60];
        for (int u = 0; u < 20; u++) {
            System.arraycopy(gain, 3 * u, turned, 3 * ((u + 7) % 20), 3);
        }
        int[] users = MathArrays.natural(20);
        double[] mirrored = new double[60];
        for (int i = 0; i < 60; i++) {
            mirrored[i] = gain[3 * (i / 3) + 2 - i % 3] * (1 + 1e-7);
        }
        assertArrayEquals(UserSample.of(Gains.flat(20, 3, 1, gain), users, 8),
                UserSample.of(Gains.flat(20, 3, 1, mirrored), users, 8),
                "another order of the BSs, and rounding");
        int[] sample = UserSample.of(Gains.flat(20, 3, 1, gain), users, 8);
        int[] moved = UserSample.of(Gains.flat(20, 3, 1, turned), users, 8);
        assertArrayEquals(Arrays.stream(sample).map(u -> (u + 7) % 20).toArray(), moved);
        assertEquals(8, Arrays.stream(sample).distinct().count());
        assertSame(users, UserSample.of(Gains.flat(20, 3, 1, gain), users, 20), "all where there are no more");
    }

    @Test
    void onTheBorderBetweenTwoTenthsTheLogarithmOfTheSpecificationDecides() {
        int users = 400;
        double[] gain = IntStream.range(0, users).mapToDouble(i -> Math.pow(10, -6 - (2 * i + 1) / 200.0)).toArray();
        long[] key = Arrays.stream(gain).mapToLong(g -> Math.round(100 * StrictMath.log10(g)))
                .map(tenths -> CounterRandom.mixed(CounterRandom.mixed(tenths))).toArray();
        int[] byKey = IntStream.range(0, users).boxed().sorted(Comparator.comparingLong(u -> key[u]))
                .mapToInt(u -> u).limit(150).toArray();
        assertArrayEquals(byKey, UserSample.of(Gains.flat(users, 1, 1, gain), MathArrays.natural(users), 150));
    }
}
