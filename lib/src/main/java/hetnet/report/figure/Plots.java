package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.StyleSheet.Dash;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.StyleSheet.Marker;
import hetnet.report.figure.axis.FigureAxis;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** The kit's look: white paper, thin axes, one size of type; lines, markers and legends. All lengths are points. */
final class Plots {

    static final Color INK = new Color(0x222222);
    static final Color GRID = new Color(0xDDDDDD);
    /** From the middle of a line of text to its base, in heights of the font. */
    static final double BASE = 0.35;
    static final double GAP = 2;
    private static final float LINE = 1.25f;
    private static final float HAIR = 0.5f;
    private static final float OUTLINE = 0.8f;
    private static final double MARKER = 4.2;
    private static final double LEGEND_LINE = 18;
    private static final double LEGEND_ROW = 1.25;
    private static final int DIGITS = 3;
    private static final int MOST_DECIMALS = 5;
    private static final double LARGE = 1e7;

    private Plots() {
    }

    /**
     * A line of the legend.
     *
     * @param line   of the line; null for none
     * @param marker null for none
     */
    record Entry(String label, Color color, BasicStroke line, Mark marker) {

        private double symbol(FigureStyle style) {
            return line != null ? LEGEND_LINE * style.scale() : marker != null ? 1.5 * MARKER * style.scale() : 0;
        }

        private double width(FigureStyle style) {
            return symbol(style) + FigureAxis.width(label, font(style)) + 4.5 * GAP * style.scale();
        }

        private void paint(Graphics2D g, double x, double y, FigureStyle style) {
            double end = x + symbol(style);
            if (line != null) {
                g.setColor(color);
                g.setStroke(line);
                g.draw(new Line2D.Double(x, y, end, y));
            }
            if (marker != null) {
                marker.paint(g, (x + end) / 2, y, 0);
            }
            text(g, label, end + 1.5 * GAP * style.scale(), y + BASE * style.fontPt(), style);
        }
    }

    /** What stands on a point: a shape around the origin, filled, outlined or both; null for not. */
    static final class Mark extends org.knowm.xchart.style.markers.Marker {

        private final Shape shape;
        private final Color fill;
        private final Color outline;
        private final BasicStroke stroke;

        Mark(Shape shape, Color fill, Color outline, FigureStyle style) {
            this.shape = shape;
            this.fill = fill;
            this.outline = outline;
            this.stroke = Plots.outline(style);
        }

        @Override
        public void paint(Graphics2D g, double x, double y, int size) {
            Shape here = at(x, y);
            if (fill != null) {
                g.setColor(fill);
                g.fill(here);
            }
            if (outline != null) {
                g.setColor(outline);
                g.setStroke(stroke);
                g.draw(here);
            }
        }

        private Shape at(double x, double y) {
            Rectangle2D box = shape.getBounds2D();
            if (shape instanceof Ellipse2D) { // which is shorter in an SVG than any path
                return new Ellipse2D.Double(x + box.getX(), y + box.getY(), box.getWidth(), box.getHeight());
            }
            return shape instanceof Rectangle2D
                    ? new Rectangle2D.Double(x + box.getX(), y + box.getY(), box.getWidth(), box.getHeight())
                    : AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
        }
    }

    static Font font(FigureStyle style) {
        return Formats.FONT.deriveFont((float) style.fontPt());
    }

    /** Three digits of the largest value, and as many decimals for all others; whole numbers have all of theirs. */
    static DoubleFunction<String> fewDigits(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        double largest = Arrays.stream(finite).map(Math::abs).max().orElse(0);
        boolean whole = Arrays.stream(finite).allMatch(value -> value == Math.rint(value));
        int decimals = whole || largest == 0 ? 0
                : Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(largest)));
        return value -> value == 0 || !Double.isFinite(value) || largest >= LARGE || decimals > MOST_DECIMALS
                ? Tables.number(value) : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static void text(Graphics2D g, String text, double x, double y, FigureStyle style) {
        g.setColor(INK);
        g.setFont(font(style));
        g.drawString(text, (float) x, (float) y);
    }

    /**
     * Text from below to above.
     *
     * @param before the share of the text that stands before the point: 0 begins there, 1 ends there
     */
    static void upright(Graphics2D g, String text, double x, double y, double before, FigureStyle style) {
        AffineTransform page = g.getTransform();
        g.translate(x + BASE * style.fontPt(), y);
        g.rotate(-Math.PI / 2);
        text(g, text, -before * FigureAxis.width(text, font(style)), 0, style);
        g.setTransform(page);
    }

    static BasicStroke hair(FigureStyle style) {
        return plain(HAIR, style);
    }

    static BasicStroke outline(FigureStyle style) {
        return plain(OUTLINE, style);
    }

    private static BasicStroke plain(float width, FigureStyle style) {
        return new BasicStroke((float) (width * style.scale()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
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

    /** The marker of a look. */
    static Mark mark(Look look, FigureStyle style) {
        Marker marker = look.marker();
        boolean hollow = marker.name().startsWith("HOLLOW") || marker == Marker.RING;
        boolean lines = marker == Marker.PLUS || marker == Marker.CROSS;
        double d = (hollow || lines ? MARKER : MARKER + OUTLINE) * style.scale();
        return new Mark(shape(marker, d), lines ? null : hollow ? Color.WHITE : look.color(),
                hollow || lines ? look.color() : null, style);
    }

    /** A round dot. */
    static Mark dot(double diameter, Color color, FigureStyle style) {
        return new Mark(shape(Marker.CIRCLE, diameter * style.scale()), color, null, style);
    }

    /** A marker that is turned and larger, with a rim of its own. */
    static Mark turned(Marker marker, Color fill, Color rim, double scale, double angle, FigureStyle style) {
        Shape shape = shape(marker, scale * MARKER * style.scale());
        return new Mark(angle == 0 ? shape : AffineTransform.getRotateInstance(angle).createTransformedShape(shape),
                fill, rim, style);
    }

    private static Shape shape(Marker marker, double d) {
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

    private static Path2D polygon(double... at) {
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
    static Entry entry(String label, Look look, boolean line, boolean marker, FigureStyle style) {
        return new Entry(label, look.color(), line ? stroke(look.dash(), style) : null,
                marker && look.marker() != Marker.NONE ? mark(look, style) : null);
    }

    /** A legend entry with a filled square. */
    static Entry patch(String label, Color color, FigureStyle style) {
        return new Entry(label, color, null, turned(Marker.SQUARE, color, null, 1.5, 0, style));
    }

    /** A heading in the legend. */
    static Entry heading(String label) {
        return new Entry(label, INK, null, null);
    }

    /** Of a legend that breaks its lines where they are full; fewer than two entries need none. */
    static double legendHeight(List<Entry> entries, double width, FigureStyle style) {
        return entries.size() < 2 ? 0
                : lines(entries, width, style).size() * LEGEND_ROW * style.fontPt() + GAP * style.scale();
    }

    /** Paints a legend that has its upper rim at a height. */
    static void paintLegend(Graphics2D g, List<Entry> entries, double top, double width, FigureStyle style) {
        double y = top + LEGEND_ROW * style.fontPt() / 2;
        for (List<Entry> line : lines(entries, width, style)) {
            double x = 2 * GAP * style.scale();
            for (Entry entry : line) {
                entry.paint(g, x, y, style);
                x += entry.width(style);
            }
            y += LEGEND_ROW * style.fontPt();
        }
    }

    private static List<List<Entry>> lines(List<Entry> entries, double width, FigureStyle style) {
        List<List<Entry>> lines = new ArrayList<>();
        double left = 0;
        for (Entry entry : entries) {
            double own = entry.width(style);
            if (lines.isEmpty() || own > left) {
                lines.add(new ArrayList<>());
                left = width - GAP * style.scale();
            }
            lines.get(lines.size() - 1).add(entry);
            left -= own;
        }
        return lines;
    }
}
