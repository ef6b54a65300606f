package hetnet.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PairedTestTest {

    /** Student's sleep data (1908), as R's data set {@code sleep}: extra hours of ten patients under two drugs. */
    private static final double[] FIRST = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] SECOND = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    /** R prints seven digits. */
    private static final double PRINTED = 5e-7;

    @Test
    void agreesWithRsPairedTTest() {
        PairedTest test = PairedTest.of(FIRST, SECOND);
        assertEquals(10, test.difference().count());
        assertEquals(1.58, test.difference().mean(), 1e-12);
        assertEquals((2.4598858 - 0.7001142) / 2, test.difference().halfWidth(), PRINTED);
        assertEquals(0.00283289, test.p(), PRINTED);
    }

    @Test
    void theOtherWayRoundTheDifferenceTurnsAndThePValueStays() {
        PairedTest back = PairedTest.of(SECOND, FIRST);
        assertEquals(-1.58, back.difference().mean(), 1e-12);
        assertEquals(PairedTest.of(FIRST, SECOND).p(), back.p(), 1e-12);
    }

    @Test
    void differencesWithoutSpreadLeaveNoDoubt() {
        assertEquals(1, PairedTest.of(FIRST, FIRST).p());
        assertEquals(0, PairedTest.of(new double[] {1, 2, 4}, new double[] {2, 3, 5}).p());
    }

    @Test
    void valuesWithoutPartnersAreRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> PairedTest.of(FIRST, new double[] {1}));
        assertEquals("10 values cannot be paired with 1", e.getMessage());
    }

    @Test
    void intervalOfFiveValues() {
        Interval interval = Interval.of(new double[] {1, 2, 3, 4, 5});
        assertEquals(3, interval.mean());
        // t_{0.975, 4} = 2.776445 in printed tables, s^2 = 2.5
        assertEquals(2.776445 * Math.sqrt(0.5), interval.halfWidth(), PRINTED);
    }

    @Test
    void oneValueHasNoInterval() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Interval.of(new double[] {3}));
        assertEquals("an interval needs at least 2 values, not 1", e.getMessage());
    }

    /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives 0.03 0.06 0.06 0.02. */
    @Test
    void holmAgreesWithRsPAdjust() {
        assertArrayEquals(new double[] {0.03, 0.06, 0.06, 0.02}, PairedTest.holm(0.01, 0.04, 0.03, 0.005), 1e-15);
        assertArrayEquals(new double[] {1, 1, 0.9}, PairedTest.holm(0.6, 0.8, 0.3), 1e-15);
        assertArrayEquals(new double[] {0.2}, PairedTest.holm(0.2));
        assertEquals(0, PairedTest.holm().length);
    }
}
