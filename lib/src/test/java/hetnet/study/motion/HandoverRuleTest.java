package hetnet.study.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.radio.Allocation;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Event A3 on powers whose handovers can be told by hand. */
class HandoverRuleTest {

    private static final double NONE = Double.NEGATIVE_INFINITY;

    /** One UE: its own BS 0 at -80 dBm, and BS 1 at these powers, a second apart. */
    private static int[] serving(HandoverRule rule, double... neighbourDbm) {
        double[][][] dbm = Arrays.stream(neighbourDbm).mapToObj(n -> new double[][] {{-80, n}})
                .toArray(double[][][]::new);
        double[] timeS = IntStream.range(0, dbm.length).asDoubleStream().toArray();
        return Arrays.stream(rule.serving(dbm, timeS)).mapToInt(row -> row[0]).toArray();
    }

    @Test
    void theOffsetMustBeExceeded() {
        HandoverRule rule = new HandoverRule(3, 0, 0);
        assertArrayEquals(new int[] {0, 0, 0, 1, 1}, serving(rule, -90, -79, -77, -76.9, -79));
        assertArrayEquals(new int[] {0, 1}, serving(new HandoverRule(0, 0, 0), -90, -79.9)); // as the baseline does
    }

    @Test
    void theEventMustLastForTheTimeToTrigger() {
        HandoverRule rule = new HandoverRule(3, 0, 2);
        assertArrayEquals(new int[] {0, 0, 0, 1}, serving(rule, -90, -70, -70, -70));
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 1}, serving(rule, -90, -70, -79, -70, -70, -70));
    }

    @Test
    void betweenEnteringAndLeavingHysteresisKeepsTheEventOn() {
        HandoverRule rule = new HandoverRule(0, 2, 2);
        assertArrayEquals(new int[] {0, 0, 0, 1}, serving(rule, -90, -77, -81, -81)); // not below -82
        assertArrayEquals(new int[] {0, 0, 0, 0, 0}, serving(rule, -90, -77, -83, -77, -81));
    }

    @Test
    void aLostBsIsLeftAtOnceAndAUeThatHearsNoneIsOutOfCoverage() {
        HandoverRule rule = new HandoverRule(3, 0, 10);
        int[][] serving = rule.serving(new double[][][] {{{-80, -90}}, {{NONE, -120}}, {{NONE, NONE}}, {{-99, -98}}},
                new double[] {0, 1, 2, 3});
        assertArrayEquals(new int[] {0, 1, Allocation.OUT_OF_COVERAGE, 1},
                Arrays.stream(serving).mapToInt(row -> row[0]).toArray());
    }

    @Test
    void valuesOutsideTheStandardAreRefused() {
        assertEquals("offsetDb = 16 dB is out of range: allowed are -15 to 15 dB",
                assertThrows(IllegalArgumentException.class, () -> new HandoverRule(16, 0, 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new HandoverRule(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new HandoverRule(0, 0, -1));
    }
}
