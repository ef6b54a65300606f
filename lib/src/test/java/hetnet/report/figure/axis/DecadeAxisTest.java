package hetnet.report.figure.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecadeAxisTest {

    @ParameterizedTest
    @CsvSource({"0.31, 0.92, 0.4 0.5 0.6 0.7 0.8 0.9", "0.3, 0.8, 0.3 0.4 0.5 0.6 0.7 0.8", "0.21, 0.92, 0.4 0.6 0.8",
        "0.7, 5.5, 1 2 5", "612, 618, 612 614 616 618",
        "0.9, 11, 1 2 5 10", "3e-5, 8e-5, 3e-5 4e-5 5e-5 6e-5 7e-5 8e-5",
        "0.002, 12, 0.01 0.1 1 10", "1000, 1000000, 1000 10000 100000 1000000"})
    void everyAxisHasNumbersAndTheyAreRound(double low, double high, String labels) {
        DecadeAxis axis = DecadeAxis.around("loss", DoubleStream.of(high, low));
        assertTrue(axis.low() <= low && axis.high() >= high, "all data are on it");
        assertEquals(List.of(labels.split(" ")), axis.labels());
    }

    @Test
    void oneValueHasNumbersAroundIt() {
        assertEquals(List.of("0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"),
                DecadeAxis.around("loss", DoubleStream.of(0.61)).labels());
    }

    @Test
    void whatHasNoLogarithmDoesNotCount() {
        assertEquals(List.of("1", "2", "5", "10"),
                DecadeAxis.around("x", DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY, 1, 10)).labels());
    }
}
