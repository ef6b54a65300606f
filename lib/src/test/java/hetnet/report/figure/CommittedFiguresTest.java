package hetnet.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import hetnet.report.figure.StyleSheet.Look;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tech.tablesaw.api.Table;

/** What a reader of a two-column paper sees of the figures in figures/: parsed from their SVG. */
class CommittedFiguresTest {

    private static final double COLUMN_INCHES = FigureStyle.COLUMN.widthInches();
    private static final double SMALLEST_PT = 6.5;
    private static final double ROUNDING = 1e-3;
    /** Such as {@code hetgnn_paper}, "hetgnn paper", "wmmse 3", {@code RAYLEIGH} and {@code 6.5e-17}. */
    private static final Pattern RAW = Pattern.compile(".*(\\w_\\w|\\b(NONE|RAYLEIGH|UMA|UMI|RMA|INH|EQ3)\\b"
            + "|\\b(hetgnn|wmmse|mmse|eicic|slnr|mrt|mlp|sinr|snr|pf|ues?|bss?|rbs?|los|nlos|bps|uma|umi)\\b"
            + "|\\de-\\d\\d).*");
    /** Of two texts that touch, or a text that ends at the rim of the page, units of the page. */
    private static final double TOUCH = 0.5;
    /** Names a method, and stands below an axis beside its last tick. */
    private static final String AXIS = "WMMSE iteration";
    private static final Pattern PAINT = Pattern.compile("(fill|stroke):rgb\\((\\d+),(\\d+),(\\d+)\\)");

    private static List<Path> committed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("figures"))) {
            List<Path> svg = files.filter(file -> file.toString().endsWith(".svg")).sorted().toList();
            assertTrue(svg.size() > 80, "found " + svg.size());
            return svg;
        }
    }

    @Test
    void textIsReadableAtColumnWidth() throws IOException {
        List<String> small = new ArrayList<>();
        for (Path file : committed()) {
            String svg = Files.readString(file);
            double shrunk = Math.min(1, COLUMN_INCHES / SvgText.widthInches(svg));
            List<SvgText> texts = SvgText.of(svg);
            assertTrue(!texts.isEmpty(), file + " has no text");
            double smallest = texts.stream().mapToDouble(text -> text.sizePt() * shrunk).min().orElseThrow();
            if (smallest < SMALLEST_PT - ROUNDING) {
                small.add("%s: %.2f pt".formatted(file, smallest));
            }
        }
        assertEquals(List.of(), small);
    }

    @Test
    void noLabelIsARawIdentifier() throws IOException {
        List<String> raw = new ArrayList<>();
        for (Path file : committed()) {
            SvgText.of(Files.readString(file)).stream().map(SvgText::text).filter(text -> RAW.matcher(text).matches())
                    .forEach(text -> raw.add(file + ": " + text));
        }
        assertEquals(List.of(), raw);
    }

    @Test
    void noTextLeavesThePageOrLiesOnAnother() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : committed()) {
            String svg = Files.readString(file);
            Rectangle2D page = SvgText.page(svg);
            List<SvgText> texts = SvgText.of(svg);
            for (int i = 0; i < texts.size(); i++) {
                Rectangle2D box = inner(texts.get(i).box());
                if (!page.contains(box)) {
                    wrong.add("%s: '%s' leaves the page".formatted(file, texts.get(i).text()));
                }
                for (int j = 0; j < i; j++) {
                    if (box.intersects(inner(texts.get(j).box()))) {
                        wrong.add("%s: '%s' lies on '%s'".formatted(file, texts.get(i).text(), texts.get(j).text()));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Rectangle2D inner(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() + TOUCH, box.getY() + TOUCH, box.getWidth() - 2 * TOUCH,
                box.getHeight() - 2 * TOUCH);
    }

    @Test
    void noTwoSeriesOfAFigureLookAlike() throws IOException {
        List<String> alike = new ArrayList<>();
        int checked = 0;
        for (Path file : committed()) {
            Table table = Tables.readCsv(Path.of(file.toString().replace(".svg", ".csv")));
            if (table.columnNames().contains("series")) {
                List<String> series = table.stringColumn("series").asList().stream()
                        .map(name -> name.replaceFirst(" \\((from|to)\\)$", "")).distinct().toList();
                Map<String, Look> looks = StyleSheet.looks(series);
                checked += series.size();
                if (new HashSet<>(looks.values()).size() < series.size()) {
                    alike.add(file + ": " + looks);
                }
            }
        }
        assertEquals(List.of(), alike);
        assertTrue(checked > 100, "only %d series were found".formatted(checked));
    }

    @Test
    void everyMethodOfALegendHasItsColour() throws IOException {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Path file : committed()) {
            NodeList all = SvgText.parsed(Files.readString(file)).getElementsByTagName("*");
            for (int i = 1; i < all.getLength(); i++) {
                Element text = (Element) all.item(i);
                Optional<Look> look = StyleSheet.ofMethod(text.getTextContent());
                Optional<Color> beside = paintedBefore(all, i);
                boolean label = text.getTagName().equals("text") && !text.getTextContent().equals(AXIS);
                if (label && look.isPresent() && beside.isPresent()) {
                    checked++;
                    if (!beside.get().equals(look.get().color())) {
                        wrong.add("%s: %s is %s".formatted(file, text.getTextContent(), beside.get()));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(checked > 100, "only %d entries of legends were found".formatted(checked));
    }

    /** The colour of the line or marker drawn just before the text: that of its entry in the legend. */
    private static Optional<Color> paintedBefore(NodeList all, int text) {
        Element before = (Element) all.item(text - 1);
        if (!List.of("path", "rect", "line", "ellipse", "polygon").contains(before.getTagName())) {
            return Optional.empty(); // a text below an axis
        }
        Matcher paint = PAINT.matcher(before.getAttribute("style"));
        Optional<Color> last = Optional.empty();
        while (paint.find()) {
            Color color = new Color(Integer.parseInt(paint.group(2)), Integer.parseInt(paint.group(3)),
                    Integer.parseInt(paint.group(4)));
            last = color.equals(Color.WHITE) ? last : Optional.of(color);
        }
        return last;
    }
}
