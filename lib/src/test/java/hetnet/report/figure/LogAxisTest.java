package hetnet.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.AxisTickCalculator;
import org.knowm.xchart.internal.chartpart.Axis_;

class LogAxisTest {

    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @CsvSource({"0.31, 0.92, 0.3, 1, 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1", "0.3, 0.8, 0.3, 0.8, 0.3 0.4 0.5 0.6 0.7 0.8",
            "0.21, 0.92, 0.2, 1, 0.2 0.5 1",
        "0.7, 5.5, 0.5, 10, 0.5 1 2 5 10", "612, 618, 600, 700, 600 700", "1.1, 9.9, 1, 10, 1 2 5 10",
        "0.95, 1.05, 0.9, 2, 0.9 1 2", "3e-5, 8e-5, 3e-5, 8e-5, 3e-5 4e-5 5e-5 6e-5 7e-5 8e-5"})
    void limitsAreRoundAndHaveLabels(double low, double high, double min, double max, String labels)
    throws ReflectiveOperationException {
        LogAxis axis = LogAxis.around(low, high).orElseThrow();
        assertEquals(min, axis.min(), ROUNDING * min);
        assertEquals(max, axis.max(), ROUNDING * max);
        List<String> wanted = List.of(labels.split(" "));
        double[] values = {high, low};
        assertEquals(wanted, labels(Figures.line("a").setAxes("epoch", "loss").optLogY().addSeries("s", values).build(),
                "getYAxis"));
        assertEquals(wanted, labels(Figures.line("a").setAxes("UEs", "s").optLogX().addSeries("s", values, values)
                .build(), "getXAxis"));
        assertEquals(wanted, labels(Figures.cdf("a").setAxes("rate", "share").optLogX().addSamples("s", values).build(),
                "getXAxis"));
        assertEquals(wanted, labels(Figures.bars("a").setAxes("", "time").setCategories(List.of("x", "y")).optLogY()
                .addSeries("s", values)
                .build(), "getYAxis"));
    }

    @Test
    void powersOfTenSufficeWhereThereAreTwo() throws ReflectiveOperationException {
        assertTrue(LogAxis.around(0.9, 11).isEmpty());
        assertTrue(LogAxis.around(1, 10).isEmpty());
        assertEquals(List.of("1", "10"), labels(Figures.line("a").setAxes("epoch", "loss").optLogY()
                .addSeries("s", new double[] {11, 0.9}).build(),
                "getYAxis"));
    }

    @Test
    void oneValueIsItsOwnLabel() throws ReflectiveOperationException {
        assertEquals(List.of("0.61"), labels(Figures.line("a").setAxes("epoch", "loss").optLogY()
                .addSeries("s", new double[] {0.61}).build(),
                "getYAxis"));
        double[] none = {Double.NaN, Double.POSITIVE_INFINITY};
        assertTrue(LogAxis.around(none[1], -none[1]).isEmpty(), "as of no value at all");
    }

    @Test
    void limitsThatAreGivenStay() throws ReflectiveOperationException {
        Figure figure = Figures.line("a").setAxes("epoch", "loss").optLogY().optRangeY(0.25, 0.75)
                .addSeries("s", new double[] {0.3, 0.6}).build();
        assertEquals(List.of("0.5"), labels(figure, "getYAxis"));
        assertEquals(0.25, ((AxesChart<?, ?>) figure.chart()).getStyler().getYAxisMin());
    }

    /** What stands beside the axis, which XChart tells to nobody but itself. */
    private static List<String> labels(Figure figure, String axis) throws ReflectiveOperationException {
        figure.svg();
        Method method = AxesChart.class.getDeclaredMethod(axis);
        method.setAccessible(true);
        AxisTickCalculator ticks = ((Axis_<?, ?>) method.invoke(figure.chart())).getAxisTickCalculator();
        return ticks.getTickLabels().stream().filter(label -> label != null && !label.isEmpty()).toList();
    }
}
