package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Dash;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.StyleSheet.Marker;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.block.LengthConstraintType;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.Range;

/** The kit's look on JFreeChart: white paper, thin axes, one size of type. All lengths are points. */
final class Plots {

    static final Color INK = new Color(0x222222);
    static final Color GRID = new Color(0xDDDDDD);
    private static final float LINE = 1.25f;
    private static final float HAIR = 0.5f;
    private static final double MARKER = 4.2;
    private static final double HALF_LEGEND_LINE = 9;
    private static final double GAP = 2;
    private static final int DIGITS = 3;
    /** More than any legend is tall. */
    private static final double ENDLESS = 10_000;

    static {
        // text layouts would draw outlines in place of text
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Plots() {
    }

    static Font font(FigureStyle style) {
        return Formats.FONT.deriveFont((float) style.fontPt());
    }

    /** Numbers as in the kit's tables. */
    static NumberFormat numbers() {
        return format(Tables::number);
    }

    /** Three digits: enough beside a bar. */
    static NumberFormat fewDigits() {
        return format(value -> value == 0 || !Double.isFinite(value) ? Tables.number(value)
                : Tables.number(new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue()));
    }

    private static NumberFormat format(DoubleFunction<String> text) {
        return new NumberFormat() {
            private static final long serialVersionUID = 1L;

            @Override
            public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
                return to.append(text.apply(number));
            }

            @Override
            public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
                return to.append(number);
            }

            @Override
            public Number parse(String text, ParsePosition position) {
                throw new UnsupportedOperationException();
            }
        };
    }

    static NumberAxis linear(String title, double min, double max) {
        NumberAxis axis = new NumberAxis(title);
        axis.setNumberFormatOverride(numbers());
        axis.setRange(new Range(min, max > min ? max : min + 1));
        return axis;
    }

    static <A extends Axis> A styled(A axis, FigureStyle style) {
        double unit = style.scale();
        axis.setLabelFont(font(style));
        axis.setTickLabelFont(font(style));
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setLabelInsets(new RectangleInsets(GAP * unit, GAP * unit, GAP * unit, GAP * unit));
        axis.setTickLabelInsets(new RectangleInsets(GAP * unit / 2, GAP * unit, GAP * unit / 2, GAP * unit));
        axis.setAxisLineVisible(false);
        axis.setTickMarkPaint(INK);
        axis.setTickMarkStroke(hair(style));
        axis.setTickMarkOutsideLength((float) (GAP * unit));
        if (axis instanceof ValueAxis value) {
            value.setMinorTickMarkOutsideLength((float) (GAP * unit / 2));
        }
        return axis;
    }

    static XYPlot xy(ValueAxis x, ValueAxis y, FigureStyle style) {
        XYPlot plot = new XYPlot(null, styled(x, style), styled(y, style), null);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(hair(style));
        plot.setRangeGridlineStroke(hair(style));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        framed(plot, style);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return plot;
    }

    /** A round step, 1, 2 or 5 times a power of ten, of which about so many span the length. */
    static double roundStep(double length, int count) {
        double rough = length / count;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
    }

    static void framed(Plot plot, FigureStyle style) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(INK);
        plot.setOutlineStroke(hair(style));
        double unit = style.scale();
        // half of the last number of either axis stands beyond the frame
        plot.setInsets(new RectangleInsets(2 * GAP * unit, GAP * unit, GAP * unit, 5 * GAP * unit));
    }

    static BasicStroke hair(FigureStyle style) {
        return new BasicStroke((float) (HAIR * style.scale()));
    }

    static BasicStroke stroke(Dash dash, FigureStyle style) {
        float width = (float) (LINE * style.scale());
        float[] pattern = dash.pattern();
        if (pattern.length == 0) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] *= width;
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }

    static boolean hollow(Marker marker) {
        return marker.name().startsWith("HOLLOW") || marker == Marker.RING;
    }

    /** Around the origin. */
    static Shape shape(Marker marker, FigureStyle style) {
        double d = MARKER * style.scale();
        double r = d / 2;
        return switch (marker) {
            case CIRCLE, RING -> new Ellipse2D.Double(-r, -r, d, d);
            case SQUARE, HOLLOW_SQUARE -> new Rectangle2D.Double(-0.9 * r, -0.9 * r, 0.9 * d, 0.9 * d);
            case DIAMOND, HOLLOW_DIAMOND -> polygon(0, -1.25 * r, 1.25 * r, 0, 0, 1.25 * r, -1.25 * r, 0);
            case UP, HOLLOW_UP -> polygon(0, -1.2 * r, 1.15 * r, 0.9 * r, -1.15 * r, 0.9 * r);
            case DOWN, HOLLOW_DOWN -> polygon(0, 1.2 * r, 1.15 * r, -0.9 * r, -1.15 * r, -0.9 * r);
            case PLUS -> cross(1.2 * r);
            case CROSS -> AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(cross(1.2 * r));
            case NONE -> new Rectangle2D.Double();
        };
    }

    static Path2D polygon(double... at) {
        Path2D path = new Path2D.Double();
        path.moveTo(at[0], at[1]);
        for (int i = 2; i < at.length; i += 2) {
            path.lineTo(at[i], at[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Path2D cross(double r) {
        Path2D path = new Path2D.Double();
        path.moveTo(-r, 0);
        path.lineTo(r, 0);
        path.moveTo(0, -r);
        path.lineTo(0, r);
        return path;
    }

    /** A legend entry with line, marker or both. */
    static LegendItem entry(String label, Look look, boolean line, boolean marker, FigureStyle style) {
        double half = HALF_LEGEND_LINE * style.scale();
        return new LegendItem(label, null, null, null, marker && look.marker() != Marker.NONE,
                shape(look.marker(), style), true, hollow(look.marker()) ? Color.WHITE : look.color(), true,
                look.color(), outline(style), line, new Line2D.Double(-half, 0, half, 0), stroke(look.dash(), style),
                look.color());
    }

    /** A legend entry with a filled square. */
    static LegendItem patch(String label, Color color, FigureStyle style) {
        double d = 1.4 * MARKER * style.scale();
        return new LegendItem(label, null, null, null, new Rectangle2D.Double(-d / 2, -d / 2, d, d), color);
    }

    static BasicStroke outline(FigureStyle style) {
        return new BasicStroke((float) (0.8 * style.scale()));
    }

    /** A legend that breaks its lines where they are full. */
    static LegendTitle legend(List<LegendItem> entries, FigureStyle style) {
        LegendItemCollection items = new LegendItemCollection();
        entries.forEach(items::add);
        double unit = style.scale();
        LegendTitle legend = new LegendTitle(() -> items, new FlowArrangement(HorizontalAlignment.LEFT,
                VerticalAlignment.CENTER, 2 * GAP * unit, 0), new FlowArrangement(HorizontalAlignment.LEFT,
                        VerticalAlignment.CENTER, 0, 0));
        legend.setItemFont(font(style));
        legend.setItemPaint(INK);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemLabelPadding(new RectangleInsets(0, GAP * unit, 0, GAP * unit));
        legend.setLegendItemGraphicPadding(new RectangleInsets(0, GAP * unit, 0, 0));
        legend.setPadding(new RectangleInsets(0, GAP * unit, GAP * unit, GAP * unit));
        legend.setPosition(RectangleEdge.BOTTOM);
        return legend;
    }

    static double height(LegendTitle legend, double width) {
        Graphics2D nowhere = Formats.nowhere();
        return legend.arrange(nowhere, new RectangleConstraint(width, new Range(0, width), LengthConstraintType.RANGE,
                ENDLESS, new Range(0, ENDLESS), LengthConstraintType.RANGE)).getHeight();
    }

    /**
     * A whole figure: the plot, below it the legend, above it a title.
     *
     * @param shape   height of plot and axes as a share of the width
     * @param entries of the legend; fewer than two need none, for the axis names a single series
     */
    static Sketch finish(Plot plot, String title, double shape, List<LegendItem> entries, FigureStyle style) {
        JFreeChart chart = new JFreeChart(null, font(style), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        double height = shape * style.widthPt();
        if (!title.isEmpty()) {
            TextTitle above = new TextTitle(title, font(style));
            above.setPaint(INK);
            chart.setTitle(above);
            height += 1.5 * style.fontPt();
        }
        if (entries.size() > 1) {
            LegendTitle legend = legend(entries, style);
            chart.addSubtitle(legend);
            height += height(legend, style.widthPt());
        }
        return new Sketch(chart, style.widthPt(), height);
    }
}
