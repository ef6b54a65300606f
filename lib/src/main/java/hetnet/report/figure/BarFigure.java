package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Look;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** Builds bars: one group per category, one colour per series, optionally with the spread of each value. */
public final class BarFigure extends FigureBuilder<BarFigure> {

    /** Room beyond the longest bar, as a share of the axis. */
    private static final double HEADROOM = 0.06;
    private static final double HEADROOM_LABELS = 0.14;
    private static final double HEADROOM_LYING = 0.2;
    /** Of a name below its bar. */
    private static final int MOST_LINES = 2;
    private static final double EM_PER_LETTER = 0.52;
    /** Of the width, what the axis leaves to the bars. */
    private static final double PLOT_SHARE = 0.82;
    private static final float HALF = 0.5f;
    /** Of text, for bars that lie. */
    private static final double LINES_PER_BAR = 1.1;
    private static final double LINES_BETWEEN = 0.5;
    private static final double LINES_OF_AXIS = 3.5;

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
        boolean spreads = series.values().stream().anyMatch(bars -> bars.spread != null);
        Tables.Rows rows = spreads
                ? Tables.named(name, column(xTitle.isEmpty() ? "category" : xTitle), "series", column(yTitle), "spread")
                : Tables.named(name, column(xTitle.isEmpty() ? "category" : xTitle), "series", column(yTitle));
        series.forEach((label, bars) -> {
            require(bars.values.length == categories.size(), "has %d categories, but series '%s' has %d values"
                    .formatted(categories.size(), label, bars.values.length));
            if (logY) {
                requirePositive(label, bars.values);
            }
            for (int c = 0; c < categories.size(); c++) {
                Object[] row = {categories.get(c), label, bars.values[c], bars.spread == null ? null : bars.spread[c]};
                rows.row(spreads ? row : Arrays.copyOf(row, row.length - 1));
            }
        });
        return new Figure(name, this::draw, rows.build());
    }

    private Sketch draw(FigureStyle style) {
        boolean lying = namesAreLong(style);
        ValueAxis values = Plots.styled(valueAxis(lying), style);
        CategoryAxis names = Plots.styled(new CategoryAxis(xTitle.isEmpty() ? null : xTitle), style);
        names.setCategoryMargin(0.25);
        names.setLowerMargin(0.02);
        names.setUpperMargin(0.02);
        names.setMaximumCategoryLabelLines(lying ? 1 : MOST_LINES);
        names.setMaximumCategoryLabelWidthRatio(lying ? HALF : 1);
        names.setTickMarksVisible(false);
        CategoryPlot plot = new CategoryPlot(dataset(), names, values, renderer(style, lying));
        plot.setOrientation(lying ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setRangeGridlinePaint(Plots.GRID);
        plot.setRangeGridlineStroke(Plots.hair(style));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        Plots.framed(plot, style);
        List<LegendItem> legend = new ArrayList<>();
        Map<String, Look> looks = StyleSheet.looks(List.copyOf(series.keySet()));
        looks.forEach((label, look) -> legend.add(Plots.patch(label(label), look.color(), style)));
        double rows = categories.size() * (LINES_PER_BAR * series.size() + LINES_BETWEEN) + LINES_OF_AXIS;
        return Plots.finish(plot, title, lying ? rows * style.fontPt() / style.widthPt() : shape, legend, style);
    }

    /** Too long to stand below their bars in two lines. */
    private boolean namesAreLong(FigureStyle style) {
        double room = PLOT_SHARE * style.widthPt() / categories.size() / (EM_PER_LETTER * style.fontPt());
        int longest = categories.stream().mapToInt(name -> label(name).length()).max().orElseThrow();
        int word = categories.stream().flatMap(name -> Arrays.stream(label(name).split(" "))).mapToInt(String::length)
                .max().orElseThrow();
        return word > room || longest > MOST_LINES * HALF * 1.7 * room;
    }

    private DefaultStatisticalCategoryDataset dataset() {
        DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
        series.forEach((label, bars) -> {
            for (int c = 0; c < categories.size(); c++) {
                data.add(bars.values[c], bars.spread == null ? Double.NaN : bars.spread[c], label,
                        label(categories.get(c)));
            }
        });
        return data;
    }

    /** In the colours of the series, or of the methods where the categories are methods and there is one series. */
    private BarRenderer renderer(FigureStyle style, boolean lying) {
        List<Look> bySeries = List.copyOf(StyleSheet.looks(List.copyOf(series.keySet())).values());
        boolean ofMethods = series.size() == 1
                && categories.stream().allMatch(name -> StyleSheet.ofMethod(name).isPresent());
        Map<String, Look> byName = StyleSheet.looks(categories);
        boolean spreads = series.values().stream().anyMatch(bars -> bars.spread != null);
        BarRenderer renderer = spreads ? new StatisticalBarRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public Paint getItemPaint(int row, int column) {
                return bySeries.get(row).color();
            }
        } : new BarRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public Paint getItemPaint(int row, int column) {
                return ofMethods ? byName.get(categories.get(column)).color() : bySeries.get(row).color();
            }
        };
        if (renderer instanceof StatisticalBarRenderer whiskers) {
            whiskers.setErrorIndicatorPaint(Plots.INK);
            whiskers.setErrorIndicatorStroke(Plots.outline(style));
        }
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setItemMargin(0.06);
        renderer.setMaximumBarWidth(0.2);
        if (logY) {
            renderer.setBase(valueAxis(lying).getLowerBound());
        }
        if (labels) {
            renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", Plots.fewDigits()));
            renderer.setDefaultItemLabelsVisible(true);
            renderer.setDefaultItemLabelFont(Plots.font(style));
            renderer.setDefaultItemLabelPaint(Plots.INK);
            renderer.setItemLabelAnchorOffset(style.scale());
            renderer.setDefaultPositiveItemLabelPosition(lying
                    ? new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT)
                    : new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER));
            renderer.setDefaultNegativeItemLabelPosition(lying
                    ? new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT)
                    : new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6, TextAnchor.TOP_CENTER));
        }
        return renderer;
    }

    /** Bars compare by their length, so they stand on 0. */
    private ValueAxis valueAxis(boolean lying) {
        if (logY) {
            return new DecadeAxis(yTitle, series.values().stream().flatMapToDouble(bars ->
                    Arrays.stream(bars.values)));
        }
        double low = 0;
        double high = 0;
        for (Bars bars : series.values()) {
            for (int c = 0; c < bars.values.length; c++) {
                double reach = bars.spread == null ? 0 : bars.spread[c];
                low = Math.min(low, bars.values[c] - reach);
                high = Math.max(high, bars.values[c] + reach);
            }
        }
        double rim = (!labels ? HEADROOM : lying ? HEADROOM_LYING : HEADROOM_LABELS) * (high - low);
        return Plots.linear(yTitle, low < 0 ? low - rim : 0, high > 0 ? high + rim : 0);
    }
}
