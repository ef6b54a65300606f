package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

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
        Tables.Rows table = Tables.named(name, column(yTitle), column(xTitle), column(label));
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                table.row(rows.get(r), columns.get(c), value[r][c]);
            }
        }
        return new Figure(name, this::draw, table.build());
    }

    private Sketch draw(FigureStyle style) {
        NameAxis x = new NameAxis(xTitle, columns.stream().map(FigureBuilder::label).toList(), false);
        NameAxis y = new NameAxis(yTitle, rows.stream().map(row -> abridged(label(row), style)).toList(), true);
        boolean upright = !x.fits(PLOT_SHARE * style.widthPt(), style);
        x.setVerticalTickLabels(upright);
        XYPlot plot = Plots.xy(x, y, style);
        ColourScale scale = scale();
        new Curves(plot, style).cells(new ColourScale.Cells(indices(columns.size()), indices(rows.size()), value, scale,
                counts ? Plots.font(style) : null));
        double height = rows.size() > MANY_ROWS
                ? (rows.size() * LINES_PER_ROW + LINES_OF_AXIS) * style.fontPt() / style.widthPt() : shape;
        double least = Formats.width(label, Plots.font(style)) + LINES_OF_AXIS * style.fontPt();
        Sketch sketch = Plots.finish(plot, title, Math.max(height, least / style.widthPt())
                + (upright ? x.longest(style) / style.widthPt() : 0), List.of(), style);
        return scale.beside(sketch, label, style);
    }

    /** At most as long as leaves room for the cells; the CSV has all of it. */
    private static String abridged(String row, FigureStyle style) {
        int letters = (int) (LONGEST_NAME * style.widthPt() / (EM_PER_LETTER * style.fontPt()));
        return row.length() <= letters ? row : row.substring(0, letters - 1) + "…";
    }

    private static double[] indices(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
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

    /** An axis of names at 0, 1, 2 and so on; where not all numbers have room, round ones are shown. */
    static final class NameAxis extends NumberAxis {

        private static final long serialVersionUID = 1L;
        private static final int[] STRIDES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
        /** Of a name's width, with the gap to the next. */
        private static final double ROOM = 1.4;
        private static final double HALF = 0.5;

        private final List<String> names;

        /** @param downwards whether the first name is on top of a vertical axis */
        NameAxis(String title, List<String> names, boolean downwards) {
            super(title);
            this.names = List.copyOf(names);
            setRange(-HALF, names.size() - HALF);
            setInverted(downwards);
        }

        /** Whether the names can lie side by side, or are numbers, of which some may be left out. */
        boolean fits(double width, FigureStyle style) {
            return isNumbers() || ROOM * longest(style) * names.size() <= width;
        }

        private boolean isNumbers() {
            return names.stream().allMatch(name -> name.matches("\\d+"));
        }

        double longest(FigureStyle style) {
            return longest(Plots.font(style), Formats.nowhere().getFontRenderContext());
        }

        /** Numbers in another order would be taken for a scale: they have no labels. */
        private boolean ascending() {
            return !isNumbers() || IntStream.range(1, names.size()).allMatch(i ->
                    Integer.parseInt(names.get(i - 1)) < Integer.parseInt(names.get(i)));
        }

        private double longest(Font font, FontRenderContext context) {
            return names.stream().mapToDouble(name -> font.getStringBounds(name, context).getWidth()).max().orElse(0);
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            boolean side = RectangleEdge.isLeftOrRight(edge);
            double room = (side ? area.getHeight() : area.getWidth()) / names.size();
            double need = side || isVerticalTickLabels() ? getTickLabelFont().getSize2D()
                    : ROOM * longest(getTickLabelFont(), g2.getFontRenderContext());
            int stride = 1;
            for (int s = 0; isNumbers() && s < STRIDES.length && room * stride < need; s++) {
                stride = STRIDES[s];
            }
            List<NumberTick> ticks = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                boolean shown = side || ascending()
                        && (stride == 1 || i == 0 || Integer.parseInt(names.get(i)) % stride == 0);
                if (shown) {
                    ticks.add(side ? new NumberTick(i, names.get(i), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0)
                            : isVerticalTickLabels() ? new NumberTick(i, names.get(i), TextAnchor.CENTER_RIGHT,
                                    TextAnchor.CENTER_RIGHT, -Math.PI / 2)
                            : new NumberTick(i, names.get(i), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
                }
            }
            return ticks;
        }
    }
}
