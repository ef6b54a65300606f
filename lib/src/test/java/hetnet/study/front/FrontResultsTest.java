package hetnet.study.front;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.report.Tables;
import hetnet.report.figure.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class FrontResultsTest {

    private static final String GROUP = "uma_400m";

    @TempDir
    private Path folder;

    private static FrontPoint point(int layout, FrontMethod method, double seconds, double gap) {
        return new FrontPoint(GROUP, layout, method.id(), "%s s, or so".formatted(seconds), seconds, 14 + gap, gap);
    }

    /** On three layouts WMMSE closes 97 % in 1, 3 or never; the network 96 % in a tenth of a second. */
    private static FrontResults results() {
        List<FrontPoint> points = new ArrayList<>();
        for (int layout = 0; layout < 3; layout++) {
            points.add(point(layout, FrontMethod.BASELINE, 1e-4, 0));
            points.add(point(layout, FrontMethod.WMMSE, 0.5, 0.5));
            points.add(point(layout, FrontMethod.WMMSE, 1 + 2 * layout, layout == 2 ? 0.7 : 0.97));
            points.add(point(layout, FrontMethod.HETGNN, 0.1, 0.96));
            points.add(point(layout, FrontMethod.HETGNN_REFINED, 0.4, 1.01));
        }
        return new FrontResults(points);
    }

    @Test
    void anEnvelopeOnlyRises() {
        FrontEnvelope envelope = FrontEnvelope.of(List.of(point(0, FrontMethod.WMMSE, 3, 0.9),
                point(0, FrontMethod.WMMSE, 1, 0.5), point(0, FrontMethod.WMMSE, 2, 0.4),
                point(0, FrontMethod.WMMSE, 3, 0.8), point(0, FrontMethod.WMMSE, 4, 0.9)));
        assertArrayEquals(new double[] {1, 3}, envelope.seconds());
        assertArrayEquals(new double[] {0.5, 0.9}, envelope.gapClosed());
        assertEquals(4, envelope.last());
        assertEquals(Double.NaN, envelope.after(0.99));
        assertEquals(0.5, envelope.after(2.9));
        assertEquals(0.9, envelope.after(100));
        assertEquals(3, envelope.reach(0.51));
        assertEquals(Double.POSITIVE_INFINITY, envelope.reach(0.91));
    }

    @Test
    void theTimeIsTheMedianAndALayoutWithoutIsInfinite() {
        FrontTimes times = new FrontTimes(results());
        assertEquals(0.5, times.median(GROUP, List.of(FrontMethod.WMMSE), 0.5));
        assertEquals(3, times.median(GROUP, List.of(FrontMethod.WMMSE), 0.95));
        assertEquals(Double.POSITIVE_INFINITY, times.median(GROUP, List.of(FrontMethod.WMMSE), 0.98));
        assertEquals(Double.POSITIVE_INFINITY, times.median(GROUP, List.of(FrontMethod.GRADED_REUSE), 0.5));
        assertEquals(0.4, times.median(GROUP, FrontMethod.NETWORK, 0.98), "the best of its modes");
    }

    @Test
    void twoLayoutsOfWhichOneIsInfiniteHaveNoMedian() {
        FrontResults two = new FrontResults(List.of(point(0, FrontMethod.WMMSE, 1, 0.9),
                point(1, FrontMethod.WMMSE, 1, 0.1)));
        assertEquals(Double.POSITIVE_INFINITY,
                new FrontTimes(two).median(GROUP, List.of(FrontMethod.WMMSE), 0.9));
    }

    @Test
    void tablesNameTheFastestReferenceAndWhatHasNoTime() {
        FrontTimes times = new FrontTimes(results());
        assertEquals("""
                | layouts | 95 %: HetGNN | fastest reference | times faster \
                | 99 %: HetGNN | fastest reference | times faster |
                |---|---|---|---|---|---|---|
                | random layouts, 400 m | 0.10 s | 3.00 s (WMMSE) | 30 x | 0.40 s | – | – |
                """, times.brief());
        assertEquals("""
                | layouts | method | 90 % | 95 % | 98 % | 99 % |
                |---|---|---|---|---|---|
                | random layouts, 400 m | WMMSE | 3.00 s | 3.00 s | – | – |
                | random layouts, 400 m | unrolled HetGNN | 0.10 s | 0.10 s | – | – |
                | random layouts, 400 m | unrolled HetGNN, then gradient ascent | 0.40 s | 0.40 s | 0.40 s | 0.40 s |
                | random layouts, 400 m | *HetGNN against the fastest reference* | 30 x | 30 x | – | – |
                """, times.all());
        Table table = times.table(GROUP);
        assertEquals(List.of("WMMSE", "unrolled HetGNN", "unrolled HetGNN, then gradient ascent"),
                table.stringColumn("method").asList());
        assertEquals(1, table.column("seconds to close 98 %").countMissing()
                - table.where(table.stringColumn("method").isEqualTo("WMMSE")).column(3).countMissing());
    }

    @Test
    void theFloorIsOneEvaluationBesideAFifthOfTheFastestReference() {
        List<FrontPoint> points = new ArrayList<>();
        for (int layout = 0; layout < 3; layout++) {
            points.add(point(layout, FrontMethod.BASELINE, 1e-4, 0));
            points.add(point(layout, FrontMethod.STATIC_REUSE, 1e-3 * (1 + layout), 0.99));
            points.add(point(layout, FrontMethod.WMMSE, 5e-3, 1));
            points.add(point(layout, FrontMethod.HETGNN, 1.5e-3, -0.2));
            points.add(point(layout, FrontMethod.HETGNN, 3e-3, 0.99));
        }
        assertEquals("""
                | layouts | one evaluation | first answer of HetGNN | 98 %: fastest reference | a fifth of that \
                | evaluations in a fifth |
                |---|---|---|---|---|---|
                | random layouts, 400 m | 0.10 ms | 1.50 ms | 2.00 ms | 0.40 ms | 4.0 |
                """, new FrontTimes(new FrontResults(points)).floor());
        assertEquals("| random layouts, 400 m | 0.10 ms | 100.00 ms | – | – | – |",
                new FrontTimes(results()).floor().lines().skip(2).findFirst().orElseThrow());
    }

    @Test
    void aFileGivesTheSameResultsAgain() {
        Path csv = folder.resolve("front.csv");
        Tables.writeCsv(results().table(), csv, "settings: none");
        FrontResults read = FrontResults.of(Tables.readCsv(csv));
        assertEquals(Set.of(GROUP), read.groups());
        assertEquals(3, read.count(GROUP));
        assertEquals(new FrontTimes(results()).all(), new FrontTimes(read).all());
    }

    @Test
    void theFigureHasMediansAndQuartiles() {
        Figure figure = FrontFigure.of(results(), GROUP, "front");
        Table table = figure.table();
        Table wmmse = table.where(table.stringColumn("series").isEqualTo("WMMSE"));
        assertEquals(0.5, wmmse.doubleColumn(1).get(0));
        assertEquals(5, wmmse.doubleColumn(1).max(), "to the longest decision");
        assertEquals(97, wmmse.doubleColumn(2).max(), 1e-9);
        Table low = table.where(table.stringColumn("series").isEqualTo("WMMSE (from)"));
        assertEquals(wmmse.rowCount(), low.rowCount());
        assertEquals(70, low.doubleColumn(2).get(low.rowCount() - 1), 1e-9);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertEquals("there is no class 'town' in these results; there are uma_400m",
                assertThrows(IllegalArgumentException.class, () -> FrontFigure.of(results(), "town", "x"))
                        .getMessage());
        assertEquals("the table 'other' is none of times and utilities: it has no column class",
                assertThrows(IllegalArgumentException.class,
                        () -> FrontResults.of(Tables.named("other", "a").row(1).build())).getMessage());
    }
}
