package hetnet.report.figure;

import hetnet.report.figure.axis.FigureAxis;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A text of an SVG with its size on paper.
 *
 * @param text   as it is read
 * @param sizePt of its type when the figure is printed at its own width, points
 * @param box    what its letters cover, in units of the page, from its upper left corner
 */
record SvgText(String text, double sizePt, Rectangle2D box) {

    /** Of type, what letters rise above their base and reach below it. */
    private static final double ABOVE = 0.7;
    private static final double BELOW = 0.1;
    private static final double POINTS_PER_INCH = 72;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern SIZE = Pattern.compile("font-size:\\s*([\\d.]+)px");

    /** Every text of a figure. */
    static List<SvgText> of(String svg) {
        Element root = parsed(svg).getDocumentElement();
        String[] box = root.getAttribute("viewBox").split(" ");
        double pointsPerUnit = widthInches(svg) * POINTS_PER_INCH / Double.parseDouble(box[2]);
        NodeList all = root.getElementsByTagName("text");
        List<SvgText> texts = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element text = (Element) all.item(i);
            Matcher size = SIZE.matcher(text.getAttribute("style"));
            if (!size.find()) {
                throw new IllegalArgumentException("a text without size: " + text.getTextContent());
            }
            double units = Double.parseDouble(size.group(1));
            texts.add(new SvgText(text.getTextContent(), units * pointsPerUnit, box(text, units)));
        }
        return texts;
    }

    private static Rectangle2D box(Element text, double size) {
        double width = FigureAxis.width(text.getTextContent(), Formats.FONT.deriveFont((float) size));
        Rectangle2D box = new Rectangle2D.Double(Double.parseDouble(text.getAttribute("x")),
                Double.parseDouble(text.getAttribute("y")) - ABOVE * size, width, (ABOVE + BELOW) * size);
        Shape shape = box;
        for (Node around = text; around instanceof Element element; around = around.getParentNode()) {
            shape = transform(element.getAttribute("transform")).createTransformedShape(shape);
        }
        return shape.getBounds2D();
    }

    private static AffineTransform transform(String text) {
        double[] n = NUMBER.matcher(text).results().mapToDouble(r -> Double.parseDouble(r.group())).toArray();
        return text.startsWith("matrix") ? new AffineTransform(n)
                : text.startsWith("translate") ? AffineTransform.getTranslateInstance(n[0], n[1])
                : new AffineTransform();
    }

    /** The page in its own units. */
    static Rectangle2D page(String svg) {
        String[] box = parsed(svg).getDocumentElement().getAttribute("viewBox").split(" ");
        return new Rectangle2D.Double(0, 0, Double.parseDouble(box[2]), Double.parseDouble(box[3]));
    }

    static double widthInches(String svg) {
        return Double.parseDouble(parsed(svg).getDocumentElement().getAttribute("width").replaceFirst("in$", ""));
    }

    static Document parsed(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalArgumentException("no SVG: " + e.getMessage(), e);
        }
    }
}
