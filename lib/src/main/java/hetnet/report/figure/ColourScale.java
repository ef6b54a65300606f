package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Which colour means which value.
 *
 * @param low    value of the first colour
 * @param high   value of the last colour, above low
 * @param colour at a share of the way between them, 0 to 1
 * @param levels limits between steps of one colour each, rising; none for a gradient
 */
record ColourScale(double low, double high, DoubleFunction<Color> colour, double... levels) implements PaintScale {

    private static final double STRIP = 6;
    private static final double GAP = 3;
    private static final int STEPS = 64;
    private static final int TICKS = 5;
    /** Dark blue to yellow through grey, even in lightness for any colour vision. */
    private static final int[] CIVIDIS = {0x00224E, 0x213B6E, 0x4C556C, 0x6C6E72, 0x8B8779, 0xAFA471, 0xD5C25E,
            0xFEE838};
    /** White to a light blue, on which black digits stay readable. */
    private static final int[] PAPER = {0xFFFFFF, 0x56B4E9};
    /** Darker than this, text on a colour is white; of 255. */
    private static final double DARK = 120;

    @Override
    public double getLowerBound() {
        return low;
    }

    @Override
    public double getUpperBound() {
        return high;
    }

    @Override
    public Paint getPaint(double value) {
        return of(value);
    }

    Color of(double value) {
        if (levels.length > 0) {
            long step = Arrays.stream(levels).filter(limit -> value >= limit).count();
            return colour.apply(step / (double) levels.length);
        }
        return colour.apply((value - low) / (high - low));
    }

    /** The sketch with a bar at its right that says so, as tall as the axes. */
    Sketch beside(Sketch sketch, String title, FigureStyle style) {
        PaintScaleLegend bar = bar(title, style);
        sketch.chart().addSubtitle(bar);
        Rectangle2D area = Ground.area(sketch);
        bar.setMargin(new RectangleInsets(area.getMinY(), GAP * style.scale(), sketch.height() - area.getMaxY(), 0));
        return sketch;
    }

    private PaintScaleLegend bar(String title, FigureStyle style) {
        double unit = style.scale();
        NumberAxis axis = Plots.styled(Plots.linear(title, low, high), style);
        axis.setTickUnit(new NumberTickUnit(levels.length > 1 ? levels[1] - levels[0]
                : Plots.roundStep(high - low, TICKS), Plots.numbers()));
        PaintScaleLegend bar = new PaintScaleLegend(this, axis);
        bar.setPosition(RectangleEdge.RIGHT);
        bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        bar.setStripWidth(STRIP * unit);
        bar.setStripOutlineVisible(false);
        bar.setSubdivisionCount(STEPS);
        bar.setFrame(BlockBorder.NONE);
        bar.setBackgroundPaint(Color.WHITE);
        return bar;
    }

    /** The colour at a share of the way from dark to bright; what is outside 0 to 1 has the colour of the end. */
    static Color sequential(double share) {
        return along(CIVIDIS, share);
    }

    /** The same from white to light blue. */
    static Color paper(double share) {
        return along(PAPER, share);
    }

    /** @param count colours evenly from dark to bright */
    static Color[] sequential(int count) {
        Color[] colors = new Color[count];
        for (int i = 0; i < count; i++) {
            colors[i] = sequential(count == 1 ? 1 : i / (count - 1.0));
        }
        return colors;
    }

    static Color translucent(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** Black or white, whichever is read on this colour. */
    static Color textOn(Color color) {
        double lightness = 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
        return lightness < DARK ? Color.WHITE : Color.BLACK;
    }

    private static Color along(int[] stops, double share) {
        double at = Math.min(1, Math.max(0, share)) * (stops.length - 1);
        int low = Math.min((int) at, stops.length - 2);
        Color a = new Color(stops[low]);
        Color b = new Color(stops[low + 1]);
        double t = at - low;
        return new Color(mix(a.getRed(), b.getRed(), t), mix(a.getGreen(), b.getGreen(), t),
                mix(a.getBlue(), b.getBlue(), t));
    }

    private static int mix(int a, int b, double t) {
        return (int) Math.round(a + (b - a) * t);
    }

    /** A grid of coloured cells; neighbours of one colour in a row are one rectangle. */
    static final class Cells extends AbstractXYAnnotation {

        private static final long serialVersionUID = 1L;
        /** So that no seam shows between neighbours, points. */
        private static final double OVERLAP = 0.15;
        /** From the middle of a line of text to its base, in heights of the font. */
        private static final double BASE = 0.35;

        private final double[] x;
        private final double[] y;
        private final double[][] value;
        private final ColourScale scale;
        private final Font font;

        /**
         * @param x     centres of the columns, evenly spaced, shape [X]
         * @param y     centres of the rows, evenly spaced, shape [Y]
         * @param value shape [Y, X]; NaN leaves a cell white
         * @param font  of the values in the cells; null for none
         */
        Cells(double[] x, double[] y, double[][] value, ColourScale scale, Font font) {
            this.x = x;
            this.y = y;
            this.value = value;
            this.scale = scale;
            this.font = font;
        }

        @Override
        public void draw(Graphics2D g, XYPlot plot, Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis, int index,
                PlotRenderingInfo info) {
            double halfX = x.length > 1 ? (x[1] - x[0]) / 2 : 0.5;
            double halfY = y.length > 1 ? (y[1] - y[0]) / 2 : 0.5;
            for (int r = 0; r < y.length; r++) {
                double a = yAxis.valueToJava2D(y[r] - halfY, area, RectangleEdge.LEFT);
                double b = yAxis.valueToJava2D(y[r] + halfY, area, RectangleEdge.LEFT);
                for (int c = 0; c < x.length; c++) {
                    Color color = color(r, c);
                    int first = c;
                    while (font == null && c + 1 < x.length && color(r, c + 1).equals(color)) {
                        c++;
                    }
                    double left = xAxis.valueToJava2D(x[first] - halfX, area, RectangleEdge.BOTTOM);
                    double right = xAxis.valueToJava2D(x[c] + halfX, area, RectangleEdge.BOTTOM);
                    Rectangle2D cell = new Rectangle2D.Double(left - OVERLAP, Math.min(a, b) - OVERLAP,
                            right - left + 2 * OVERLAP, Math.abs(a - b) + 2 * OVERLAP);
                    g.setPaint(color);
                    g.fill(cell.createIntersection(area));
                    if (font != null) {
                        write(g, Tables.number(Math.rint(value[r][c])), color, cell);
                    }
                }
            }
        }

        private Color color(int r, int c) {
            return Double.isNaN(value[r][c]) ? Color.WHITE : scale.of(value[r][c]);
        }

        private void write(Graphics2D g, String text, Color background, Rectangle2D cell) {
            FontRenderContext context = g.getFontRenderContext();
            g.setFont(font);
            g.setPaint(textOn(background));
            g.drawString(text, (float) (cell.getCenterX() - font.getStringBounds(text, context).getWidth() / 2),
                    (float) (cell.getCenterY() + BASE * font.getSize2D()));
        }
    }
}
