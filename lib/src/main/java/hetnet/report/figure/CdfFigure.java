package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.axis.DecadeAxis;
import hetnet.report.figure.axis.FigureAxis;
import hetnet.report.figure.axis.LinearAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds empirical distribution functions F(x) = share of samples at most x; the table keeps every sample, the drawing
 * a part.
 */
public final class CdfFigure extends FigureBuilder<CdfFigure> {

    /** Steps drawn per series: finer ones would be thinner than the line. */
    static final int STEPS = 300;
    private static final double RIM = 0.02;
    /**
     * A logarithmic axis starts where this share of the samples of some series lies below: one sample near 0 would
     * squeeze all others.
     */
    private static final double TAIL = 0.005;

    private final Map<String, double[]> sorted = new LinkedHashMap<>();
    private boolean logX;
    private double xMin = Double.NaN;
    private double xMax = Double.NaN;

    CdfFigure(String name) {
        super(name);
    }

    @Override
    CdfFigure self() {
        return this;
    }

    /**
     * @param samples finite, in any order, shape [N]
     * @throws IllegalArgumentException on no sample or one that is not finite, or where the series is there already
     */
    public CdfFigure addSamples(String label, double[] samples) {
        require(samples.length > 0, "needs at least one sample in series '" + label + "'");
        requireFinite(label, samples);
        double[] copy = samples.clone();
        Arrays.sort(copy);
        require(sorted.putIfAbsent(label, copy) == null, "has series '" + label + "' twice");
        return this;
    }

    /** A logarithmic x axis. */
    public CdfFigure optLogX() {
        logX = true;
        return this;
    }

    /** Part of the x axis shown, for example to cut a long tail; the table keeps all samples. */
    public CdfFigure optRangeX(double min, double max) {
        xMin = min;
        xMax = max;
        return this;
    }

    /**
     * @throws IllegalArgumentException where there is no series, no axis title, or a sample that a logarithmic axis
     * cannot show
     */
    @Override
    public Figure build() {
        checkAxes();
        require(!sorted.isEmpty(), "needs at least one series");
        Tables.Rows rows = Tables.named(name, "series", column(xTitle), column(yTitle));
        sorted.forEach((label, samples) -> {
            if (logX) {
                requirePositive(label, samples);
            }
            for (int i = 0; i < samples.length; i++) {
                rows.row(label, samples[i], (i + 1) / (double) samples.length);
            }
        });
        return new Figure(name, this::draw, rows.build());
    }

    private Sketch draw(FigureStyle style) {
        Plot plot = Plot.xy(xAxis(), new LinearAxis(yTitle, 0, 1), style);
        Curves curves = new Curves(plot);
        Map<String, Look> looks = StyleSheet.looks(List.copyOf(sorted.keySet()));
        List<Plots.Entry> legend = new ArrayList<>();
        sorted.forEach((label, samples) -> {
            double[][] steps = steps(samples);
            curves.add(steps[0], steps[1], looks.get(label), true, true);
            legend.add(Plots.entry(label(label), looks.get(label), true, true, style));
        });
        return Sketch.of(plot, title, shape, legend);
    }

    private FigureAxis xAxis() {
        boolean limited = !Double.isNaN(xMin);
        if (logX) {
            return limited ? DecadeAxis.between(xTitle, xMin, xMax) : DecadeAxis.around(xTitle, sorted.values().stream()
                    .flatMapToDouble(s -> Arrays.stream(s, (int) (TAIL * s.length), s.length)));
        }
        double low = limited ? xMin : sorted.values().stream().mapToDouble(s -> s[0]).min().orElseThrow();
        double high = limited ? xMax : sorted.values().stream().mapToDouble(s -> s[s.length - 1]).max().orElseThrow();
        double rim = limited ? 0 : RIM * (high - low);
        return new LinearAxis(xTitle, low - rim, high + rim);
    }

    /** Corners of the steps from (smallest sample, 0) to (largest sample, 1); shape [2, corners]. */
    static double[][] steps(double[] samples) {
        int steps = Math.min(STEPS, samples.length);
        double[] x = new double[2 * steps];
        double[] share = new double[2 * steps];
        for (int k = 1; k <= steps; k++) {
            int rank = (int) Math.ceil(k * (double) samples.length / steps);
            int corner = 2 * k - 2;
            x[corner] = samples[rank - 1];
            x[corner + 1] = samples[rank - 1];
            share[corner] = corner == 0 ? 0 : share[corner - 1];
            share[corner + 1] = rank / (double) samples.length;
        }
        return new double[][] {x, share};
    }
}
