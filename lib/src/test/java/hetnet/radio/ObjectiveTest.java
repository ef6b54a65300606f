package hetnet.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {

    private static final double[] RATES = {1e6, 2e6, 4e6};

    @Test
    void namedMembersOfTheFamily() {
        assertEquals(7e6, new AlphaFair(0).value(RATES), 1e-6);
        assertEquals(Math.log(8e18), new AlphaFair(1).value(RATES), 1e-12);
        double meanLatencyS = Metrics.of(RATES, new int[3], 1e6).meanLatencyS();
        assertEquals(-meanLatencyS * 3 / 1e6, new AlphaFair(2).value(RATES), 1e-18);
        assertEquals(2 * (1000 + Math.sqrt(2e6) + 2000), new AlphaFair(0.5).value(RATES), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, 3})
    void slopeIsTheDerivative(double alpha) {
        AlphaFair utility = new AlphaFair(alpha);
        for (double rate : new double[] {1e-2, 1, 1e6}) {
            double h = 1e-4 * rate;
            double difference = (utility.of(rate + h) - utility.of(rate - h)) / (2 * h);
            assertEquals(utility.slope(rate), difference, 1e-6 * utility.slope(rate));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, 3})
    void belowTheFloorTheTangentGoesOn(double alpha) {
        AlphaFair utility = new AlphaFair(alpha);
        double floor = AlphaFair.RATE_FLOOR_BPS;
        assertEquals(utility.of(floor) - floor * utility.slope(floor), utility.of(0), 1e-12 * Math.abs(utility.of(0)));
        assertEquals(utility.slope(floor), utility.slope(0));
        assertTrue(utility.of(0) < utility.of(floor) && Double.isFinite(utility.of(0)));
    }

    @Test
    void multiObjectiveByHand() {
        double jain = 49.0 / 63;
        double expected = 7 - 10 * (1 - jain) - 6 * (1.5 + 0.5) / 3; // Mbit/s
        assertEquals(expected, new MultiObjective(10, 6, 2.5e6).value(RATES), 1e-12);
        assertEquals(7, new MultiObjective(0, 0, 0).value(RATES), 1e-12);
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertEquals("alpha = -1 is out of range: allowed are 0 to 10",
                assertThrows(IllegalArgumentException.class, () -> new AlphaFair(-1)).getMessage());
        assertOutOfRange("lambdaFair = -1", () -> new MultiObjective(-1, 0, 0));
        assertOutOfRange("lambdaMin = -1", () -> new MultiObjective(0, -1, 0));
        assertOutOfRange("minRateBps = NaN bit/s", () -> new MultiObjective(0, 0, Double.NaN));
    }

    private static void assertOutOfRange(String what, Executable code) {
        String message = assertThrows(IllegalArgumentException.class, code).getMessage();
        assertTrue(message.startsWith(what + " is out of range"), message);
    }
}
