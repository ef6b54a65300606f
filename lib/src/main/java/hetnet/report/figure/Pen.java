package hetnet.report.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/**
 * Hands on what XChart draws, and joins its lines: XChart draws each piece of a curve by itself, so that a dash
 * would begin anew at every point. Only what XChart calls to draw data is handed on.
 */
final class Pen extends VectorGraphics2D {

    private final Graphics2D paper;
    private Path2D curve;
    private Color color;
    private BasicStroke stroke;

    Pen(Graphics2D paper) {
        this.paper = paper;
    }

    @Override
    public void draw(Shape shape) {
        if (!(shape instanceof Line2D line)) {
            lift();
            paper.setStroke(getStroke());
            paper.setColor(getColor());
            paper.draw(shape);
            return;
        }
        if (curve == null || !getColor().equals(color) || !getStroke().equals(stroke)) {
            lift();
            curve = new Path2D.Double();
            color = getColor();
            stroke = (BasicStroke) getStroke();
        }
        if (curve.getCurrentPoint() == null || !curve.getCurrentPoint().equals(line.getP1())) {
            curve.moveTo(line.getX1(), line.getY1());
        }
        curve.lineTo(line.getX2(), line.getY2());
    }

    @Override
    public void fill(Shape shape) {
        lift();
        if (getColor().getAlpha() > 0) {
            paper.setColor(getColor());
            paper.fill(shape);
        }
    }

    @Override
    public void setClip(Shape clip) {
        super.setClip(clip);
        lift();
        paper.setClip(clip);
    }

    void lift() {
        if (curve != null) {
            paper.setStroke(stroke);
            paper.setColor(color);
            paper.draw(curve);
            curve = null;
        }
    }
}
