package hetnet.report.figure.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.figure.axis.FigureAxis.Tick;
import java.awt.Font;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecadeAxisTest {

    private static final Font TYPE = new Font(Font.SANS_SERIF, Font.PLAIN, 8);
    /** Points, of a figure as wide as a column. */
    private static final double COLUMN = 210;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.31|0.92|0.4 0.5 0.6 0.7 0.8 0.9", "612|618|612 614 616 618",
            "0.7|5.5|0.8 1 2 3 4", "0.002|12|0.003 0.01 0.03 0.1 0.3 1 3 10",
            "1000|1000000|1000 10,000 100,000 1,000,000", "1e-9|1e9|1e-8 0.0001 1 10,000 100,000,000"})
    void everyAxisHasNumbersAndTheyAreRound(double low, double high, String labels) {
        DecadeAxis axis = DecadeAxis.around("loss", DoubleStream.of(high, low));
        assertTrue(axis.low() <= low && axis.high() >= high, "all data are on it");
        assertEquals(List.of(labels.split(" ")), labels(axis, COLUMN));
    }

    @ParameterizedTest
    @CsvSource({"0.31, 0.92", "0.002, 12", "1e-9, 1e9", "500, 50000", "3, 4"})
    void noNumberTouchesTheNext(double low, double high) {
        DecadeAxis axis = DecadeAxis.between("loss", low, high);
        for (double length = 60; length < 600; length += 7) {
            List<Tick> ticks = axis.ticks(length, TYPE, false).stream().filter(tick -> !tick.label().isEmpty())
                    .toList();
            for (int i = 1; i < ticks.size(); i++) {
                double apart = length * (axis.share(ticks.get(i).value()) - axis.share(ticks.get(i - 1).value()));
                assertTrue(apart > (FigureAxis.width(ticks.get(i).label(), TYPE)
                        + FigureAxis.width(ticks.get(i - 1).label(), TYPE)) / 2, ticks.get(i) + " at " + length);
            }
        }
    }

    @Test
    void oneValueHasNumbersAroundIt() {
        assertEquals(List.of("0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"),
                labels(DecadeAxis.around("loss", DoubleStream.of(0.61)), COLUMN));
    }

    @Test
    void whatHasNoLogarithmDoesNotCount() {
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"),
                labels(DecadeAxis.around("x", DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY, 1, 10)), 400));
    }

    private static List<String> labels(DecadeAxis axis, double length) {
        return axis.ticks(length, TYPE, false).stream().map(Tick::label).filter(text -> !text.isEmpty()).toList();
    }
}
