package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.axis.FigureAxis;
import hetnet.report.figure.axis.NameAxis;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Builds a matrix with named rows and columns, such as the power per BS and RB, or a confusion matrix with its counts.
 */
public final class HeatFigure extends FigureBuilder<HeatFigure> {

    /** More rows than these have a line of text each, whatever the shape asked for. */
    private static final int MANY_ROWS = 12;
    private static final double LINES_PER_ROW = 1.35;
    /** Of a row, as a share of the width. */
    private static final double LONGEST_NAME = 0.5;
    private static final double EM_PER_LETTER = 0.5;
    private static final double LINES_OF_AXIS = 4;
    /** Of the width, what names of rows and the colour bar leave. */
    private static final double PLOT_SHARE = 0.65;

    private List<String> rows;
    private List<String> columns;
    private double[][] value;
    private String label;
    private boolean counts;
    private boolean untitled;
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

    /** Leaves the titles of the axes to the table, where names say what they are, and gives their room to the cells. */
    public HeatFigure optUntitled() {
        untitled = true;
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
        Tables.Rows table = Tables.named(name, column(yTitle), column(xTitle), column(label));
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                table.row(rows.get(r), columns.get(c), value[r][c]);
            }
        }
        return new Figure(name, this::draw, table.build());
    }

    private Sketch draw(FigureStyle style) {
        Font font = Plots.font(style);
        NameAxis x = new NameAxis(untitled ? "" : xTitle, columns.stream().map(FigureBuilder::label).toList())
                .within(PLOT_SHARE * style.widthPt(), font);
        NameAxis y = new NameAxis(untitled ? "" : yTitle,
                fromBelow(rows.stream().map(row -> abridged(label(row), style)).toList()));
        ColourScale scale = scale();
        Plot plot = Plot.heat(x, y, fromBelow(Arrays.asList(value)).toArray(double[][]::new), scale, style);
        if (counts) {
            plot.above((g, frame) -> writeCounts(g, frame, scale, font));
        }
        double height = rows.size() > MANY_ROWS
                ? (rows.size() * LINES_PER_ROW + LINES_OF_AXIS) * style.fontPt() / style.widthPt() : shape;
        double least = FigureAxis.width(label, font) + LINES_OF_AXIS * style.fontPt();
        return Sketch.of(plot, title, Math.max(height, least / style.widthPt())
                + (x.isUpright() ? x.longest(font) / style.widthPt() : 0), List.of()).beside(scale.bar(label));
    }

    private static <T> List<T> fromBelow(List<T> fromAbove) {
        List<T> reversed = new ArrayList<>(fromAbove);
        Collections.reverse(reversed);
        return reversed;
    }

    private void writeCounts(Graphics2D g, Plot.Frame frame, ColourScale scale, Font font) {
        g.setFont(font);
        for (int r = 0; r < value.length; r++) {
            for (int c = 0; c < value[r].length; c++) {
                String text = Tables.number(Math.rint(value[r][c]));
                g.setColor(ColourScale.textOn(scale.of(value[r][c])));
                g.drawString(text, (float) (frame.x(c) - FigureAxis.width(text, font) / 2),
                        (float) (frame.y(value.length - 1 - r) + Plots.BASE * font.getSize2D()));
            }
        }
    }

    /** At most as long as leaves room for the cells; the CSV has all of it. */
    private static String abridged(String row, FigureStyle style) {
        int letters = (int) (LONGEST_NAME * style.widthPt() / (EM_PER_LETTER * style.fontPt()));
        return row.length() <= letters ? row : row.substring(0, letters - 1) + "…";
    }

    private ColourScale scale() {
        double low = Double.isNaN(min) ? all().min().orElseThrow() : min;
        double high = Double.isNaN(max) ? all().max().orElseThrow() : max;
        return new ColourScale(low, high > low ? high : low + Math.max(1, Math.abs(low)), counts
                ? ColourScale::paper : ColourScale::sequential);
    }

    private DoubleStream all() {
        return Arrays.stream(value).flatMapToDouble(Arrays::stream);
    }
}
