package hetnet.report.figure;

import hetnet.report.figure.StyleSheet.Dash;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.StyleSheet.Marker;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/** Puts lines, points and filled areas on a plot, the later above the earlier. */
final class Curves {

    /** On a long line, so that it stays a line. */
    private static final int MARKERS = 9;
    private static final int MANY = 1000;
    /** As large as the markers of lines. */
    private static final double SITE = 1.9;
    private static final double SMALL_DOT = 1.1;
    private static final double LARGE_DOT = 2.2;

    private final XYPlot plot;
    private final FigureStyle style;
    private final DefaultXYDataset data = new DefaultXYDataset();
    private final MarkedLines renderer = new MarkedLines();
    private final List<double[]> points = new ArrayList<>();
    private final List<Labels> labels = new ArrayList<>();

    /** Lines whose markers are few, and not at the same places for two lines. */
    private static final class MarkedLines extends XYLineAndShapeRenderer {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean getItemShapeVisible(int series, int item) {
            int count = getPlot().getDataset().getItemCount(series);
            int stride = (count + MARKERS - 1) / MARKERS;
            return super.getItemShapeVisible(series, item)
                    && (!getSeriesLinesVisible(series) || item % stride == (stride / 2 + series * stride / 3) % stride);
        }
    }

    Curves(XYPlot plot, FigureStyle style) {
        this.plot = plot;
        this.style = style;
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setUseFillPaint(true);
        plot.setDataset(data);
        plot.setRenderer(renderer);
    }

    /** A line, its points, or both; what is NaN is left out. */
    void add(double[] x, double[] y, Look look, boolean line, boolean marked) {
        int s = next(x, y);
        renderer.setSeriesPaint(s, look.color());
        renderer.setSeriesLinesVisible(s, line);
        renderer.setSeriesStroke(s, Plots.stroke(look.dash(), style));
        marker(s, look.color(), Plots.hollow(look.marker()) ? Color.WHITE : look.color(),
                Plots.shape(look.marker(), style), marked && look.marker() != Marker.NONE);
        remember(x, y);
    }

    /**
     * Small dots.
     *
     * @param total number of dots on the plot, of all series: many are drawn smaller than few
     */
    void dots(double[] x, double[] y, Color color, int total) {
        double d = (total > MANY ? SMALL_DOT : LARGE_DOT) * style.scale();
        dots(x, y, color, new Ellipse2D.Double(-d / 2, -d / 2, d, d));
    }

    /** What a browser says of each point of the series that was put last; none for none. */
    void tips(List<String> texts) {
        if (!texts.isEmpty()) {
            renderer.setSeriesToolTipGenerator(data.getSeriesCount() - 1, (set, series, item) -> texts.get(item));
        }
    }

    private void dots(double[] x, double[] y, Color color, Shape dot) {
        int s = next(x, y);
        renderer.setSeriesPaint(s, color);
        renderer.setSeriesLinesVisible(s, false);
        marker(s, color, color, dot, true);
        renderer.setSeriesOutlineStroke(s, new BasicStroke(0));
        remember(x, y);
    }

    private void marker(int s, Color outline, Color fill, Shape shape, boolean visible) {
        renderer.setSeriesShape(s, shape);
        renderer.setSeriesShapesVisible(s, visible);
        renderer.setSeriesShapesFilled(s, true);
        renderer.setSeriesFillPaint(s, fill);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesOutlinePaint(s, outline);
        renderer.setSeriesOutlineStroke(s, Plots.outline(style));
    }

    private int next(double[] x, double[] y) {
        int s = data.getSeriesCount();
        data.addSeries(Integer.valueOf(s), new double[][] {x.clone(), y.clone()});
        return s;
    }

    private void remember(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            points.add(new double[] {x[i], y[i]});
        }
    }

    /** Markers with a white rim, above all else so far. */
    void sites(double[] x, double[] y, Look look) {
        int s = next(x, y);
        renderer.setSeriesLinesVisible(s, false);
        marker(s, Color.WHITE, look.color(), AffineTransform.getScaleInstance(SITE, SITE)
                .createTransformedShape(Plots.shape(look.marker(), style)), true);
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
        int s = next(new double[] {x[last]}, new double[] {y[last]});
        double angle = Math.atan2(x[last] - x[before], y[last] - y[before]); // from north, clockwise, as on the page
        renderer.setSeriesLinesVisible(s, false);
        marker(s, look.color(), look.color(), AffineTransform.getRotateInstance(angle).createTransformedShape(
                Plots.shape(Marker.UP, style)), true);
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
            x[3 * i + 2] = Double.NaN;
            y[3 * i + 2] = Double.NaN;
        }
        int s = next(x, y);
        renderer.setSeriesPaint(s, color);
        renderer.setSeriesStroke(s, Plots.hair(style));
        renderer.setSeriesShapesVisible(s, false);
    }

    /** What lies between two lines; below all lines. */
    void fill(double[] x, double[] low, double[] high, Color color) {
        int n = x.length;
        double[] corners = new double[4 * n];
        for (int i = 0; i < n; i++) { // there along the lower one, and back along the upper one
            corners[2 * i] = x[i];
            corners[2 * i + 1] = low[i];
            corners[4 * n - 2 - 2 * i] = x[i];
            corners[4 * n - 1 - 2 * i] = high[i];
        }
        renderer.addAnnotation(new XYPolygonAnnotation(corners, null, null, color), Layer.BACKGROUND);
    }

    /** A grid of colours; below all lines. */
    void cells(ColourScale.Cells cells) {
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        renderer.addAnnotation(cells, Layer.BACKGROUND);
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
        labels.forEach(label -> plot.addAnnotation(label.around(points)));
    }
}
