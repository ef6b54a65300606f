package hetnet.report.figure;

import hetnet.network.Tier;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Dash;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.StyleSheet.Marker;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;

/** Scale and sites of the figures seen from above. */
final class Ground {

    /** A map is at most so much taller than wide; a taller one is narrower than the column. */
    private static final double TALLEST = 1.2;
    /** More sites than these have no names: they would hide the map. */
    private static final int MOST_NAMES = 40;
    private static final int TICKS = 6;

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

        double width() {
            return xMax - xMin;
        }

        double height() {
            return yMax - yMin;
        }
    }

    private Ground() {
    }

    static XYPlot plot(String xTitle, String yTitle, Extent extent, FigureStyle style) {
        NumberAxis x = Plots.linear(xTitle, extent.xMin, extent.xMax);
        NumberAxis y = Plots.linear(yTitle, extent.yMin, extent.yMax);
        double step = Plots.roundStep(Math.max(extent.width(), extent.height()), TICKS);
        x.setTickUnit(new NumberTickUnit(step, Plots.numbers()));
        y.setTickUnit(new NumberTickUnit(step, Plots.numbers()));
        XYPlot plot = Plots.xy(x, y, style);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }

    /**
     * Chooses the size so that a metre is as long on both axes: what axes and legend take hardly depends on it, so that
     * two drawings tell it.
     *
     * @param draw makes the sketch with plot and axes of a given height, as a share of the width
     */
    static Sketch fit(Extent extent, FigureStyle style, DoubleFunction<Sketch> draw) {
        Sketch sketch = draw.apply(1);
        double width = sketch.width();
        double height = sketch.height();
        for (int round = 0; round < 2; round++) {
            Rectangle2D area = area(new Sketch(sketch.chart(), width, height));
            double perMetre = Math.min((style.widthPt() - width + area.getWidth()) / extent.width(),
                    TALLEST * style.widthPt() / extent.height());
            width += perMetre * extent.width() - area.getWidth();
            height += perMetre * extent.height() - area.getHeight();
        }
        return new Sketch(sketch.chart(), width, height);
    }

    /** Where the axes lie once it is drawn. */
    static Rectangle2D area(Sketch sketch) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        Graphics2D nowhere = Formats.nowhere();
        sketch.chart().draw(nowhere, new Rectangle2D.Double(0, 0, sketch.width(), sketch.height()), info);
        return info.getPlotInfo().getDataArea();
    }

    /**
     * Sites with their names; each tier has its shape and its line in the legend.
     *
     * @param tiers of each site; none where they do not matter
     */
    static void addSites(Curves curves, List<LegendItem> legend, List<String> ids, double[][] positionM,
            List<Tier> tiers, FigureStyle style) {
        if (ids.isEmpty()) {
            return;
        }
        List<Tier> kinds = tiers.stream().distinct().sorted().toList();
        boolean one = kinds.size() <= 1;
        for (Tier tier : one ? List.of(Tier.MACRO) : kinds) {
            double[][] at = IntStream.range(0, ids.size()).filter(b -> one || tiers.get(b) == tier)
                    .mapToObj(b -> positionM[b]).toArray(double[][]::new);
            Look look = new Look(Plots.INK, Dash.SOLID, marker(tier));
            curves.sites(axis(at, 0), axis(at, 1), look);
            legend.add(Plots.entry(one ? "BS" : tier + " BS", look, false, true, style));
        }
        if (ids.size() <= MOST_NAMES) {
            curves.name(axis(positionM, 0), axis(positionM, 1), ids, Plots.INK);
        }
    }

    private static Marker marker(Tier tier) {
        return switch (tier) {
            case MACRO -> Marker.UP;
            case MICRO -> Marker.DIAMOND;
            case PICO -> Marker.SQUARE;
            case FEMTO -> Marker.CIRCLE;
        };
    }

    static double[] axis(double[][] positionM, int axis) {
        double[] values = new double[positionM.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positionM[i][axis];
        }
        return values;
    }
}
