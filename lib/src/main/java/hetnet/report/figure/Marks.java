package hetnet.report.figure;

import hetnet.network.Tier;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.style.markers.Marker;

/** What maps are drawn with. Sizes are in units of the chart. */
final class Marks {

    private static final double SITE = 16;
    private static final double SMALL = 11;
    private static final double LABEL_ABOVE_SITE = 11;
    private static final BasicStroke HALO = new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Marks() {
    }

    /** A small dot for one of many points; in the legend it has the size of other markers. */
    static final class Dot extends Marker {

        private final double diameter;

        Dot(double diameter) {
            this.diameter = diameter;
        }

        @Override
        public void paint(Graphics2D g, double x, double y, int markerSize) {
            g.fill(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
        }
    }

    /** A cell of a grid, a little larger than its share so that no seam shows. */
    static final class Cell extends Marker {

        private static final double OVERLAP = 1;
        private double width;
        private double height;

        void setSize(double width, double height) {
            this.width = width + OVERLAP;
            this.height = height + OVERLAP;
        }

        @Override
        public void paint(Graphics2D g, double x, double y, int markerSize) {
            g.fill(new Rectangle2D.Double(x - width / 2, y - height / 2, width, height));
        }
    }

    /** A base station, black with a white rim: a triangle, a diamond, a square or a circle from macro to femto. */
    static final class Site extends Marker {

        private final Tier tier;

        Site(Tier tier) {
            this.tier = tier;
        }

        @Override
        public void paint(Graphics2D g, double x, double y, int markerSize) {
            withHalo(g, switch (tier) {
                case MACRO -> triangle(x, y);
                case MICRO -> AffineTransform.getRotateInstance(Math.PI / 4, x, y).createTransformedShape(square(x, y));
                case PICO -> square(x, y);
                case FEMTO -> new Ellipse2D.Double(x - SMALL / 2, y - SMALL / 2, SMALL, SMALL);
            });
        }

        private static Shape square(double x, double y) {
            return new Rectangle2D.Double(x - SMALL / 2, y - SMALL / 2, SMALL, SMALL);
        }

        private static Shape triangle(double x, double y) {
            Path2D triangle = new Path2D.Double();
            triangle.moveTo(x, y - SITE / 2);
            triangle.lineTo(x + SITE / 2, y + SITE / 2);
            triangle.lineTo(x - SITE / 2, y + SITE / 2);
            triangle.closePath();
            return triangle;
        }
    }

    /** The name above a site. */
    static final class SiteLabel extends Annotation {

        private final String text;
        private final double x;
        private final double y;

        SiteLabel(String text, double x, double y) {
            super(false);
            this.text = text;
            this.x = x;
            this.y = y;
        }

        @Override
        public void paint(Graphics2D g) {
            TextLayout layout = new TextLayout(text, styler.getAnnotationTextFont(), g.getFontRenderContext());
            Rectangle2D size = layout.getBounds();
            withHalo(g, layout.getOutline(AffineTransform.getTranslateInstance(
                    chart.getScreenXFromChart(x) - size.getCenterX(),
                    chart.getScreenYFromChart(y) - LABEL_ABOVE_SITE)));
        }
    }

    private static void withHalo(Graphics2D g, Shape shape) {
        g.setColor(Color.WHITE);
        g.setStroke(HALO);
        g.draw(shape);
        g.setColor(Color.BLACK);
        g.fill(shape);
    }
}
