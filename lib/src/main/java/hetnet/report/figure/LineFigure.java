package hetnet.report.figure;

import hetnet.report.Tables;
import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Builds lines through points, one per series, over clouds of points; a NaN in y is a gap. */
public final class LineFigure extends FigureBuilder<LineFigure> {

    private record Points(double[] x, double[] y, boolean cloud) {
    }

    /** Between low and high; shape [N] each. */
    private record Band(double[] x, double[] low, double[] high) {
    }

    /** Up to so many points have their own ticks where they are evenly spaced. */
    private static final int FEW = 12;
    /** Of 255: lines and other bands show through. */
    private static final int BAND_ALPHA = 36;

    private final Map<String, Points> series = new LinkedHashMap<>();
    private final Map<String, Band> bands = new LinkedHashMap<>();
    private boolean logX;
    private boolean logY;
    private double yMin = Double.NaN;
    private double yMax = Double.NaN;

    LineFigure(String name) {
        super(name);
    }

    @Override
    LineFigure self() {
        return this;
    }

    /**
     * @param x finite, shape [N]
     * @param y shape [N]
     * @throws IllegalArgumentException where the lengths differ or are 0, or the series is there already
     */
    public LineFigure addSeries(String label, double[] x, double[] y) {
        return add(label, new Points(x.clone(), y.clone(), false));
    }

    /**
     * Points without a line, such as measurements around a curve. Series lie above those added before.
     *
     * @param x finite, shape [N]
     * @param y shape [N]
     * @throws IllegalArgumentException where the lengths differ or are 0, or the series is there already
     */
    public LineFigure addPoints(String label, double[] x, double[] y) {
        return add(label, new Points(x.clone(), y.clone(), true));
    }

    /**
     * A translucent band below the lines, such as the quartiles around a median, in the colour of the series of this
     * label.
     *
     * @param x    ascending, shape [N]
     * @param low  finite, shape [N]
     * @param high finite, shape [N]
     * @throws IllegalArgumentException where the lengths differ or are 0, or a value is not finite
     */
    public LineFigure addBand(String label, double[] x, double[] low, double[] high) {
        require(x.length == low.length && x.length == high.length && x.length > 0,
                "needs as many x as limits in band '%s', at least one: there are %d, %d and %d"
                .formatted(label, x.length, low.length, high.length));
        for (double[] values : List.of(x, low, high)) {
            requireFinite(label, values);
        }
        bands.put(label, new Band(x.clone(), low.clone(), high.clone()));
        return this;
    }

    private LineFigure add(String label, Points points) {
        double[] x = points.x;
        double[] y = points.y;
        require(x.length == y.length && x.length > 0,
                "needs as many x as y in series '%s', at least one: there are %d and %d"
                .formatted(label, x.length, y.length));
        requireFinite(label, x);
        require(series.putIfAbsent(label, points) == null, "has series '" + label + "' twice");
        return this;
    }

    /** A series over 1, 2, ... N, such as epochs or iterations. */
    public LineFigure addSeries(String label, double[] y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
        }
        return addSeries(label, x, y);
    }

    /** A logarithmic x axis. */
    public LineFigure optLogX() {
        logX = true;
        return this;
    }

    /** A logarithmic y axis. */
    public LineFigure optLogY() {
        logY = true;
        return this;
    }

    /** Limits of the y axis; by default the data's. */
    public LineFigure optRangeY(double min, double max) {
        yMin = min;
        yMax = max;
        return this;
    }

    /**
     * @throws IllegalArgumentException where there is no series, no axis title, or a value that a logarithmic axis
     * cannot show
     */
    @Override
    public Figure build() {
        XYChart chart = xyChart();
        require(!series.isEmpty(), "needs at least one series");
        Tables.Rows rows = Tables.named(name, "series", column(xTitle), column(yTitle));
        Map<String, Palette.Look> looks = Palette.looks(List.copyOf(series.keySet()));
        bands.forEach((label, band) -> {
            require(series.containsKey(label), "has a band '%s' without its series".formatted(label));
            draw(chart, label, band, looks.get(label));
            for (int i = 0; i < band.x.length; i++) {
                rows.row(label + " (from)", band.x[i], band.low[i]).row(label + " (to)", band.x[i], band.high[i]);
            }
        });
        int dots = series.values().stream().filter(Points::cloud).mapToInt(p -> p.x.length).sum();
        series.forEach((label, points) -> {
            if (logX) {
                requirePositive(label, points.x);
            }
            if (logY) {
                requirePositive(label, points.y);
            }
            if (points.cloud) {
                Ground.dots(chart, label, points.x, points.y, looks.get(label).color(), dots);
            } else {
                Curves.add(chart, label, looks.get(label), points.x, gaps(points.y), false);
            }
            for (int i = 0; i < points.x.length; i++) {
                rows.row(label, points.x[i], points.y[i]);
            }
        });
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(logX);
        if (!logX && longest() > FEW) {
            roundTicks(chart, extreme(-1), extreme(1));
        }
        styler.setYAxisLogarithmic(logY);
        if (logX) {
            LogAxis.x(chart, all(Points::x));
        }
        if (logY) {
            LogAxis.y(chart, Double.isNaN(yMin) ? all(Points::y) : DoubleStream.of(yMin, yMax));
        }
        if (!Double.isNaN(yMin)) {
            styler.setYAxisMin(yMin).setYAxisMax(yMax);
        }
        placeLegend(chart, series.keySet());
        return new Figure(name, chart, rows.build());
    }

    /** There along the lower limit, and back along the upper one. */
    private static void draw(XYChart chart, String label, Band band, Palette.Look look) {
        int n = band.x.length;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[i] = band.x[i];
            y[i] = band.low[i];
            x[2 * n - 1 - i] = band.x[i];
            y[2 * n - 1 - i] = band.high[i];
        }
        XYSeries drawn = chart.addSeries(label + " (band)", x, y);
        drawn.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        Color color = Palette.translucent(look.color(), BAND_ALPHA);
        drawn.setFillColor(color);
        drawn.setLineColor(color);
        drawn.setMarker(SeriesMarkers.NONE);
        drawn.setShowInLegend(false);
    }

    /**
     * With a gap in the line where a value is infinite, as a mean latency is while one UE has no rate; the table keeps
     * it.
     */
    private static double[] gaps(double[] y) {
        return Arrays.stream(y).map(value -> Double.isInfinite(value) ? Double.NaN : value).toArray();
    }

    private int longest() {
        return series.values().stream().mapToInt(p -> p.x.length).max().orElseThrow();
    }

    private DoubleStream all(Function<Points, double[]> coordinate) {
        return series.values().stream().flatMapToDouble(points -> Arrays.stream(coordinate.apply(points)));
    }

    /** Largest x for sign 1, smallest for sign -1. */
    private double extreme(int sign) {
        return sign * all(Points::x).map(x -> sign * x).max().orElseThrow();
    }
}
