package hetnet.report.figure;

import java.awt.BasicStroke;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A curve through all its points, with markers on a few of them, so that lines differ in grey as well. */
final class Curves {

    private static final BasicStroke STROKE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final int MARKERS = 12;

    private Curves() {
    }

    /**
     * Two series: the line, and the markers, which stand in the legend; a NaN between two markers keeps them
     * unconnected.
     */
    static void add(XYChart chart, String label, Palette.Look look, double[] x, double[] y, boolean steps) {
        XYSeries line = chart.addSeries(label + " (line)", x, y);
        line.setXYSeriesRenderStyle(steps ? XYSeriesRenderStyle.Step : XYSeriesRenderStyle.Line);
        line.setLineColor(look.color()).setLineStyle(STROKE).setShowInLegend(false);
        line.setMarker(SeriesMarkers.NONE);

        int stride = Math.max(1, (x.length + MARKERS - 1) / MARKERS);
        int count = (x.length + stride - 1) / stride;
        double[] markX = new double[2 * count];
        double[] markY = new double[2 * count];
        for (int k = 0; k < count; k++) {
            int i = Math.min(x.length - 1, k * stride + stride / 2);
            markX[2 * k] = x[i];
            markY[2 * k] = y[i];
            markX[2 * k + 1] = x[i];
            markY[2 * k + 1] = Double.NaN;
        }
        XYSeries marks = chart.addSeries(label, markX, markY);
        marks.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        marks.setLineColor(look.color()).setLineStyle(STROKE);
        marks.setMarker(look.marker()).setMarkerColor(look.color());
    }
}
