package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hetnet.util.CounterRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FadingGainsTest {

    private static final int USERS = 37; // two arrays and the last UEs in a third
    private static final int SITES = 3;
    private static final int BLOCKS = 4;

    private final double[] numbers = IntStream.rangeClosed(1, USERS * SITES * BLOCKS).asDoubleStream().toArray();
    private final Gains gains = Gains.fading(USERS, SITES, BLOCKS, numbers);

    private static double number(int user, int site, int block) {
        return 1 + (user * SITES + site) * BLOCKS + block;
    }

    @Test
    void eachGainIsWhereItWasGiven() {
        assertArrayEquals(numbers, gains.kept());
        double[] flat = new double[SITES];
        double[] link = new double[BLOCKS + 1];
        for (int u = 0; u < USERS; u++) {
            gains.copyFlat(u, flat, 0);
            for (int b = 0; b < SITES; b++) {
                assertEquals(number(u, b, 0), flat[b]);
                assertEquals((number(u, b, 0) + number(u, b, BLOCKS - 1)) / 2, gains.mean(u, b));
                gains.copyLink(u, b, link, 1);
                for (int r = 0; r < BLOCKS; r++) {
                    assertEquals(number(u, b, r), gains.at(u, b, r));
                    assertEquals(number(u, b, r), link[1 + r]);
                }
            }
        }
    }

    @Test
    void givenGainsAreCopied() {
        numbers[0] = 99;
        assertEquals(1, gains.at(0, 0, 0));
        gains.kept()[0] = 99;
        assertEquals(1, gains.at(0, 0, 0));
    }

    @Test
    void someUsersKeepTheirGains() {
        int[] some = {36, 2, 2, 17, 31, 16, 15, 1, 3, 5, 7, 9, 11, 13, 20, 22, 24, 35};
        Gains few = gains.ofUsers(some);
        assertEquals(some.length, few.users());
        for (int i = 0; i < some.length; i++) {
            assertEquals(number(some[i], 1, 2), few.at(i, 1, 2));
        }
    }

    @Test
    void rowsAndColumnsMoveTogether() {
        int[] order = IntStream.range(0, USERS).map(u -> u * 5 % USERS).toArray();
        int[] sites = {2, 0, 1};
        Gains moved = gains.rows(order, sites);
        for (int u = 0; u < USERS; u++) {
            for (int b = 0; b < SITES; b++) {
                assertEquals(number(order[u], sites[b], 3), moved.at(u, b, 3));
            }
        }
    }

    @Test
    void eachSiteHasItsFactor() {
        Gains scaled = gains.scaled(new double[] {2, 0, 0.5});
        assertEquals(2 * number(36, 0, 1), scaled.at(36, 0, 1));
        assertEquals(0, scaled.at(20, 1, 1));
        assertEquals(0.5 * number(16, 2, 3), scaled.at(16, 2, 3));
    }

    @Test
    void theDigestIsThatOfAllNumbersInTheirOrder() {
        long digest = 17;
        for (double g : numbers) {
            digest = 1_000_003 * digest + Double.doubleToLongBits(g);
        }
        assertEquals(digest, gains.digest());
        numbers[numbers.length - 1]++;
        assertNotEquals(digest, Gains.fading(USERS, SITES, BLOCKS, numbers).digest());
    }

    /** What all drawn networks rest on: which draw fades which RB. */
    @Test
    void fadingMultipliesTheMeanGainByTheDrawOfItsRb() {
        double[] mean = IntStream.rangeClosed(1, USERS * SITES).mapToDouble(i -> i).toArray();
        CounterRandom random = new CounterRandom(8);
        double[] faded = Gains.flat(USERS, SITES, BLOCKS, mean).faded((first, end, to) ->
                random.exponentials((long) first * BLOCKS, to, 0, to.length)).kept();
        double[] expected = new double[numbers.length];
        Arrays.setAll(expected, i -> random.exponential(i) * mean[i / BLOCKS]);
        assertArrayEquals(expected, faded);
    }
}
