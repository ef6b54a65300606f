package hetnet.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureStyleTest {

    private static final double POINTS_PER_INCH = 72;
    private static final double ROUNDING = 0.01;

    private final Figure figure = Figures.line("rates").setAxes("time (s)", "sum-rate (Mbit/s)")
            .addSeries("hetgnn_unrolled", new double[] {1, 2, 3}).addSeries("Étoile, Köln", new double[] {2, 1, 3})
            .build();

    @ParameterizedTest
    @CsvSource({"column, 3.5, 8", "wide, 7.16, 8", "slide, 10, 20"})
    void sizesAreTrue(String name, double inches, double points) throws Exception {
        FigureStyle style = FigureStyle.of(name, "", "");
        Figure styled = figure.in(style);
        assertEquals(inches, SvgText.widthInches(styled.svg()), ROUNDING);
        SvgText.of(styled.svg()).forEach(text -> assertEquals(points, text.sizePt(), ROUNDING, text.text()));
        try (PDDocument pdf = Loader.loadPDF(styled.pdf())) {
            assertEquals(inches * POINTS_PER_INCH, pdf.getPage(0).getMediaBox().getWidth(), ROUNDING);
        }
    }

    @Test
    void textIsTextAndItsFontIsInThePdf() throws Exception {
        Set<String> drawn = SvgText.of(figure.svg()).stream().map(SvgText::text).collect(Collectors.toSet());
        try (PDDocument pdf = Loader.loadPDF(figure.pdf())) {
            String text = new PDFTextStripper().getText(pdf);
            for (String word : List.of("time (s)", "unrolled HetGNN", "Étoile, Köln")) {
                assertTrue(drawn.contains(word), drawn.toString());
                assertTrue(text.contains(word), text);
            }
            List<PDFont> fonts = fonts(pdf.getPage(0).getResources()).toList();
            assertFalse(fonts.isEmpty());
            for (PDFont font : fonts) {
                assertTrue(font.isEmbedded() && font.getName().contains("LiberationSans"), font.getName());
            }
        }
    }

    private static Stream<PDFont> fonts(PDResources resources) throws Exception {
        Stream<PDFont> found = Stream.empty();
        for (var name : resources.getFontNames()) {
            found = Stream.concat(found, Stream.of(resources.getFont(name)));
        }
        for (var name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject form) {
                found = Stream.concat(found, fonts(form.getResources()));
            }
        }
        return found;
    }

    @Test
    void filesAreOfTheFormatsAskedFor(@TempDir Path folder) throws Exception {
        figure.in(FigureStyle.of("wide", "9", "pdf, svg")).save(folder);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(Set.of("rates.csv", "rates.pdf", "rates.svg"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void oneLineSetsTheStyleOfAllFigures() {
        try {
            FigureStyle.use("STYLE=slide FONT=24 FORMAT=pdf");
            assertEquals(new FigureStyle(10, 24, Set.of("pdf")), FigureStyle.here());
            assertEquals(10, SvgText.widthInches(figure.svg()), ROUNDING);
        } finally {
            FigureStyle.use("STYLE=column");
        }
        assertEquals(FigureStyle.COLUMN, FigureStyle.here());
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() {
        fails("STYLE must be column, wide or slide, not 'poster'", () -> FigureStyle.of("poster", "", ""));
        fails("FONT must be a number of points, not 'big'", () -> FigureStyle.of("", "big", ""));
        fails("FORMAT must be some of pdf, png, svg, for example pdf,svg; not 'gif'",
                () -> FigureStyle.of("", "", "gif"));
        fails("'SIZE=3' is no setting of figures: there are STYLE, FONT and FORMAT, for example STYLE=wide FONT=9",
                () -> FigureStyle.use("SIZE=3"));
    }

    private static void fails(String message, Runnable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
