package hetnet.report.figure;

import hetnet.report.Tables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;

/**
 * Builds empirical distribution functions F(x) = share of samples at most x; the table keeps every sample, the drawing
 * a part.
 */
public final class CdfFigure extends FigureBuilder<CdfFigure> {

    /** Steps drawn per series: finer ones would be thinner than the line. */
    private static final int STEPS = 300;

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
        XYChart chart = xyChart();
        require(!sorted.isEmpty(), "needs at least one series");
        Tables.Rows rows = Tables.named(name, "series", column(xTitle), column(yTitle));
        Map<String, Palette.Look> looks = Palette.looks(List.copyOf(sorted.keySet()));
        sorted.forEach((label, samples) -> {
            if (logX) {
                requirePositive(label, samples);
            }
            draw(chart, label, looks.get(label), samples);
            for (int i = 0; i < samples.length; i++) {
                rows.row(label, samples[i], (i + 1) / (double) samples.length);
            }
        });
        chart.getStyler().setXAxisLogarithmic(logX);
        if (logX) {
            LogAxis.x(chart, Double.isNaN(xMin) ? sorted.values().stream().flatMapToDouble(Arrays::stream)
                    : DoubleStream.of(xMin, xMax));
        }
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        if (!Double.isNaN(xMin)) {
            chart.getStyler().setXAxisMin(xMin).setXAxisMax(xMax);
        }
        placeLegend(chart, sorted.keySet());
        return new Figure(name, chart, rows.build());
    }

    /** From (smallest sample, 0) to (largest sample, 1). */
    private static void draw(XYChart chart, String label, Palette.Look look, double[] samples) {
        int steps = Math.min(STEPS, samples.length);
        double[] x = new double[steps + 1];
        double[] share = new double[steps + 1];
        x[0] = samples[0];
        for (int k = 1; k <= steps; k++) {
            int rank = (int) Math.ceil(k * (double) samples.length / steps);
            x[k] = samples[rank - 1];
            share[k] = rank / (double) samples.length;
        }
        Curves.add(chart, label, look, x, share, true);
    }
}
