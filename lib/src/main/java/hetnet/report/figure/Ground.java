package hetnet.report.figure;

import hetnet.network.Tier;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Sites and scale of the figures seen from above. */
final class Ground {

    private static final int SMALLEST = 150;
    private static final int MANY = 1000;
    private static final double SMALL_DOT = 3;
    private static final double LARGE_DOT = 6;

    /** The part of the ground shown, metres. */
    record Extent(double xMin, double xMax, double yMin, double yMax) {

        static Extent of(List<double[][]> positions, double margin) {
            double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (double[][] group : positions) {
                for (double[] p : group) {
                    for (int axis = 0; axis < 2; axis++) {
                        low[axis] = Math.min(low[axis], p[axis]);
                        high[axis] = Math.max(high[axis], p[axis]);
                    }
                }
            }
            double rim = margin * Math.max(1, Math.max(high[0] - low[0], high[1] - low[1]));
            return new Extent(low[0] - rim, high[0] + rim, low[1] - rim, high[1] + rim);
        }
    }

    private Ground() {
    }

    /**
     * Chooses the chart's size so that a metre is as long on both axes and the chart fits into width x height: what
     * axes and legend take does not depend on the size, so one drawing tells it.
     *
     * @param draw makes the chart in a given size
     */
    static XYChart fit(int width, int height, Extent extent, BiFunction<Integer, Integer, XYChart> draw) {
        XYChart trial = limited(draw.apply(width, height), extent);
        measure(trial);
        double plotWidth = pixelsPerMetreX(trial) * (extent.xMax - extent.xMin);
        double plotHeight = pixelsPerMetreY(trial) * (extent.yMax - extent.yMin);
        double scale = Math.min(plotWidth / (extent.xMax - extent.xMin), plotHeight / (extent.yMax - extent.yMin));
        int fitWidth = (int) Math.round(width - plotWidth + scale * (extent.xMax - extent.xMin));
        int fitHeight = (int) Math.round(height - plotHeight + scale * (extent.yMax - extent.yMin));
        XYChart fitted = limited(draw.apply(Math.max(fitWidth, SMALLEST), Math.max(fitHeight, SMALLEST)), extent);
        measure(fitted);
        return fitted;
    }

    private static XYChart limited(XYChart chart, Extent extent) {
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(extent.xMin).setXAxisMax(extent.xMax).setYAxisMin(extent.yMin).setYAxisMax(extent.yMax);
        styler.setPlotContentSize(1);
        styler.setPlotGridLinesVisible(false);
        styler.setXAxisTickMarkSpacingHint(60);
        styler.setXAxisDecimalPattern("0").setYAxisDecimalPattern("0");
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendLayout(LegendLayout.Vertical);
        return chart;
    }

    /** XChart knows the place of its axes once it has drawn. */
    private static void measure(XYChart chart) {
        BufferedImage nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        chart.paint(nowhere.createGraphics(), chart.getWidth(), chart.getHeight());
    }

    // between the limits of the axis: XChart knows no place outside of them
    static double pixelsPerMetreX(XYChart drawn) {
        double min = drawn.getStyler().getXAxisMin();
        double max = drawn.getStyler().getXAxisMax();
        return (drawn.getScreenXFromChart(max) - drawn.getScreenXFromChart(min)) / (max - min);
    }

    static double pixelsPerMetreY(XYChart drawn) {
        double min = drawn.getStyler().getYAxisMin();
        double max = drawn.getStyler().getYAxisMax();
        return (drawn.getScreenYFromChart(min) - drawn.getScreenYFromChart(max)) / (max - min);
    }

    /** Points drawn with one marker. */
    static XYSeries scatter(XYChart chart, String label, double[] x, double[] y, Palette.Look look) {
        XYSeries series = chart.addSeries(label, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(look.marker()).setMarkerColor(look.color());
        return series;
    }

    /** A line of text in the legend, above the entries that follow. */
    static void legendHeading(XYChart chart, String text, Extent extent) {
        legendEntry(chart, text, Color.WHITE, SeriesMarkers.NONE, extent.xMin);
    }

    /**
     * Dots too small to be told apart in the legend, which shows a marker of its usual size instead.
     *
     * @param total number of dots in the chart, of all series: many are drawn smaller than few
     */
    static void dots(XYChart chart, String label, double[] x, double[] y, Color color, int total) {
        double diameter = total > MANY ? SMALL_DOT : LARGE_DOT;
        scatter(chart, label + " (points)", x, y, new Palette.Look(color, new Marks.Dot(diameter)))
                .setShowInLegend(false);
        legendEntry(chart, label, color, SeriesMarkers.CIRCLE, x[0]);
    }

    /**
     * An entry of the legend whose points are drawn by a series that the legend leaves out.
     *
     * @param x any value on the x axis
     */
    static void legendEntry(XYChart chart, String text, Color color, Marker marker, double x) {
        scatter(chart, text, new double[] {x}, new double[] {Double.NaN}, new Palette.Look(color, marker));
    }

    /** Sites with their names, all of one shape. */
    static void addSites(XYChart chart, List<String> ids, double[][] positionM) {
        addSites(chart, ids, positionM, List.of());
    }

    /**
     * Sites with their names; where there are several tiers, each has its shape and its line in the legend.
     *
     * @param tiers of each site; none where they do not matter
     */
    static void addSites(XYChart chart, List<String> ids, double[][] positionM, List<Tier> tiers) {
        if (ids.isEmpty()) {
            return;
        }
        List<Tier> kinds = tiers.stream().distinct().sorted().toList();
        if (kinds.size() <= 1) {
            addSites(chart, "site", positionM, Tier.MACRO);
        }
        for (int k = 0; kinds.size() > 1 && k < kinds.size(); k++) {
            Tier tier = kinds.get(k);
            addSites(chart, tier + " site", IntStream.range(0, ids.size()).filter(b -> tiers.get(b) == tier)
                    .mapToObj(b -> positionM[b]).toArray(double[][]::new), tier);
        }
        for (int b = 0; b < ids.size(); b++) {
            chart.addAnnotation(new Marks.SiteLabel(ids.get(b), positionM[b][0], positionM[b][1]));
        }
    }

    private static void addSites(XYChart chart, String label, double[][] positionM, Tier shape) {
        scatter(chart, label, axis(positionM, 0), axis(positionM, 1), new Palette.Look(Color.BLACK,
                new Marks.Site(shape)));
    }

    static double[] axis(double[][] positionM, int axis) {
        double[] values = new double[positionM.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positionM[i][axis];
        }
        return values;
    }
}
