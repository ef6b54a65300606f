package hetnet.report.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Sites;
import hetnet.network.Tier;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class FiguresTest {

    private static final double[] SAMPLES = new Random(1).doubles(5400, 1, 100).toArray();
    private static final List<String> SITES = List.of("BS1", "BS2");
    private static final double[][] SITE_POSITION = {{10, 0, 25}, {30, 90, 25}};
    /** Relative; what the width of labels does to the size of the axes. */
    private static final double ASPECT_TOLERANCE = 0.01;

    static Stream<FigureBuilder<?>> allKinds() {
        return Stream.of(
                Figures.line("line").setAxes("epoch", "loss").optTitle("Loss").optLogY()
                        .addSeries("training", new double[] {3, 2, 1})
                        .addSeries("held out", new double[] {3, Double.NaN, 2}),
                Figures.line("cloud").setAxes("distance (m)", "path loss (dB)").addPoints("links", SAMPLES, SAMPLES)
                        .addSeries("curve", new double[] {1, 100}, new double[] {1, 100}),
                Figures.cdf("cdf").setAxes("UE rate (kbit/s)", "share of UEs").optLogX().addSamples("teacher", SAMPLES),
                Figures.histogram("histogram").setAxes("distance (m)", "UEs").addSamples("all", SAMPLES)
                .addSamples("one", new double[] {5}),
                Figures.bars("bars").setAxes("", "sum-rate (Gbit/s)").setCategories(List.of("all", "held out"))
                .optLabels()
                        .addSeries("baseline", 0.3, 0.31).addSeries("HetGNN", new double[] {0.4, 0.41},
                                new double[] {0.01, 0.02}),
                Figures.map("map").setPoints(new double[][] {{0, 0, 1.5}, {40, 100, 1.5}}, List.of("BS1", "BS2"))
                        .setSites(SITES, SITE_POSITION).optHeading("serving BS"),
                Figures.field("field").setGrid("SINR (dB)", new double[] {5, 15}, new double[] {5, 15, 25},
                        new double[][] {{-3, 4}, {10, Double.NaN}, {20, 30}}).optSites(SITES, SITE_POSITION),
                Figures.heat("heat").setAxes("RB", "BS").setMatrix("power (W)", SITES, List.of("0", "1", "2"),
                        new double[][] {{1, 2, 3}, {0, 0.5, 0.1}}),
                Figures.heat("uniform").setAxes("RB", "BS").setMatrix("power (W)", SITES, List.of("0"),
                        new double[][] {{0.78}, {0.78}}),
                Figures.heat("confusion").setAxes("model", "teacher").optCounts()
                        .setMatrix("UEs", SITES, SITES, new double[][] {{10, 2}, {3, 12}}));
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void oneCallWritesThreeFilesThatAreTheSameEveryTime(FigureBuilder<?> builder, @TempDir Path folder)
            throws Exception {
        Figure figure = builder.build().save(folder, "seed 1");
        builder.build().save(folder.resolve("again"), "seed 1");
        for (String ending : List.of(".csv", ".svg", ".png")) {
            String file = figure.name() + ending;
            assertArrayEquals(Files.readAllBytes(folder.resolve(file)),
                    Files.readAllBytes(folder.resolve("again").resolve(file)), file);
        }
        try (Stream<Path> files = Files.list(folder.resolve("again"))) {
            assertEquals(3, files.count(), "nothing but the three files");
        }
        assertTrue(Files.readString(folder.resolve(figure.name() + ".csv")).startsWith("# seed 1\n"));
        assertEquals(Formats.PRINT_DPI * figure.sketch().width() / Formats.POINTS_PER_INCH,
                ImageIO.read(folder.resolve(figure.name() + ".png").toFile()).getWidth(), 0.5);
        assertFalse(figure.svg().contains("<image"), "an SVG made of pixels would not scale");
    }

    @Test
    void aFigureNameIsAFileName() {
        Figure figure = Figures.cdf("a").setAxes("x", "y").addSamples("s", SAMPLES).build();
        assertThrows(IllegalArgumentException.class,
                () -> new Figure("../a", style -> figure.sketch(), figure.table()));
    }

    @Test
    void cdfRisesToOneAndTheTableKeepsEverySample() {
        Figure figure = Figures.cdf("cdf").setAxes("UE rate (kbit/s)", "share of UEs").addSamples("s", SAMPLES).build();
        Table table = figure.table();
        assertEquals(List.of("series", "ue_rate_kbit_s", "share_of_ues"), table.columnNames());
        assertEquals(SAMPLES.length, table.rowCount());
        rises(table.doubleColumn(1).asDoubleArray());
        rises(table.doubleColumn(2).asDoubleArray());
        assertEquals(1, table.doubleColumn(2).getDouble(SAMPLES.length - 1));

        double[][] drawn = CdfFigure.steps(table.doubleColumn(1).asDoubleArray());
        rises(drawn[0]);
        rises(drawn[1]);
        assertEquals(0, drawn[1][0]);
        assertEquals(1, drawn[1][drawn[1].length - 1]);
        assertEquals(2 * CdfFigure.STEPS, drawn[0].length, "as many steps as can be seen");
    }

    private static void rises(double[] values) {
        for (int i = 1; i < values.length; i++) {
            assertTrue(values[i] >= values[i - 1], "falls at " + i);
        }
    }

    @Test
    void histogramCountsEverySampleOnce() {
        Table table = Figures.histogram("h").setAxes("d (m)", "UEs").optBins(7)
                .addSamples("a", SAMPLES).addSamples("b", new double[] {1, 50, 100}).build().table();
        assertEquals(14, table.rowCount());
        assertEquals(SAMPLES.length, (int) table.where(table.stringColumn("series").isEqualTo("a")).longColumn("count")
                .sum());
        assertEquals(3, (int) table.where(table.stringColumn("series").isEqualTo("b")).longColumn("count").sum());
        assertArrayEquals(new int[] {2, 3}, HistogramFigure.counts(new double[] {0, 0.9, 1, 1.5, 2},
                new double[] {0, 1, 2}), "a bin holds its lower edge, the last one both");
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "0, 100", "0, 400", "500, 740"})
    void aMetreIsAsLongOnBothAxes(double from, double to) {
        Figure map = Figures.map("m").setSites(SITES, new double[][] {{from, from}, {from + 100, to}}).build();
        for (FigureStyle style : List.of(FigureStyle.COLUMN, FigureStyle.WIDE, FigureStyle.SLIDE)) {
            Figure.Sketch sketch = map.in(style).sketch();
            Plot.Frame frame = sketch.frame();
            assertEquals(1, (frame.x(1) - frame.x(0)) / (frame.y(0) - frame.y(1)), ASPECT_TOLERANCE);
            assertTrue(sketch.width() <= style.widthPt() + ASPECT_TOLERANCE, "as wide as the column, or narrower");
        }
    }

    @Test
    void aBrowserShowsATipOnEveryPoint() {
        double[][] users = {{10, 20}, {15, 80}, {25, 50}};
        MapFigure map = Figures.map("decision").setPoints(users, List.of("BS1", "BS2", "BS1"))
                .setSites(SITES, SITE_POSITION).optTips(List.of("UE 1, BS1, 2 kbit/s", "UE <2>", "UE 3"));
        assertTrue(map.build().hasTips());
        String html = map.build().html();
        for (String tip : List.of("UE 1, BS1, 2 kbit/s", "UE &lt;2&gt;", "UE 3")) {
            assertTrue(html.contains("title=\"%s\"".formatted(tip)), tip);
        }
        assertEquals(users.length, html.split("<area ", -1).length - 1, "and on nothing else");
        assertTrue(html.contains("data:image/png;base64,") && !html.contains("http"), "it works without a network");
        fails("figure 'm' has 1 points but 0 tips", () -> Figures.map("m").setPoints(new double[][] {{1, 1}},
                List.of("a")).optTips(List.of()));
    }

    @Test
    void theMouseFindsATipWhereItsPointIsDrawn() throws Exception {
        double[][] users = {{10, 20}, {15, 80}, {25, 50}};
        String html = Figures.map("m").setPoints(users, List.of("a", "a", "b")).optTips(List.of("1", "2", "3")).build()
                .html();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder()
                .decode(html.replaceAll("(?s).*base64,([^\"]*)\".*", "$1"))));
        double pixels = image.getWidth() / Double.parseDouble(html.replaceAll("(?s).* width=\"(\\d+)\".*", "$1"));
        Matcher place = Pattern.compile("coords=\"(\\d+),(\\d+),").matcher(html);
        for (int i = 0; i < users.length; i++) {
            assertTrue(place.find());
            int color = image.getRGB((int) (pixels * Integer.parseInt(place.group(1))),
                    (int) (pixels * Integer.parseInt(place.group(2))));
            assertNotEquals(Color.WHITE.getRGB(), color, "point " + i);
        }
    }

    @Test
    void cellsNeedASiteForEveryPoint() {
        MapFigure map = Figures.map("m").setPoints(new double[][] {{1, 1}}, List.of("BS1"));
        fails("figure 'm' needs setSites before optCells", map::optCells);
        fails("figure 'm' has 1 points but 2 serving sites", () -> map.optCells(new int[2]));
    }

    @Test
    void aDashRunsOnThroughAllPointsOfACurve() {
        String svg = Figures.line("dashed").setAxes("x", "y").addSeries("teacher", SAMPLES).build().svg();
        List<String> dashed = svg.lines().filter(line -> line.contains("stroke-dasharray")).toList();
        assertEquals(1, dashed.size(), "one path");
        assertEquals(SAMPLES.length - 1, dashed.get(0).split(" L", -1).length - 1, "through all points");
    }

    @Test
    void aDotIsAShortLineOfAnSvg() {
        String svg = Figures.line("cloud").setAxes("x", "y").addPoints("links", SAMPLES, SAMPLES).build().svg();
        assertEquals(SAMPLES.length + 0L, svg.lines().filter(line -> line.contains("<ellipse")).count());
        assertEquals(List.of(), svg.lines().filter(line -> !line.contains("<svg")
                && line.matches(".* (c?[xy]|d|width)=\"[^\"]*\\.\\d{3}.*")).toList(),
                "hundredths of a point are enough");
    }

    @Test
    void levelsOfAFieldAreRound() {
        FieldFigure field = Figures.field("f").setGrid("SINR (dB)", new double[] {0, 1}, new double[] {0, 1},
                new double[][] {{-3, 4}, {Double.NaN, 37}});
        Figure figure = field.build();
        assertArrayEquals(new double[] {0, 5, 10, 15, 20, 25, 30, 35}, field.levels());
        assertEquals(4, figure.table().rowCount());
        assertTrue(figure.table().doubleColumn("sinr_db").isMissing(2), "a cell without a value stays empty");
    }

    @Test
    void whatCannotBeDrawnIsSaidInOneSentence() {
        double[] one = {1};
        fails("figure 'a' needs setAxes", () -> Figures.line("a").addSeries("s", one).build());
        fails("figure 'a' needs at least one series", () -> Figures.line("a").setAxes("x", "y").build());
        fails("figure 'a' has series 's' twice", () -> Figures.line("a").addSeries("s", one).addSeries("s", one));
        fails("figure 'a' needs as many x as y in series 's', at least one: there are 1 and 2",
                () -> Figures.line("a").addSeries("s", one, new double[2]));
        fails("figure 'a' has a logarithmic axis, which cannot show the value 0.0 of series 's'",
                () -> Figures.cdf("a").setAxes("x", "y").optLogX().addSamples("s", new double[1]).build());
        fails("figure 'a' cannot show value Infinity at place 0 of series 's': leave such values out",
                () -> Figures.cdf("a").addSamples("s", new double[] {Double.POSITIVE_INFINITY}));
        fails("figure 'a' needs at least one sample in series 's'",
                () -> Figures.histogram("a").addSamples("s", new double[0]));
        fails("figure 'a' has 2 categories, but series 's' has 1 values",
                () -> Figures.bars("a").setAxes("", "y").setCategories(SITES).addSeries("s", 1).build());
        fails("figure 'a' needs setPoints or setSites", () -> Figures.map("a").build());
        fails("figure 'a' needs setGrid", () -> Figures.field("a").build());
        fails("figure 'a' has 1 values in row 'BS1' for 2 columns",
                () -> Figures.heat("a").setMatrix("v", SITES, SITES, new double[][] {{1}, {2}}));
    }

    @Test
    void tiersHaveShapesAndLinesOfTheirOwn() {
        Sites two = new Sites(SITES, SITE_POSITION, Collections.nCopies(SITES.size(), Tier.PICO),
                new double[SITES.size()]);
        double[][] point = {{20, 20}};
        MapFigure one = Figures.map("m").setPoints(point, List.of("UE")).setSites(two);
        assertEquals(Set.of("UE", "BS", "BS1", "BS2"), words(one.build()));
        List<Tier> tiers = new ArrayList<>(two.tiers());
        tiers.set(0, Tier.MACRO);
        Sites mixed = new Sites(SITES, SITE_POSITION, tiers, new double[SITES.size()]);
        MapFigure both = Figures.map("m").setPoints(point, List.of("UE")).setSites(mixed);
        assertEquals(Set.of("UE", "macro BS", "pico BS", "BS1", "BS2"), words(both.build()));
    }

    /** Texts of a figure that are neither numbers nor titles of axes. */
    private static Set<String> words(Figure figure) {
        return SvgText.of(figure.svg()).stream().map(SvgText::text)
                .filter(text -> !text.matches("-?[\\d.]+|[xy] .*")).collect(Collectors.toSet());
    }

    private static void fails(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void anInfiniteValueIsAGapInTheLineAndStaysInTheTable(@TempDir Path folder) throws Exception {
        Figures.line("latency").setAxes("epoch", "mean latency of 1 Mbit (s)").optLogY()
                .addSeries("HetGNN", new double[] {Double.POSITIVE_INFINITY, 30, 20}).build().save(folder);
        assertTrue(Files.readString(folder.resolve("latency.csv")).contains("Infinity"));
        assertTrue(Files.exists(folder.resolve("latency.svg")));
    }
}
