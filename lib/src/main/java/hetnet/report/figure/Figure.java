package hetnet.report.figure;

import hetnet.io.AtomicFile;
import hetnet.io.FolderLock;
import hetnet.report.Tables;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * A chart together with the numbers that it draws.
 *
 * @param name  the files' name without ending: letters, digits, '-' and '_'
 * @param chart what is drawn
 * @param table its data, one row per point, bar or cell
 */
public record Figure(String name, Chart<?, ?> chart, Table table) {

    /** Pixels of the saved PNG per unit of the chart. */
    private static final int PRINT_SCALE = 3;
    /** Resolution stated in the PNG: a figure 560 units wide prints 5.6 inches wide at 300 dpi. */
    private static final double PRINT_DPI = 300;
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /** @throws IllegalArgumentException when the name cannot be that of a file */
    public Figure {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("figure name '%s' must consist of letters, digits, '-' and '_'"
                    .formatted(name));
        }
    }

    /**
     * Writes {@code name.csv}, {@code name.svg} and {@code name.png}, each whole or not at all; the same data give the
     * same bytes. While another process writes to the folder, this one waits.
     *
     * @param comments lines put on top of the CSV
     * @return this figure, so that the last line of a cell can save and show it
     * @throws UncheckedIOException where a file cannot be written
     */
    public Figure save(Path folder, String... comments) {
        byte[] svg = svg().getBytes(StandardCharsets.UTF_8);
        byte[] png = png(PRINT_SCALE);
        FolderLock.holding(folder, () -> { // so that all three are of the same run
            Tables.writeCsv(table, folder.resolve(name + ".csv"), comments);
            AtomicFile.write(folder.resolve(name + ".svg"), svg);
            AtomicFile.write(folder.resolve(name + ".png"), png);
        });
        return this;
    }

    /** The chart as SVG; text is drawn as outlines, so that it looks the same without the fonts. */
    public String svg() {
        return svg(chart);
    }

    /** The chart as PNG, {@code scale} pixels per unit of the chart. */
    public byte[] png(int scale) {
        return png(chart, scale);
    }

    /** Any chart as SVG. */
    public static String svg(Chart<?, ?> chart) {
        try {
            return new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any chart as PNG, {@code scale} pixels per unit of the chart. */
    public static byte[] png(Chart<?, ?> chart, int scale) {
        BufferedImage image = new BufferedImage(chart.getWidth() * scale, chart.getHeight() * scale,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();

        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image),
                    null);
            metadata.mergeTree("javax_imageio_1.0", resolution(scale * PRINT_DPI / PRINT_SCALE));
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
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

    /** Name, size and rows; the chart itself is for the eye. */
    @Override
    public String toString() {
        return "figure %s (%d x %d, %d rows)".formatted(name, chart.getWidth(), chart.getHeight(), table.rowCount());
    }
}
