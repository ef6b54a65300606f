package hetnet.report.figure;

import hetnet.report.Tables;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.knowm.xchart.internal.chartpart.AxesChart;

/**
 * A logarithmic axis with fewer than two powers of ten on it. XChart labels these alone, so that a loss that falls from
 * 0.9 to 0.3 would have no number beside it; here the limits are round and have their labels.
 *
 * @param min   lower limit
 * @param max   upper limit
 * @param steps the digits that have a label
 */
record LogAxis(double min, double max, double[] steps) {

    private static final double[] ALL = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final double[] FEW = {1, 2, 5, 10};
    /** Between limits that lie this far apart, labels of all digits would touch each other. */
    private static final double WIDE = 3;
    /** Relative; of products and logarithms of powers of ten. */
    private static final double ROUNDING = 1e-9;

    /**
     * @return limits around the values; empty where the values have two powers of ten between them, or are one and the
     * same
     */
    static Optional<LogAxis> around(double low, double high) {
        double powers = Math.floor(Math.log10(high) + ROUNDING) - Math.ceil(Math.log10(low) - ROUNDING) + 1;
        if (powers >= 2 || !(low < high)) {
            return Optional.empty();
        }
        double[] steps = high / low < WIDE ? ALL : FEW;
        double below = Arrays.stream(steps).filter(step -> step <= digit(low) * (1 + ROUNDING)).max().orElseThrow();
        double above = Arrays.stream(steps).filter(step -> step >= digit(high) * (1 - ROUNDING)).min().orElseThrow();
        return Optional.of(new LogAxis(below * power(low), above * power(high), steps));
    }

    /** Such an axis for y where the values need one; those that no axis shows do not count. */
    static void y(AxesChart<?, ?> chart, DoubleStream values) {
        around(values).ifPresent(axis -> {
            chart.getStyler().setYAxisLogarithmicDecadeOnly(false).setYAxisMin(axis.min).setYAxisMax(axis.max);
            chart.setCustomYAxisTickLabelsFormatter(axis::label);
        });
    }

    /** The same for x. */
    static void x(AxesChart<?, ?> chart, DoubleStream values) {
        around(values).ifPresent(axis -> {
            chart.getStyler().setXAxisLogarithmicDecadeOnly(false).setXAxisMin(axis.min).setXAxisMax(axis.max);
            chart.setCustomXAxisTickLabelsFormatter(axis::label);
        });
    }

    private static Optional<LogAxis> around(DoubleStream values) {
        DoubleSummaryStatistics shown = values.filter(Double::isFinite).summaryStatistics();
        return around(shown.getMin(), shown.getMax());
    }

    /** Of a tick of XChart, which stand at all digits; empty where its digit has none. */
    String label(double tick) {
        return Arrays.stream(steps).anyMatch(step -> Math.abs(step - digit(tick)) < step * ROUNDING)
                ? Tables.number(tick) : "";
    }

    /** 1 to 10, all but exclusive. */
    private static double digit(double value) {
        return value / power(value);
    }

    /** The power of ten at or below the value. */
    private static double power(double value) {
        return Math.pow(10, Math.floor(Math.log10(value) + ROUNDING));
    }
}
