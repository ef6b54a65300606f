package hetnet.report.figure;

import hetnet.report.Tables;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.axis.LinearAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds histograms: counts of samples in bins that all series share. A bin holds its lower edge, the last one both.
 */
public final class HistogramFigure extends FigureBuilder<HistogramFigure> {

    private static final int BINS = 40;
    private static final int FILL_ALPHA = 70;
    private static final double HEADROOM = 1.06;

    private final Map<String, double[]> samples = new LinkedHashMap<>();
    private int bins = BINS;

    HistogramFigure(String name) {
        super(name);
    }

    @Override
    HistogramFigure self() {
        return this;
    }

    /**
     * @param values finite, shape [N]
     * @throws IllegalArgumentException on no sample or one that is not finite, or where the series is there already
     */
    public HistogramFigure addSamples(String label, double[] values) {
        require(values.length > 0, "needs at least one sample in series '" + label + "'");
        requireFinite(label, values);
        require(samples.putIfAbsent(label, values.clone()) == null, "has series '" + label + "' twice");
        return this;
    }

    /** Number of bins between the smallest and the largest sample; by default 40. */
    public HistogramFigure optBins(int count) {
        require(count > 0, "needs at least one bin, not " + count);
        bins = count;
        return this;
    }

    /** @throws IllegalArgumentException where there is no series or no axis title */
    @Override
    public Figure build() {
        checkAxes();
        require(!samples.isEmpty(), "needs at least one series");
        double[] edges = edges();
        Tables.Rows rows = Tables.named(name, "series", column(xTitle) + "_from", column(xTitle) + "_to", "count");
        samples.forEach((label, values) -> {
            int[] counts = counts(values, edges);
            for (int b = 0; b < counts.length; b++) {
                rows.row(label, edges[b], edges[b + 1], counts[b]);
            }
        });
        return new Figure(name, this::draw, rows.build());
    }

    private Sketch draw(FigureStyle style) {
        double[] edges = edges();
        Map<String, int[]> counts = new LinkedHashMap<>();
        samples.forEach((label, values) -> counts.put(label, counts(values, edges)));
        int highest = counts.values().stream().flatMapToInt(Arrays::stream).max().orElseThrow();
        Plot plot = Plot.xy(new LinearAxis(xTitle, edges[0], edges[bins]),
                new LinearAxis(yTitle, 0, HEADROOM * Math.max(1, highest)), style);
        Curves curves = new Curves(plot);
        Map<String, Look> looks = StyleSheet.looks(List.copyOf(samples.keySet()));
        List<Plots.Entry> legend = new ArrayList<>();
        counts.forEach((label, count) -> {
            double[][] outline = outline(edges, count);
            Look look = looks.get(label);
            curves.fill(outline[0], new double[outline[0].length], outline[1],
                    ColourScale.translucent(look.color(), FILL_ALPHA));
            curves.add(outline[0], outline[1], look, true, false);
            legend.add(Plots.entry(label(label), look, true, false, style));
        });
        return Sketch.of(plot, title, shape, legend);
    }

    /** Shape [bins + 1]. */
    private double[] edges() {
        double low = samples.values().stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
        double high = samples.values().stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        if (low == high) { // one value only: a bin around it
            low -= 0.5;
            high += 0.5;
        }
        double[] edges = new double[bins + 1];
        for (int b = 0; b <= bins; b++) {
            edges[b] = low + (high - low) * b / bins;
        }
        edges[bins] = high;
        return edges;
    }

    static int[] counts(double[] values, double[] edges) {
        int[] counts = new int[edges.length - 1];
        for (double value : values) {
            int found = Arrays.binarySearch(edges, value);
            int bin = found >= 0 ? found : -found - 2;
            counts[Math.min(bin, counts.length - 1)]++;
        }
        return counts;
    }

    /** Up at the first edge, along the counts, down at the last; shape [2, corners]. */
    private static double[][] outline(double[] edges, int[] counts) {
        int n = counts.length;
        double[] x = new double[2 * n + 2];
        double[] y = new double[2 * n + 2];
        x[0] = edges[0];
        for (int b = 0; b < n; b++) {
            x[2 * b + 1] = edges[b];
            x[2 * b + 2] = edges[b + 1];
            y[2 * b + 1] = counts[b];
            y[2 * b + 2] = counts[b];
        }
        x[2 * n + 1] = edges[n];
        return new double[][] {x, y};
    }
}
