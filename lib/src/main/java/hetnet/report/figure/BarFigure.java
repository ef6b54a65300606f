package hetnet.report.figure;

import hetnet.report.Tables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;

/** Builds bars: one group per category, one colour per series, optionally with the spread of each value. */
public final class BarFigure extends FigureBuilder<BarFigure> {

    private static final int LETTER = 8;
    private static final int SLANT = 30;
    private static final double HEADROOM = 1.06;
    private static final double HEADROOM_LABELS = 1.12;

    private record Bars(double[] values, double[] spread) {
    }

    private final Map<String, Bars> series = new LinkedHashMap<>();
    private List<String> categories = List.of();
    private boolean logY;
    private boolean labels;

    BarFigure(String name) {
        super(name);
    }

    @Override
    BarFigure self() {
        return this;
    }

    /** Names of the groups, from left to right. */
    public BarFigure setCategories(List<String> names) {
        categories = List.copyOf(names);
        return this;
    }

    /** @param values finite, shape [categories] */
    public BarFigure addSeries(String label, double... values) {
        return addSeries(label, values, null);
    }

    /**
     * @param values finite, shape [categories]
     * @param spread half the length of the error bars, for example a standard deviation, shape [categories]; null for
     *               none
     * @throws IllegalArgumentException on a value that is not finite, or where the series is there already
     */
    public BarFigure addSeries(String label, double[] values, double[] spread) {
        requireFinite(label, values);
        require(spread == null || spread.length == values.length,
                "needs as many spreads as values in series '" + label + "'");
        Bars bars = new Bars(values.clone(), spread == null ? null : spread.clone());
        require(series.putIfAbsent(label, bars) == null, "has series '" + label + "' twice");
        return this;
    }

    /** A logarithmic y axis. */
    public BarFigure optLogY() {
        logY = true;
        return this;
    }

    /** Writes its value on every bar. */
    public BarFigure optLabels() {
        labels = true;
        return this;
    }

    /**
     * @throws IllegalArgumentException where axis titles, categories or series are missing, or a series does not fit
     * the categories
     */
    @Override
    public Figure build() {
        checkAxes();
        require(!categories.isEmpty() && !series.isEmpty(), "needs setCategories and at least one series");
        CategoryChart chart = titled(new CategoryChart(width, height, new PaperTheme()));
        boolean spreads = series.values().stream().anyMatch(bars -> bars.spread != null);
        Tables.Rows rows = spreads
                ? Tables.named(name, column(xTitle.isEmpty() ? "category" : xTitle), "series", column(yTitle), "spread")
                : Tables.named(name, column(xTitle.isEmpty() ? "category" : xTitle), "series", column(yTitle));
        Map<String, Palette.Look> looks = Palette.looks(List.copyOf(series.keySet()));
        series.forEach((label, bars) -> {
            require(bars.values.length == categories.size(), "has %d categories, but series '%s' has %d values"
                    .formatted(categories.size(), label, bars.values.length));
            if (logY) {
                requirePositive(label, bars.values);
            }
            CategorySeries drawn = bars.spread == null
                    ? chart.addSeries(label, categories, boxed(bars.values))
                    : chart.addSeries(label, categories, boxed(bars.values), boxed(bars.spread));
            drawn.setFillColor(looks.get(label).color());
            for (int c = 0; c < categories.size(); c++) {
                Object[] row = {categories.get(c), label, bars.values[c], bars.spread == null ? null : bars.spread[c]};
                rows.row(spreads ? row : Arrays.copyOf(row, row.length - 1));
            }
        });
        style(chart.getStyler());
        if (logY) {
            LogAxis.y(chart, series.values().stream().flatMapToDouble(bars -> Arrays.stream(bars.values)));
        } else {
            startAtZero(chart);
        }
        placeLegend(chart, series.keySet());
        return new Figure(name, chart, rows.build());
    }

    private void style(CategoryStyler styler) {
        styler.setAvailableSpaceFill(0.8);
        styler.setYAxisLogarithmic(logY);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setXAxisTitleVisible(!xTitle.isEmpty());
        styler.setLabelsVisible(labels);
        styler.setLabelsPosition(1.05);
        styler.setLabelsFont(styler.getAxisTickLabelsFont());
        styler.setXAxisTickMarkSpacingHint(1); // every category has its name
        styler.setXAxisLabelAlignmentVertical(TextAlignment.Right);
        int longest = categories.stream().mapToInt(String::length).max().orElseThrow();
        if (longest * LETTER * categories.size() > width) {
            styler.setXAxisLabelRotation(SLANT);
        }
    }

    /** Bars compare by their length, so they stand on 0 unless some are negative. */
    private void startAtZero(CategoryChart chart) {
        double low = 0;
        double high = 0;
        for (Bars bars : series.values()) {
            for (int c = 0; c < bars.values.length; c++) {
                double reach = bars.spread == null ? 0 : bars.spread[c];
                low = Math.min(low, bars.values[c] - reach);
                high = Math.max(high, bars.values[c] + reach);
            }
        }
        if (low >= 0 && high > 0) {
            fromZero(chart, high, labels ? HEADROOM_LABELS : HEADROOM);
        }
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
