package hetnet.report.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import hetnet.report.figure.Figure.Sketch;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Writes a sketch as SVG, PDF or PNG. All know the one font, so that each looks the same on any machine. */
final class Formats {

    static final double POINTS_PER_INCH = 72;
    /** Of saved PNG files. */
    static final double PRINT_DPI = 300;
    /** As wide as Arial and Helvetica, which take its place in a viewer without it. */
    static final Font FONT = font();

    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final Pattern SIZE = Pattern.compile("height=\"[\\d.]+px\" (version=\"1.1\" viewBox=\"[^\"]+\") "
            + "width=\"[\\d.]+px\"");
    private static final Pattern CLIP = Pattern.compile("clip-?\\d+");
    /** Pixels of an image on dense screens for each of the page. */
    private static final int SHARP = 2;
    /** Around a point, pixels, where the mouse finds it. */
    private static final int REACH = 4;
    private static final Pattern LENGTHS = Pattern
            .compile(" (?:d|[xy][12]?|c[xy]|r[xy]|width|height|transform|viewBox)=\"[^\"]*\"");
    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
    private static final int DIGITS = 2;
    private static final long IDENTITY = 1;

    private Formats() {
    }

    private static Font font() {
        try (InputStream file = fontFile()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font of figures cannot be read", e);
        }
    }

    private static InputStream fontFile() {
        return PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
    }

    /** Width and height of an SVG in inches. */
    static String inches(Sketch sketch) {
        return String.format(Locale.ROOT, "width=\"%.4fin\" height=\"%.4fin\"", sketch.width() / POINTS_PER_INCH,
                sketch.height() / POINTS_PER_INCH);
    }

    /** @param size attributes width and height */
    static String svg(Sketch sketch, String size) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        paint(sketch, graphics);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new SVGProcessor().getDocument(graphics.getCommands(),
                    new PageSize(0, 0, sketch.width(), sketch.height())).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String svg = LENGTHS.matcher(SIZE.matcher(out.toString(StandardCharsets.UTF_8)).replaceFirst("$1"))
                .replaceAll(lengths -> rounded(lengths.group())).replaceFirst("<svg", "<svg " + size);
        return numberedClips(svg.replace("&quot;%s&quot;".formatted(FONT.getFamily()),
                "'%s', Arial, Helvetica, sans-serif".formatted(FONT.getFamily())));
    }

    /** Lengths with two digits: a hundredth of a point is nothing. */
    private static String rounded(String lengths) {
        return LONG_NUMBER.matcher(lengths).replaceAll(number -> {
            BigDecimal exact = new BigDecimal(number.group()).setScale(DIGITS, RoundingMode.HALF_EVEN);
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        });
    }

    /** Clips by number: they come with hash codes, which differ from run to run. */
    private static String numberedClips(String svg) {
        Map<String, String> names = new LinkedHashMap<>();
        return CLIP.matcher(svg).replaceAll(clip ->
                names.computeIfAbsent(clip.group(), old -> "c" + names.size()));
    }

    static byte[] pdf(Sketch sketch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        float width = (float) sketch.width();
        float height = (float) sketch.height();
        try (PDDocument document = new PDDocument(); InputStream font = fontFile()) {
            document.setDocumentId(IDENTITY);
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
            try (PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer()) {
                text.registerFont(FONT.getFamily(), font);
                graphics.setFontTextDrawer(text);
                paint(sketch, graphics);
                graphics.dispose();
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawForm(graphics.getXFormObject());
                }
                document.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] png(Sketch sketch, double dpi) {
        double scale = dpi / POINTS_PER_INCH;
        BufferedImage image = new BufferedImage((int) Math.round(sketch.width() * scale),
                (int) Math.round(sketch.height() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        paint(sketch, graphics);
        graphics.dispose();

        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image),
                    null);
            metadata.mergeTree("javax_imageio_1.0", resolution(dpi));
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * An image and a map of its points.
     *
     * @param sketch a point of which is a pixel
     */
    static String html(String name, Sketch sketch) {
        String png = Base64.getEncoder().encodeToString(png(sketch, SHARP * POINTS_PER_INCH));
        String id = "%s-%08x".formatted(name, png.hashCode()); // maps of one page need names of their own
        Plot.Frame frame = sketch.frame();
        String areas = sketch.plot().tips().stream().map(tip ->
                "<area shape=\"circle\" coords=\"%.0f,%.0f,%d\" title=\"%s\" alt=\"\">%n".formatted(
                        frame.x(tip.x()), frame.y(tip.y()), REACH, escaped(tip.text()))).collect(Collectors.joining());
        return "<img alt=\"%s\" width=\"%.0f\" usemap=\"#%s\" src=\"data:image/png;base64,%s\">%n"
                .formatted(name, sketch.width(), id, png) + "<map name=\"%s\">%n%s</map>".formatted(id, areas);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static void paint(Sketch sketch, Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        sketch.paint(graphics);
    }

    private static IIOMetadataNode resolution(double dpi) {
        IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
        for (String axis : new String[] {"HorizontalPixelSize", "VerticalPixelSize"}) {
            IIOMetadataNode size = new IIOMetadataNode(axis);
            // the PNG writer reads this entry as pixels per millimetre
            size.setAttribute("value", Double.toString(dpi / MILLIMETRES_PER_INCH));
            dimension.appendChild(size);
        }
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_1.0");
        root.appendChild(dimension);
        return root;
    }
}
