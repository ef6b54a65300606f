package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.axis.DecadeAxis;
import hetnet.report.figure.axis.FigureAxis;
import hetnet.report.figure.axis.LinearAxis;
import hetnet.report.figure.axis.StretchedAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Builds lines through points, one per series, over clouds of points; a NaN in y is a gap. */
public final class LineFigure extends FigureBuilder<LineFigure> {

    private record Points(double[] x, double[] y, boolean cloud) {

        /**
         * Whether its points were measured one by one, and have markers: not a line at one height, such as a
         * reference, nor a fine curve through a cloud, such as a formula.
         */
        boolean marked(boolean amongClouds) {
            boolean constant = Arrays.stream(y).allMatch(value -> value == y[0]);
            return cloud || y.length <= FEW || !constant && !amongClouds;
        }
    }

    /** Between low and high; shape [N] each. */
    private record Band(double[] x, double[] low, double[] high) {
    }

    /** Points of one series, named one by one. */
    private record Names(String series, List<String> texts) {
    }

    /** Of 255: lines and other bands show through. */
    private static final int BAND_ALPHA = 40;
    /** Room below curves on a stretched axis, which shows little of it there, per cent. */
    private static final double BELOW = 5;
    /** Between two curves that step aside for each other, as a share of the axis. */
    private static final double ASIDE = 0.012;
    /** More than so many points are a cloud of small dots. */
    private static final int MANY = 60;
    /** Up to so many points have a marker each, whatever the line is. */
    private static final int FEW = 12;

    private final Map<String, Points> series = new LinkedHashMap<>();
    private final Map<String, Band> bands = new LinkedHashMap<>();
    private final List<Names> names = new ArrayList<>();
    private final Set<String> alone = new HashSet<>();
    private boolean logX;
    private boolean logY;
    private boolean stretched;
    private boolean aside;
    private double xMin = Double.NaN;
    private double xMax = Double.NaN;
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

    /** Stretches the y axis, a percentage, around 100, where curves would hide each other. */
    public LineFigure optStretchedY() {
        stretched = true;
        return this;
    }

    /** Limits of the y axis; by default the data's. */
    public LineFigure optRangeY(double min, double max) {
        yMin = min;
        yMax = max;
        return this;
    }

    /** Limits of the x axis; by default the data's. */
    public LineFigure optRangeX(double min, double max) {
        xMin = min;
        xMax = max;
        return this;
    }

    /** Moves each series a little to the side, so that curves through the same points do not hide each other. */
    public LineFigure optAside() {
        aside = true;
        return this;
    }

    /** Draws a series by its points alone: for a curve that lies on another, which would be hidden. */
    public LineFigure optPointsAlone(String label) {
        alone.add(label);
        return this;
    }

    /** Names the points of a series one by one, such as the alpha of each; an empty name stays away. */
    public LineFigure optPointNames(String label, List<String> texts) {
        names.add(new Names(label, List.copyOf(texts)));
        return this;
    }

    /**
     * @throws IllegalArgumentException where there is no series, no axis title, or a value that a logarithmic axis
     * cannot show
     */
    @Override
    public Figure build() {
        checkAxes();
        require(!series.isEmpty(), "needs at least one series");
        Tables.Rows rows = Tables.named(name, "series", column(xTitle), column(yTitle));
        bands.forEach((label, band) -> {
            require(series.containsKey(label), "has a band '%s' without its series".formatted(label));
            for (int i = 0; i < band.x.length; i++) {
                rows.row(label + " (from)", band.x[i], band.low[i]).row(label + " (to)", band.x[i], band.high[i]);
            }
        });
        series.forEach((label, points) -> {
            if (logX) {
                requirePositive(label, points.x);
            }
            if (logY) {
                requirePositive(label, points.y);
            }
            for (int i = 0; i < points.x.length; i++) {
                rows.row(label, points.x[i], points.y[i]);
            }
        });
        for (String label : alone) {
            require(series.containsKey(label), "needs a series '%s', to draw its points".formatted(label));
        }
        for (Names named : names) {
            require(series.containsKey(named.series) && series.get(named.series).x.length == named.texts.size(),
                    "needs a series '%s' with %d points, to name them".formatted(named.series, named.texts.size()));
        }
        return new Figure(name, this::draw, rows.build());
    }

    private Sketch draw(FigureStyle style) {
        Map<String, double[]> place = aside ? stepsAside() : new LinkedHashMap<>();
        FigureAxis x = axis(xTitle, logX, xMin, xMax, aside ? place.values().stream().flatMapToDouble(Arrays::stream)
                : all(Points::x));
        FigureAxis y = yAxis();
        Plot plot = Plot.xy(x, y, style);
        Curves curves = new Curves(plot);
        Map<String, Look> looks = StyleSheet.looks(List.copyOf(series.keySet()));
        bands.forEach((label, band) -> curves.fill(band.x, band.low, band.high,
                ColourScale.translucent(looks.get(label).color(), BAND_ALPHA)));
        List<Plots.Entry> legend = new ArrayList<>();
        int dots = series.values().stream().filter(Points::cloud).mapToInt(p -> p.x.length).sum();
        boolean clouds = series.values().stream().anyMatch(Points::cloud);
        for (Map.Entry<String, Points> entry : series.entrySet()) {
            Points points = entry.getValue();
            Look look = looks.get(entry.getKey());
            double[] at = place.getOrDefault(entry.getKey(), points.x);
            boolean line = !points.cloud && !alone.contains(entry.getKey());
            boolean marked = points.marked(clouds);
            if (points.cloud && dots > MANY) {
                curves.dots(at, points.y, look.color(), dots);
                legend.add(Plots.entry(label(entry.getKey()), look, false, true, style));
            } else {
                curves.add(at, gaps(points.y), look, line, marked);
                legend.add(Plots.entry(label(entry.getKey()), look, line, marked, style));
            }
        }
        names.forEach(named -> curves.name(series.get(named.series).x, series.get(named.series).y, named.texts,
                looks.get(named.series).color()));
        curves.finish();
        return Sketch.of(plot, title, shape, legend);
    }

    private FigureAxis yAxis() {
        double[] data = DoubleStream.concat(all(Points::y), bands.values().stream().flatMapToDouble(band ->
                DoubleStream.concat(Arrays.stream(band.low), Arrays.stream(band.high)))).toArray();
        if (!stretched) {
            return axis(yTitle, logY, yMin, yMax, Arrays.stream(data));
        }
        FigureAxis round = axis(yTitle, false, yMin, yMax, Arrays.stream(data));
        return new StretchedAxis(yTitle, Double.isNaN(yMin) ? round.low() - BELOW : yMin, round.high());
    }

    /** Where the points of each series lie when all series step aside. */
    private Map<String, double[]> stepsAside() {
        double low = all(Points::x).min().orElseThrow();
        double high = all(Points::x).max().orElseThrow();
        Map<String, double[]> places = new LinkedHashMap<>();
        series.forEach((label, points) -> {
            double by = (places.size() - (series.size() - 1) / 2.0) * ASIDE;
            places.put(label, Arrays.stream(points.x).map(v -> logX ? v * Math.pow(high / low, by)
                    : v + by * (high - low)).toArray());
        });
        return places;
    }

    private static FigureAxis axis(String title, boolean log, double min, double max, DoubleStream data) {
        boolean limited = !Double.isNaN(min);
        if (log) {
            return limited ? DecadeAxis.between(title, min, max) : DecadeAxis.around(title, data);
        }
        return limited ? new LinearAxis(title, min, max) : LinearAxis.around(title, data);
    }

    /**
     * With a gap in the line where a value is infinite, as a mean latency is while one UE has no rate; the table keeps
     * it.
     */
    private static double[] gaps(double[] y) {
        return Arrays.stream(y).map(value -> Double.isInfinite(value) ? Double.NaN : value).toArray();
    }

    private DoubleStream all(Function<Points, double[]> coordinate) {
        return series.values().stream().flatMapToDouble(points -> Arrays.stream(coordinate.apply(points)));
    }
}
