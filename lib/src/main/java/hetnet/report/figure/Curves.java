package hetnet.report.figure;

import hetnet.report.figure.StyleSheet.Dash;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.StyleSheet.Marker;
import hetnet.report.figure.axis.FigureAxis;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts lines, points and filled areas on a plot, the later above the earlier. */
final class Curves {

    /** On a long line, so that it stays a line. */
    private static final int MARKERS = 9;
    /** Up to so many points of a line have a marker each. */
    private static final int SHORT = 12;
    private static final int MANY = 1000;
    private static final int FEW = 100;
    /** As large as the markers of lines. */
    private static final double SITE = 1.9;
    private static final double SMALL_DOT = 1.1;
    private static final double DOT = 2.2;
    private static final double LARGE_DOT = 3.2;

    private final Plot plot;
    private final FigureStyle style;
    private final List<double[]> points = new ArrayList<>();
    /** From and to, x and y of each. */
    private final List<double[]> segments = new ArrayList<>();
    private final List<Labels> labels = new ArrayList<>();
    private int lines;

    Curves(Plot plot) {
        this.plot = plot;
        this.style = plot.style();
    }

    /** A line, its points, or both; what is NaN is left out. */
    void add(double[] x, double[] y, Look look, boolean line, boolean marked) {
        if (line) {
            plot.line(x, y, look.color(), Plots.stroke(look.dash(), style));
        }
        if (marked && look.marker() != Marker.NONE) {
            int[] shown = line ? few(x.length, lines) : IntStream.range(0, x.length).toArray();
            plot.points(at(x, shown), at(y, shown), Plots.mark(look, style));
        }
        lines++;
        remember(x, y);
        if (line) {
            for (int i = 1; i < x.length; i++) {
                segments.add(new double[] {x[i - 1], y[i - 1], x[i], y[i]});
            }
        }
    }

    /** Markers of a line, not at the same places for two lines. */
    private static int[] few(int count, int line) {
        int stride = count <= SHORT ? 1 : (count + MARKERS - 1) / MARKERS;
        return IntStream.range(0, count).filter(i -> i % stride == (stride / 2 + line * stride / 3) % stride).toArray();
    }

    private static double[] at(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
    }

    /**
     * Small dots.
     *
     * @param total number of dots on the plot, of all series: many are drawn smaller than few
     */
    void dots(double[] x, double[] y, Color color, int total) {
        plot.points(x, y, Plots.dot(total > MANY ? SMALL_DOT : total > FEW ? DOT : LARGE_DOT, color, style));
        remember(x, y);
    }

    private void remember(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            points.add(new double[] {x[i], y[i]});
        }
    }

    /** Markers with a white rim, above all else so far. */
    void sites(double[] x, double[] y, Look look) {
        plot.points(x, y, Plots.turned(look.marker(), look.color(), Color.WHITE, SITE, 0, style));
        remember(x, y);
    }

    /** One line through the points from a ring at the start to an arrowhead at the end. */
    void track(double[] x, double[] y, Look look) {
        add(x, y, new Look(look.color(), Dash.SOLID, Marker.NONE), true, false);
        add(new double[] {x[0]}, new double[] {y[0]}, new Look(look.color(), Dash.SOLID, Marker.RING), false, true);
        int last = x.length - 1;
        int before = last;
        while (before > 0 && Math.hypot(x[last] - x[before], y[last] - y[before]) == 0) {
            before--;
        }
        double angle = Math.atan2(x[last] - x[before], y[last] - y[before]); // from north, clockwise, as on the page
        plot.points(new double[] {x[last]}, new double[] {y[last]},
                Plots.turned(Marker.UP, look.color(), look.color(), 1, angle, style));
    }

    /** Thin straight lines, one from each start to its end; below all points. */
    void spokes(double[][] from, double[][] to, Color color) {
        int n = from.length;
        double[] x = new double[3 * n];
        double[] y = new double[3 * n];
        for (int i = 0; i < n; i++) {
            x[3 * i] = from[i][0];
            y[3 * i] = from[i][1];
            x[3 * i + 1] = to[i][0];
            y[3 * i + 1] = to[i][1];
            x[3 * i + 2] = to[i][0];
            y[3 * i + 2] = Double.NaN;
        }
        plot.line(x, y, color, Plots.hair(style));
    }

    /** What lies between two lines; below all lines that come later. */
    void fill(double[] x, double[] low, double[] high, Color color) {
        int n = x.length;
        double[] cornerX = new double[2 * n];
        double[] cornerY = new double[2 * n];
        for (int i = 0; i < n; i++) { // there along the lower one, and back along the upper one
            cornerX[i] = x[i];
            cornerY[i] = low[i];
            cornerX[2 * n - 1 - i] = x[i];
            cornerY[2 * n - 1 - i] = high[i];
        }
        plot.area(cornerX, cornerY, color);
    }

    /** Texts beside points. */
    void name(double[] x, double[] y, List<String> texts, Color color) {
        double[][] at = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            at[i] = new double[] {x[i], y[i]};
        }
        labels.add(new Labels(texts, at, color, style));
    }

    /** Once all is on the plot. */
    void finish() {
        labels.forEach(label -> plot.above(label.around(points, segments)));
    }

    /** Texts beside points, each on that side where it covers the fewest other points and texts. */
    private static final class Labels implements Plot.Layer {

        /** Directions from the point to the middle of its text, the best first. */
        private static final double[][] SIDES = {{0, -1}, {1, 0}, {-1, 0}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}};
        /** A text on a text is worse than one on many points. */
        private static final double ON_TEXT = 1e6;
        private static final double OUTSIDE = 1e7;
        /** What a worse side costs, so that the best is taken where all are free. */
        private static final double LATER = 0.01;
        private static final double AWAY = 3.5;
        /** Steps of a line; one to a point without a place has none. */
        private static final double LONGEST = 1000;
        private static final Color VEIL = new Color(255, 255, 255, 200);

        private final List<String> texts;
        private final double[][] at;
        private final Color color;
        private final FigureStyle style;
        private List<double[]> obstacles = List.of();
        private List<double[]> ways = List.of();

        /** @param at x and y of each, shape [N, 2 or more] */
        Labels(List<String> texts, double[][] at, Color color, FigureStyle style) {
            this.texts = texts;
            this.at = at;
            this.color = color;
            this.style = style;
        }

        Labels around(List<double[]> points, List<double[]> segments) {
            obstacles = points;
            ways = segments;
            return this;
        }

        @Override
        public void paint(Graphics2D g, Plot.Frame frame) {
            Rectangle2D area = frame.area();
            List<Point2D> others = Stream.concat(obstacles.stream().map(p -> place(p, frame)),
                    ways.stream().flatMap(way -> along(way, frame))).toList();
            Font font = Plots.font(style);
            g.setFont(font);
            List<Rectangle2D> taken = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                if (!texts.get(i).isEmpty()) {
                    Point2D point = place(at[i], frame);
                    double width = FigureAxis.width(texts.get(i), font);
                    Rectangle2D box = best(point, width, area, others, taken);
                    taken.add(box);
                    g.setPaint(VEIL);
                    g.fill(box);
                    g.setPaint(color);
                    g.drawString(texts.get(i), (float) box.getX(), (float) (box.getMaxY() - 0.22 * box.getHeight()));
                }
            }
        }

        private static Point2D place(double[] p, Plot.Frame frame) {
            return new Point2D.Double(frame.x(p[0]), frame.y(p[1]));
        }

        /** Points of a straight line, as close to each other as text is high. */
        private Stream<Point2D> along(double[] way, Plot.Frame frame) {
            Point2D from = place(way, frame);
            Point2D to = place(new double[] {way[2], way[3]}, frame);
            int steps = (int) Math.min(LONGEST, from.distance(to) / style.fontPt() * 2);
            return IntStream.range(1, steps).mapToObj(i -> new Point2D.Double(
                    from.getX() + (to.getX() - from.getX()) * i / steps,
                    from.getY() + (to.getY() - from.getY()) * i / steps));
        }

        private Rectangle2D best(Point2D point, double width, Rectangle2D area, List<Point2D> others,
                List<Rectangle2D> taken) {
            double height = style.fontPt();
            List<Rectangle2D> boxes = new ArrayList<>();
            for (double[] side : SIDES) {
                double away = AWAY * style.scale();
                double cx = point.getX() + side[0] * (away + width / 2);
                double cy = point.getY() + side[1] * (away + height / 2);
                boxes.add(new Rectangle2D.Double(cx - width / 2, cy - height / 2, width, height));
            }
            return boxes.stream().min(Comparator.comparingDouble(box -> cost(box, area, others, taken)
                    + LATER * boxes.indexOf(box))).orElseThrow();
        }

        private static double cost(Rectangle2D box, Rectangle2D area, List<Point2D> others, List<Rectangle2D> taken) {
            return others.stream().filter(box::contains).count()
                    + ON_TEXT * taken.stream().filter(box::intersects).count() + (area.contains(box) ? 0 : OUTSIDE);
        }
    }
}
