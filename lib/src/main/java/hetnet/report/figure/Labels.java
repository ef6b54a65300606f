package hetnet.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Texts beside points, each on that side where it covers the fewest other points and texts. */
final class Labels extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1L;
    /** Directions from the point to the middle of its text, the best first. */
    private static final double[][] SIDES = {{0, -1}, {1, 0}, {-1, 0}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}};
    /** A text on a text is worse than one on many points. */
    private static final double ON_TEXT = 1e6;
    private static final double OUTSIDE = 1e7;
    /** What a worse side costs, so that the best is taken where all are free. */
    private static final double LATER = 0.01;
    private static final double AWAY = 3.5;
    private static final Color VEIL = new Color(255, 255, 255, 200);

    private final List<String> texts;
    private final double[][] at;
    private final Color color;
    private final FigureStyle style;
    private List<double[]> obstacles = List.of();

    /** @param at x and y of each, shape [N, 2 or more] */
    Labels(List<String> texts, double[][] at, Color color, FigureStyle style) {
        this.texts = texts;
        this.at = at;
        this.color = color;
        this.style = style;
    }

    Labels around(List<double[]> points) {
        obstacles = points;
        return this;
    }

    @Override
    public void draw(Graphics2D g, XYPlot plot, Rectangle2D area, ValueAxis x, ValueAxis y, int index,
            PlotRenderingInfo info) {
        List<Point2D> others = obstacles.stream().map(p -> place(p, area, x, y)).toList();
        Font font = Plots.font(style);
        g.setFont(font);
        List<Rectangle2D> taken = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                Point2D point = place(at[i], area, x, y);
                double width = font.getStringBounds(texts.get(i), g.getFontRenderContext()).getWidth();
                Rectangle2D box = best(point, width, area, others, taken);
                taken.add(box);
                g.setPaint(VEIL);
                g.fill(box);
                g.setPaint(color);
                g.drawString(texts.get(i), (float) box.getX(), (float) (box.getMaxY() - 0.22 * box.getHeight()));
            }
        }
    }

    private static Point2D place(double[] p, Rectangle2D area, ValueAxis x, ValueAxis y) {
        return new Point2D.Double(x.valueToJava2D(p[0], area, RectangleEdge.BOTTOM),
                y.valueToJava2D(p[1], area, RectangleEdge.LEFT));
    }

    private Rectangle2D best(Point2D point, double width, Rectangle2D area, List<Point2D> others,
            List<Rectangle2D> taken) {
        double height = style.fontPt();
        List<Rectangle2D> boxes = new ArrayList<>();
        for (double[] side : SIDES) {
            double away = AWAY * style.scale();
            double cx = point.getX() + side[0] * (away + width / 2);
            double cy = point.getY() + side[1] * (away + height / 2);
            boxes.add(new Rectangle2D.Double(cx - width / 2, cy - height / 2, width, height));
        }
        return boxes.stream().min(Comparator.comparingDouble(box -> cost(box, area, others, taken)
                + LATER * boxes.indexOf(box))).orElseThrow();
    }

    private static double cost(Rectangle2D box, Rectangle2D area, List<Point2D> others, List<Rectangle2D> taken) {
        return others.stream().filter(box::contains).count()
                + ON_TEXT * taken.stream().filter(box::intersects).count() + (area.contains(box) ? 0 : OUTSIDE);
    }
}
