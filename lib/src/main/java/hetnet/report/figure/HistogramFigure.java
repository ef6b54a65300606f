package hetnet.report.figure;

import hetnet.report.Tables;
import java.awt.BasicStroke;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

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
        XYChart chart = xyChart();
        require(!samples.isEmpty(), "needs at least one series");
        double[] edges = edges();
        Tables.Rows rows = Tables.named(name, "series", column(xTitle) + "_from", column(xTitle) + "_to", "count");
        Map<String, Palette.Look> looks = Palette.looks(List.copyOf(samples.keySet()));
        int highest = 1;
        for (Map.Entry<String, double[]> entry : samples.entrySet()) {
            String label = entry.getKey();
            int[] counts = counts(entry.getValue(), edges);
            highest = Math.max(highest, Arrays.stream(counts).max().orElseThrow());
            draw(chart, label, looks.get(label), edges, counts);
            for (int b = 0; b < counts.length; b++) {
                rows.row(label, edges[b], edges[b + 1], counts[b]);
            }
        }
        fromZero(chart, highest, HEADROOM);
        roundTicks(chart, edges[0], edges[bins]);
        placeLegend(chart, samples.keySet());
        return new Figure(name, chart, rows.build());
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

    /** A filled outline: up at the first edge, along the counts, down at the last. */
    private static void draw(XYChart chart, String label, Palette.Look look, double[] edges, int[] counts) {
        double[] x = new double[edges.length + 1];
        double[] y = new double[edges.length + 1];
        x[0] = edges[0];
        System.arraycopy(edges, 0, x, 1, edges.length);
        for (int b = 0; b < counts.length; b++) {
            y[b + 1] = counts[b];
        }
        XYSeries outline = chart.addSeries(label, x, y);
        outline.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        outline.setFillColor(Palette.translucent(look.color(), FILL_ALPHA));
        outline.setLineColor(look.color()).setLineStyle(new BasicStroke(1.5f));
        outline.setMarker(SeriesMarkers.NONE);
    }
}
