package hetnet.report.figure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A text of an SVG with its size on paper.
 *
 * @param text   as it is read
 * @param sizePt of its type when the figure is printed at its own width, points
 */
record SvgText(String text, double sizePt) {

    private static final double POINTS_PER_INCH = 72;
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
            texts.add(new SvgText(text.getTextContent(), Double.parseDouble(size.group(1)) * pointsPerUnit));
        }
        return texts;
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
