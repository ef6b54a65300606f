package hetnet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleSizeTest {

    /** Two values at -1 and 1 have s = sqrt(2); t_{0.975} of 1 degree of freedom is 12.706. */
    private static final Interval PILOT = Interval.of(new double[] {-1, 1});

    @Test
    void largeSamplesFollowTheNormalDistribution() {
        // (1.959964 * sqrt(2) / 0.01)^2 = 76,829.2; Student's t adds two
        assertEquals(76_831, SampleSize.of(PILOT, 0.01), 1);
    }

    @Test
    void theSizeIsTheSmallestThatIsEnough() {
        double[] sample = new double[40];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = Math.sin(i);
        }
        Interval pilot = Interval.of(sample);
        assertEquals(40, SampleSize.of(pilot, pilot.halfWidth() * (1 + 1e-9)));
        assertEquals(41, SampleSize.of(pilot, pilot.halfWidth() * (1 - 1e-9)));
    }

    @Test
    void theHalfWidthOfThePilotsSizeIsThePilots() {
        assertEquals(PILOT.halfWidth(), SampleSize.halfWidth(PILOT, 2), 1e-12);
        // t_{0.975} of 7 degrees of freedom is 2.3646
        assertEquals(2.3646 * Math.sqrt(2.0 / 8), SampleSize.halfWidth(PILOT, 8), 1e-4);
    }

    @Test
    void withoutSpreadTwoAreEnoughAndTooMuchIsRefused() {
        assertEquals(2, SampleSize.of(Interval.of(new double[] {3, 3, 3}), 1e-9));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SampleSize.of(PILOT, 1e-9)).getMessage()
                .contains("more than 1000000000 values"));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.of(PILOT, 0));
    }
}
