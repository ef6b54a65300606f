package hetnet.report.figure;

import hetnet.report.Tables;
import java.util.Locale;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What all kinds of figures share: name, axes, title, size. */
public abstract class FigureBuilder<B extends FigureBuilder<B>> {

    /** Fits a text column of a paper when halved, and a notebook as it is. */
    static final int WIDTH = 560;
    static final int HEIGHT = 370;
    /** A legend entry below the plot takes about this much, in units of the chart. */
    private static final int LEGEND_ENTRY = 60;
    private static final int LEGEND_LETTER = 8;
    private static final int BETWEEN_ENTRIES = 14;
    /** Lower end of an axis from 0 to 1 on which the 0 still has its tick. */
    private static final double JUST_BELOW_ZERO = -0.004;
    /**
     * XChart puts ticks on the data where they are evenly spaced; limits this far outside make it take round numbers.
     */
    private static final double OFF_THE_DATA = 0.0037;

    final String name;
    String title = "";
    String xTitle;
    String yTitle;
    int width = WIDTH;
    int height = HEIGHT;

    FigureBuilder(String name) {
        this.name = name;
    }

    abstract B self();

    /** Draws the figure from what was set. */
    public abstract Figure build();

    /**
     * Titles of the axes, with the unit in brackets: {@code "UE rate (kbit/s)"}. Columns of the CSV are named after
     * them.
     */
    public B setAxes(String x, String y) {
        xTitle = x;
        yTitle = y;
        return self();
    }

    /** A title above the figure; by default none, as in a paper with captions. */
    public B optTitle(String text) {
        title = text;
        return self();
    }

    /** Size of the figure in units of 1/96 inch on a screen; by default 560 x 370. */
    public B optSize(int width, int height) {
        this.width = width;
        this.height = height;
        return self();
    }

    final void checkAxes() {
        require(xTitle != null && yTitle != null, "needs setAxes");
    }

    /** @throws IllegalArgumentException that names the figure and what it needs */
    final void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("figure '" + name + "' " + what);
        }
    }

    /** @throws IllegalArgumentException on a value that no axis can show */
    final void requireFinite(String series, double[] values) {
        for (int i = 0; i < values.length; i++) {
            require(Double.isFinite(values[i]), "cannot show value %s at place %d of series '%s': leave such values out"
                    .formatted(values[i], i, series));
        }
    }

    /** @throws IllegalArgumentException where a logarithmic axis meets a value that has no logarithm */
    final void requirePositive(String series, double[] values) {
        for (double value : values) {
            require(!(value <= 0), "has a logarithmic axis, which cannot show the value %s of series '%s'"
                    .formatted(value, series));
        }
    }

    final XYChart xyChart() {
        checkAxes();
        return titled(new XYChart(width, height, new PaperTheme()));
    }

    final <C extends AxesChart<?, ?>> C titled(C chart) {
        chart.setTitle(title);
        chart.getStyler().setChartTitleVisible(!title.isEmpty());
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        chart.getStyler().setLocale(Locale.ROOT);
        if (!(chart instanceof HeatMapChart)) { // whose axes carry names
            chart.setCustomYAxisTickLabelsFormatter(Tables::number);
        }
        if (chart instanceof XYChart) {
            chart.setCustomXAxisTickLabelsFormatter(Tables::number);
        }
        return chart;
    }

    /** A y axis that starts at 0 and leaves some room above the highest value. */
    static void fromZero(AxesChart<?, ?> chart, double highest, double headroom) {
        chart.getStyler().setYAxisMin(JUST_BELOW_ZERO * highest);
        chart.getStyler().setYAxisMax(headroom * highest);
        chart.getStyler().setPlotContentSize(1);
    }

    /** Limits of a linear x axis around the data, with ticks at round numbers. */
    static void roundTicks(XYChart chart, double low, double high) {
        double rim = OFF_THE_DATA * (high - low);
        if (rim > 0) {
            chart.getStyler().setXAxisMin(low - rim).setXAxisMax(high + rim);
        }
    }

    /**
     * Below the plot where the entries fit in one line, else beside it; none for a single series, which the axis names.
     */
    final void placeLegend(AxesChart<?, ?> chart, Iterable<String> entries) {
        int count = 0;
        int length = 0;
        for (String entry : entries) {
            count++;
            length += LEGEND_ENTRY + LEGEND_LETTER * entry.length();
        }
        chart.getStyler().setLegendVisible(count > 1);
        if (length <= width) {
            chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
            chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
            chart.getStyler().setLegendPadding(BETWEEN_ENTRIES);
        } else {
            chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
            chart.getStyler().setLegendLayout(LegendLayout.Vertical);
        }
    }

    /** The column of a CSV for an axis: {@code "UE rate (kbit/s)"} becomes {@code ue_rate_kbit_s}. */
    static String column(String axisTitle) {
        String word = axisTitle.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return word.isEmpty() ? "value" : word;
    }
}
