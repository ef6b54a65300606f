package hetnet.report.figure;

import hetnet.report.figure.axis.FigureAxis.Tick;
import hetnet.report.figure.axis.LinearAxis;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Which colour means which value.
 *
 * @param low    value of the first colour
 * @param high   value of the last colour, above low
 * @param colour at a share of the way between them, 0 to 1
 * @param levels limits between steps of one colour each, rising; none for a gradient
 */
record ColourScale(double low, double high, DoubleFunction<Color> colour, double... levels) {

    private static final double STRIP = 6;
    private static final double GAP = 3;
    private static final double MARK = 2;
    private static final int STEPS = 64;
    private static final int TICKS = 5;
    /** Dark blue to yellow through grey, even in lightness for any colour vision. */
    private static final int[] CIVIDIS = {0x00224E, 0x213B6E, 0x4C556C, 0x6C6E72, 0x8B8779, 0xAFA471, 0xD5C25E,
            0xFEE838};
    /** White to a light blue, on which black digits stay readable. */
    private static final int[] PAPER = {0xFFFFFF, 0x56B4E9};
    /** Darker than this, text on a colour is white; of 255. */
    private static final double DARK = 120;

    Color of(double value) {
        if (levels.length > 0) {
            long step = Arrays.stream(levels).filter(limit -> value >= limit).count();
            return colour.apply(step / (double) levels.length);
        }
        return colour.apply((value - low) / (high - low));
    }

    /** A few colours from the first to the last, between which all others are mixed. */
    Color[] gradient() {
        return IntStream.rangeClosed(0, STEPS).mapToObj(i -> colour.apply(i / (double) STEPS)).toArray(Color[]::new);
    }

    /** The bar that says so, as tall as the axes. */
    Bar bar(String title) {
        return new Bar(this, title);
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

    /** A strip of all colours with an axis at its right. */
    record Bar(ColourScale scale, String title) {

        private LinearAxis axis() {
            double[] levels = scale.levels;
            return new LinearAxis(title, scale.low, scale.high, levels.length > 1 ? levels[1] - levels[0]
                    : LinearAxis.roundStep(scale.high - scale.low, TICKS));
        }

        /** What it takes of the page. */
        double width(FigureStyle style) {
            Font font = Plots.font(style);
            return (STRIP + 3 * GAP + MARK) * style.scale() + axis().depth(axis().ticks(0, font, true), font, true)
                    + style.fontPt();
        }

        /** Paints it at the right rim of the page. */
        void paint(Graphics2D g, Rectangle2D area, double right, FigureStyle style) {
            double left = right - width(style);
            double strip = STRIP * style.scale();
            int steps = scale.levels.length > 0 ? scale.levels.length + 1 : STEPS;
            for (int i = 0; i < steps; i++) {
                g.setColor(scale.colour.apply(i / (steps - 1.0)));
                // up to the top: the next one covers all but its own step, so that no seam shows
                g.fill(new Rectangle2D.Double(left, area.getY(), strip, area.getHeight() * (steps - i) / steps));
            }
            g.setColor(Plots.INK);
            g.setStroke(Plots.hair(style));
            double mark = left + strip + MARK * style.scale();
            List<Tick> ticks = axis().ticks(area.getHeight(), Plots.font(style), true);
            ticks.forEach(tick -> g.draw(new Line2D.Double(left + strip, y(tick, area), mark, y(tick, area))));
            Plots.upright(g, title, right - style.fontPt() / 2 - GAP * style.scale(), area.getCenterY(), 0.5, style);
            ticks.forEach(tick -> Plots.text(g, tick.label(), mark + GAP * style.scale() / 2,
                    y(tick, area) + Plots.BASE * style.fontPt(), style));
        }

        private double y(Tick tick, Rectangle2D area) {
            return area.getMaxY() - axis().share(tick.value()) * area.getHeight();
        }
    }

    /**
     * A grid of coloured cells; neighbours of one colour in a row are one rectangle.
     *
     * @param x     centres of the columns, evenly spaced, shape [X]
     * @param y     centres of the rows, evenly spaced, shape [Y]
     * @param value shape [Y, X]; NaN leaves a cell white
     */
    record Cells(double[] x, double[] y, double[][] value, ColourScale scale) implements Plot.Layer {

        /** So that no seam shows between neighbours, points. */
        private static final double OVERLAP = 0.15;

        @Override
        public void paint(Graphics2D g, Plot.Frame frame) {
            double halfX = (x[1] - x[0]) / 2;
            double halfY = (y[1] - y[0]) / 2;
            for (int r = 0; r < y.length; r++) {
                double top = frame.y(y[r] + halfY);
                double bottom = frame.y(y[r] - halfY);
                for (int c = 0; c < x.length; c++) {
                    Color color = color(r, c);
                    int first = c;
                    while (c + 1 < x.length && color(r, c + 1).equals(color)) {
                        c++;
                    }
                    double left = frame.x(x[first] - halfX);
                    double right = frame.x(x[c] + halfX);
                    g.setColor(color);
                    g.fill(new Rectangle2D.Double(left - OVERLAP, top - OVERLAP, right - left + 2 * OVERLAP,
                            bottom - top + 2 * OVERLAP).createIntersection(frame.area()));
                }
            }
        }

        private Color color(int r, int c) {
            return Double.isNaN(value[r][c]) ? Color.WHITE : scale.of(value[r][c]);
        }
    }
}
