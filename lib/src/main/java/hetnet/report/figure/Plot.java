package hetnet.report.figure;

import hetnet.report.figure.axis.FigureAxis;
import hetnet.report.figure.axis.FigureAxis.Tick;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of XChart between axes of our own. XChart draws the data; it would draw texts as outlines, so that they are
 * drawn here, as text, and with them the marks, which stand at the same values.
 */
final class Plot {

    private static final Color CLEAR = new Color(255, 255, 255, 0);
    private static final double MARK = 2;
    /** At least, at the right of the frame. */
    private static final double RIGHT = 10;
    private static final double TOP = 4;

    /** What XChart does not draw, below or above it. */
    interface Layer {

        /** Paints in points of the page. */
        void paint(Graphics2D g, Frame frame);
    }

    /** Where values lie on the page. */
    record Frame(Rectangle2D area, FigureAxis xAxis, FigureAxis yAxis) {

        double x(double value) {
            return area.getX() + xAxis.share(value) * area.getWidth();
        }

        double y(double value) {
            return area.getMaxY() - yAxis.share(value) * area.getHeight();
        }
    }

    /** A text for the mouse at a point. */
    record Tip(double x, double y, String text) {
    }

    private final FigureAxis xAxis;
    private final FigureAxis yAxis;
    private final FigureStyle style;
    private final Chart<? extends AxesChartStyler, ?> chart;
    private final List<Layer> below = new ArrayList<>();
    private final List<Layer> above = new ArrayList<>();
    private final List<Tip> tips = new ArrayList<>();
    private boolean xGrid = true;
    private boolean yGrid = true;

    private Plot(FigureAxis xAxis, FigureAxis yAxis, FigureStyle style, Chart<? extends AxesChartStyler, ?> chart) {
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.style = style;
        this.chart = chart;
        AxesChartStyler styler = chart.getStyler();
        styler.setXAxisMin(xAxis.drawn(xAxis.low())).setXAxisMax(xAxis.drawn(xAxis.high()))
                .setXAxisLogarithmic(xAxis.isLogarithmic());
        styler.setYAxisMin(yAxis.drawn(yAxis.low())).setYAxisMax(yAxis.drawn(yAxis.high()))
                .setYAxisLogarithmic(yAxis.isLogarithmic());
        styler.setXAxisTicksVisible(false).setYAxisTicksVisible(false);
        styler.setXAxisTitleVisible(false).setYAxisTitleVisible(false);
        styler.setXAxisTickMarkSpacingHint(Integer.MAX_VALUE).setYAxisTickMarkSpacingHint(Integer.MAX_VALUE);
        styler.setPlotGridLinesVisible(false).setPlotMargin(0).setPlotContentSize(1);
        styler.setPlotBorderVisible(false).setPlotBackgroundColor(CLEAR).setChartBackgroundColor(CLEAR);
        styler.setLegendVisible(false).setChartTitleVisible(false).setChartPadding(0).setLocale(Locale.ROOT);
    }

    /** For lines, points and filled areas. */
    static Plot xy(FigureAxis xAxis, FigureAxis yAxis, FigureStyle style) {
        return new Plot(xAxis, yAxis, style, new XYChart(1, 1));
    }

    /**
     * For a matrix of colours.
     *
     * @param value shape [rows from below, columns]
     */
    static Plot heat(FigureAxis xAxis, FigureAxis yAxis, double[][] value, ColourScale scale, FigureStyle style) {
        HeatMapChart chart = new HeatMapChart(1, 1);
        List<Number[]> cells = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int r = 0; r < value.length; r++) {
            rows.add("row " + r);
            for (int c = 0; c < value[r].length; c++) {
                cells.add(new Number[] {c, r, value[r][c]});
            }
        }
        for (int c = 0; c < value[0].length; c++) {
            columns.add("column " + c);
        }
        chart.addSeries("values", columns, rows, cells);
        chart.getStyler().setMin(scale.low()).setMax(scale.high()).setRangeColors(scale.gradient());
        chart.getStyler().setPiecewise(false).setShowValue(false).setDrawBorder(true);
        Plot plot = new Plot(xAxis, yAxis, style, chart);
        plot.withoutGrid();
        return plot;
    }

    FigureStyle style() {
        return style;
    }

    void withoutGrid() {
        xGrid = false;
        yGrid = false;
    }

    /** Lines at the values of one axis alone. */
    void withGridOf(FigureAxis axis) {
        xGrid = axis == xAxis;
        yGrid = axis == yAxis;
    }

    void below(Layer layer) {
        below.add(layer);
    }

    void above(Layer layer) {
        above.add(layer);
    }

    void tip(double x, double y, String text) {
        tips.add(new Tip(x, y, text));
    }

    List<Tip> tips() {
        return List.copyOf(tips);
    }

    /** A line through points; NaN is a gap. */
    void line(double[] x, double[] y, Color color, BasicStroke stroke) {
        XYSeries series = add(x, y, XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(stroke);
    }

    /** Points alone. */
    void points(double[] x, double[] y, Plots.Mark mark) {
        add(x, y, XYSeriesRenderStyle.Scatter).setMarker(mark);
    }

    /** A filled polygon, or several with NaN between them. */
    void area(double[] x, double[] y, Color color) {
        XYSeries series = add(x, y, XYSeriesRenderStyle.PolygonArea);
        series.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setFillColor(color);
    }

    private XYSeries add(double[] x, double[] y, XYSeriesRenderStyle kind) {
        XYChart xy = (XYChart) chart;
        XYSeries series = xy.addSeries("series " + xy.getSeriesCollection().size(),
                Arrays.stream(x).map(xAxis::drawn).toArray(), Arrays.stream(y).map(yAxis::drawn).toArray());
        series.setXYSeriesRenderStyle(kind);
        return series;
    }

    /** Where the data lie, in whole points, when axes and data have a place on the page. */
    Rectangle2D area(Rectangle2D place) {
        double unit = style.scale();
        double bottom = MARK * unit + title(xAxis) + Plots.GAP * unit;
        bottom += xAxis.depth(xAxis.ticks(place.getWidth(), Plots.font(style), false), Plots.font(style), false);
        double top = Math.ceil(place.getY() + TOP * unit);
        double height = Math.max(1, Math.floor(place.getMaxY() - bottom - top));
        double left = place.getX() + MARK * unit + title(yAxis) + 2 * Plots.GAP * unit;
        left = Math.ceil(left + yAxis.depth(yAxis.ticks(height, Plots.font(style), true), Plots.font(style), true));
        double width = place.getMaxX() - left - Math.max(RIGHT * unit, beyond(place.getMaxX() - left));
        return new Rectangle2D.Double(left, top, Math.max(1, Math.floor(width)), height);
    }

    /** How far the labels of the x axis stand beyond its end. */
    private double beyond(double length) {
        return xAxis.isUpright() ? 0 : xAxis.ticks(length, Plots.font(style), false).stream()
                .mapToDouble(tick -> FigureAxis.width(tick.label(), Plots.font(style)) / 2
                        - (1 - xAxis.share(tick.value())) * length).max().orElse(0) + style.scale();
    }

    private double title(FigureAxis axis) {
        return axis.title().isEmpty() ? 0 : style.fontPt() + Plots.GAP * style.scale();
    }

    Frame frame(Rectangle2D area) {
        return new Frame(area, xAxis, yAxis);
    }

    void paint(Graphics2D g, Rectangle2D place) {
        Rectangle2D area = area(place);
        Frame frame = frame(area);
        List<Tick> xTicks = xAxis.ticks(area.getWidth(), Plots.font(style), false);
        List<Tick> yTicks = yAxis.ticks(area.getHeight(), Plots.font(style), true);
        g.setStroke(Plots.hair(style));
        g.setColor(Plots.GRID);
        if (xGrid) {
            xTicks.stream().filter(tick -> !tick.label().isEmpty()).mapToDouble(tick -> frame.x(tick.value()))
                    .forEach(x -> g.draw(new Line2D.Double(x, area.getY(), x, area.getMaxY())));
        }
        if (yGrid) {
            yTicks.stream().filter(tick -> !tick.label().isEmpty()).mapToDouble(tick -> frame.y(tick.value()))
                    .forEach(y -> g.draw(new Line2D.Double(area.getX(), y, area.getMaxX(), y)));
        }
        below.forEach(layer -> layer.paint(g, frame));
        g.translate(area.getX(), area.getY());
        Pen pen = new Pen(g);
        chart.paint(pen, (int) area.getWidth(), (int) area.getHeight());
        pen.lift();
        g.translate(-area.getX(), -area.getY());
        above.forEach(layer -> layer.paint(g, frame));
        g.setStroke(Plots.hair(style));
        g.setColor(Plots.INK);
        g.draw(area);
        paintMarks(g, frame, xTicks, yTicks);
        paintTitles(g, area, place);
        if (yAxis.hasMarks()) {
            paintNumbers(g, frame, yTicks);
            paintNames(g, frame, xTicks);
        } else { // a name is never the first text after the marks
            paintNames(g, frame, xTicks);
            paintNumbers(g, frame, yTicks);
        }
    }

    private void paintMarks(Graphics2D g, Frame frame, List<Tick> xTicks, List<Tick> yTicks) {
        double mark = MARK * style.scale();
        if (xAxis.hasMarks()) {
            double end = frame.area.getMaxY();
            xTicks.forEach(tick -> g.draw(new Line2D.Double(frame.x(tick.value()), end, frame.x(tick.value()),
                    end + (tick.label().isEmpty() ? mark / 2 : mark))));
        }
        if (yAxis.hasMarks()) {
            double end = frame.area.getX();
            yTicks.forEach(tick -> g.draw(new Line2D.Double(end, frame.y(tick.value()),
                    end - (tick.label().isEmpty() ? mark / 2 : mark), frame.y(tick.value()))));
        }
    }

    private void paintTitles(Graphics2D g, Rectangle2D area, Rectangle2D place) {
        double half = (style.fontPt() / 2 + Plots.GAP * style.scale());
        if (!yAxis.title().isEmpty()) {
            Plots.upright(g, yAxis.title(), place.getX() + half, area.getCenterY(), 0.5, style);
        }
        if (!xAxis.title().isEmpty()) {
            Plots.text(g, xAxis.title(), area.getCenterX() - FigureAxis.width(xAxis.title(), Plots.font(style)) / 2,
                    place.getMaxY() - half + Plots.BASE * style.fontPt(), style);
        }
    }

    /** Below the frame. */
    private void paintNames(Graphics2D g, Frame frame, List<Tick> ticks) {
        double y = frame.area.getMaxY() + (MARK + 1) * style.scale();
        for (Tick tick : ticks) {
            double x = frame.x(tick.value());
            if (xAxis.isUpright()) {
                Plots.upright(g, tick.label(), x, y, 1, style);
                continue;
            }
            double base = y + style.fontPt() * (0.5 + Plots.BASE);
            for (String line : FigureAxis.lines(tick.label())) {
                Plots.text(g, line, x - FigureAxis.width(line, Plots.font(style)) / 2, base, style);
                base += style.fontPt() * 1.1;
            }
        }
    }

    /** At the left of the frame. */
    private void paintNumbers(Graphics2D g, Frame frame, List<Tick> ticks) {
        double end = frame.area.getX() - (MARK + Plots.GAP) * style.scale();
        ticks.stream().filter(tick -> !tick.label().isEmpty()).forEach(tick -> Plots.text(g, tick.label(),
                end - FigureAxis.width(tick.label(), Plots.font(style)), frame.y(tick.value())
                + Plots.BASE * style.fontPt(), style));
    }
}
