package hetnet.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequireTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "100000, 100000", "120, 120", "0.25, 0.25", "10.5, 10.5", "1e6, 1e+06",
            "2.5e-7, 2.5e-07"})
    void limitsAreWrittenInFullAndWithoutIdleZeros(double limit, String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> Require.inRange("x", 2e9, -5, limit, "m"));
        assertEquals("x = 2e+09 m is out of range: allowed are -5 to " + text + " m", e.getMessage());
    }
}
