package hetnet.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What axes and values of figures say. */
class FigureAxesTest {

    private static List<String> texts(Figure figure) {
        return SvgText.of(figure.svg()).stream().map(SvgText::text).toList();
    }

    private static BarFigure bars(double... values) {
        return Figures.bars("bars").setAxes("", "gain (nat)").setCategories(List.of("a", "b", "c"))
                .addSeries("s", values);
    }

    @Test
    void valuesOnBarsHaveTheSameDecimals() {
        assertTrue(texts(bars(0.00536, 0.39, 0.6126).optLabels().build())
                .containsAll(List.of("0.005", "0.390", "0.613")));
        assertTrue(texts(bars(1616, 934, 9).optLabels().build()).containsAll(List.of("1616", "934", "9")),
                "counts are not rounded");
        assertTrue(texts(bars(42.564, 10, 15.23).optLabels().build()).containsAll(List.of("42.6", "10.0", "15.2")));
    }

    @Test
    void markersNeedNoZero() {
        List<String> bars = texts(bars(15, 15.2, 15.4).build());
        List<String> dots = texts(bars(15, 15.2, 15.4).optDots().build());
        assertTrue(bars.contains("0"), "bars stand on it");
        assertFalse(dots.contains("0"));
        assertTrue(dots.containsAll(List.of("15", "15.2", "15.4")), dots.toString());
    }

    @Test
    void aStretchedAxisKeepsItsNumbersBesideTheData() {
        double[] x = {1, 2};
        Figure.Sketch sketch = Figures.line("gap").setAxes("x", "gap closed (%)")
                .addSeries("s", x, new double[] {20, 98}).optStretchedY().optRangeY(-6, 104).build().sketch();
        double[] y = {sketch.frame().y(98), sketch.frame().y(100), sketch.frame().y(20)};
        assertTrue(y[1] < y[0] && y[0] < y[2], "higher is above: " + Arrays.toString(y));
        assertTrue(y[0] - y[1] > (y[2] - y[0]) * 2 / 78, "two per cent are longer there than elsewhere");
    }

    @Test
    void seriesThatStepAsideStayOnTheAxes() {
        LineFigure figure = Figures.line("aside").setAxes("UEs", "y").optLogX().optAside();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            figure.addSeries(name, new double[] {50, 50_000}, new double[] {1, 2});
        }
        Plot.Frame frame = figure.build().sketch().frame();
        assertTrue(frame.x(50) > frame.area().getMinX() + 2 && frame.x(50_000) < frame.area().getMaxX() - 2);
    }

    @Test
    void largeNumbersStandInGroups() {
        List<String> texts = texts(Figures.line("users").setAxes("UEs", "y").optLogX()
                .addSeries("s", new double[] {1000, 1_000_000}, new double[] {1, 2}).build());
        assertTrue(texts.containsAll(List.of("1000", "10,000", "1,000,000")), texts.toString());
    }

    @Test
    void aCurveOnAnotherIsItsPointsAlone() {
        double[] y = {1, 2, 3};
        LineFigure two = Figures.line("two").setAxes("x", "y").addSeries("below", y).addSeries("above", y);
        int lines = two.build().svg().split("stroke-width:1.25", -1).length;
        int fewer = two.optPointsAlone("above").build().svg().split("stroke-width:1.25", -1).length;
        assertEquals(1, texts(two.build()).stream().filter("above"::equals).count(), "it is in the legend");
        assertTrue(fewer < lines, "%d lines, then %d".formatted(lines, fewer));
    }
}
