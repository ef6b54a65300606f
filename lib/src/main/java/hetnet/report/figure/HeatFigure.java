package hetnet.report.figure;

import hetnet.report.Tables;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Builds a matrix with named rows and columns, such as the power per BS and RB, or a confusion matrix with its counts.
 */
public final class HeatFigure extends FigureBuilder<HeatFigure> {

    /** Steps of the colours; steps can be read off a legend, a gradient cannot. */
    private static final int STEPS = 8;
    private static final int LETTER = 9;
    private static final int BETWEEN_NAMES = 12;

    private List<String> rows;
    private List<String> columns;
    private double[][] value;
    private String label;
    private boolean counts;
    private double min = Double.NaN;
    private double max = Double.NaN;

    HeatFigure(String name) {
        super(name);
    }

    @Override
    HeatFigure self() {
        return this;
    }

    /**
     * @param label   what the values are, with the unit: "power (W)"
     * @param rows    names from top to bottom, shape [M]
     * @param columns names from left to right, shape [N]
     * @param value   finite, shape [M, N]
     */
    public HeatFigure setMatrix(String label, List<String> rows, List<String> columns, double[][] value) {
        require(value.length == rows.size() && value.length > 0, "has %d rows of values for %d names"
                .formatted(value.length, rows.size()));
        for (int r = 0; r < value.length; r++) {
            require(value[r].length == columns.size() && value[r].length > 0, "has %d values in row '%s' for %d columns"
                    .formatted(value[r].length, rows.get(r), columns.size()));
            requireFinite(rows.get(r), value[r]);
        }
        this.label = label;
        this.rows = List.copyOf(rows);
        this.columns = List.copyOf(columns);
        this.value = Arrays.stream(value).map(double[]::clone).toArray(double[][]::new);
        return this;
    }

    /** Writes the values, as whole numbers, into the cells, and lets white mean the smallest. */
    public HeatFigure optCounts() {
        counts = true;
        return this;
    }

    /** Values of the first and the last colour; by default the extremes of the data. */
    public HeatFigure optRange(double min, double max) {
        this.min = min;
        this.max = max;
        return this;
    }

    /** @throws IllegalArgumentException where axis titles or the matrix are missing */
    @Override
    public Figure build() {
        checkAxes();
        require(value != null, "needs setMatrix");
        if (title.isEmpty()) {
            title = label; // the legend has no room for it
        }
        HeatMapChart chart = titled(new HeatMapChart(width, height, new PaperTheme()));
        List<String> bottomUp = new ArrayList<>(rows);
        Collections.reverse(bottomUp);
        List<Number[]> cells = new ArrayList<>();
        Tables.Rows table = Tables.named(name, column(yTitle), column(xTitle), column(label));
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                cells.add(new Number[] {c, rows.size() - 1 - r, value[r][c]});
                table.row(rows.get(r), columns.get(c), value[r][c]);
            }
        }
        HeatMapSeries series = chart.addSeries(label, columns, bottomUp, cells);
        series.setMin(Double.isNaN(min) ? outwards(series.getMin(), RoundingMode.FLOOR) : min);
        series.setMax(Double.isNaN(max) ? outwards(series.getMax(), RoundingMode.CEILING) : max);
        if (series.getMin() >= series.getMax()) { // all values equal: a legend needs a range
            series.setMax(series.getMin() + Math.max(1, Math.abs(series.getMin())));
        }
        style(chart.getStyler());
        return new Figure(name, chart, table.build());
    }

    /** Two digits, so that the legend is readable. */
    private static double outwards(double value, RoundingMode mode) {
        return new BigDecimal(value).round(new MathContext(2, mode)).doubleValue();
    }

    private void style(HeatMapStyler styler) {
        styler.setRangeColors(counts ? Palette.paper() : Palette.sequential(STEPS));
        styler.setPiecewise(!counts);
        styler.setSplitNumber(STEPS);
        styler.setHeatMapDecimalValueFormatter(Tables::number);
        styler.setShowValue(counts);
        styler.setHeatMapValueDecimalPattern("0");
        styler.setValueFont(styler.getAxisTickLabelsFont());
        styler.setDrawBorder(!counts);
        styler.setPlotContentSize(1);
        styler.setPlotGridLinesVisible(false);
        int longest = columns.stream().mapToInt(String::length).max().orElseThrow();
        int each = longest * LETTER + BETWEEN_NAMES;
        // XChart takes the hint of the x axis for the names of both: where every column has room for its own, so shall
        // every row
        styler.setXAxisTickMarkSpacingHint(each * columns.size() <= width ? BETWEEN_NAMES : each);
        styler.setXAxisLabelAlignmentVertical(TextAlignment.Right);
        styler.setLegendVisible(!counts);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendLayout(LegendLayout.Vertical);
    }
}
