package hetnet.report.figure;

import hetnet.network.Tier;
import hetnet.report.figure.Figure.Sketch;
import hetnet.report.figure.StyleSheet.Dash;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.report.figure.StyleSheet.Marker;
import hetnet.report.figure.axis.LinearAxis;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/** Scale and sites of the figures seen from above. */
final class Ground {

    /** A map is at most so much taller than wide; a taller one is narrower than the column. */
    private static final double TALLEST = 1.2;
    /** More sites than these have no names: they would hide the map. */
    private static final int MOST_NAMES = 40;
    private static final int TICKS = 6;
    private static final int ROUNDS = 3;

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

    static Plot plot(String xTitle, String yTitle, Extent extent, FigureStyle style) {
        double step = LinearAxis.roundStep(Math.max(extent.width(), extent.height()), TICKS);
        Plot plot = Plot.xy(new LinearAxis(xTitle, extent.xMin, extent.xMax, step),
                new LinearAxis(yTitle, extent.yMin, extent.yMax, step), style);
        plot.withoutGrid();
        return plot;
    }

    /** The sketch in such a size that a metre is as long on both axes. */
    static Sketch fit(Extent extent, Sketch sketch) {
        double full = sketch.width();
        Sketch fitted = sketch.sized(full, full);
        for (int round = 0; round < ROUNDS; round++) { // what axes and legend take hardly depends on the size
            Rectangle2D area = fitted.frame().area();
            double perMetre = Math.min((full - fitted.width() + area.getWidth()) / extent.width(),
                    TALLEST * full / extent.height());
            fitted = fitted.sized(fitted.width() + perMetre * extent.width() - area.getWidth(),
                    fitted.height() + perMetre * extent.height() - area.getHeight());
        }
        return fitted;
    }

    /**
     * Sites with their names; each tier has its shape and its line in the legend.
     *
     * @param tiers of each site; none where they do not matter
     */
    static void addSites(Curves curves, List<Plots.Entry> legend, List<String> ids, double[][] positionM,
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
