package hetnet.study.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import hetnet.study.Methods;
import hetnet.study.Score;
import hetnet.study.ablation.AblationReport;
import hetnet.study.ablation.AblationTargets;
import hetnet.study.quality.QualityResults.LayoutScores;
import hetnet.study.quality.QualityTarget.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class QualityResultsTest {

    /** Rounding of a quotient of sums of decimal fractions. */
    private static final double ROUNDING = 1e-12;

    private static Score score(double meanLogRate) {
        return new Score(1e8, 0.5, 1e4, meanLogRate, 0.25);
    }

    private static LayoutScores layout(String group, int index, double baseline, double wmmse, double best,
            double hetgnn) {
        Map<String, Score> scores = new LinkedHashMap<>();
        List.of("baseline", "biased", "static_reuse", "pf_association")
                .forEach(method -> scores.put(method, score(baseline)));
        scores.put("wmmse", score(wmmse));
        scores.put("best_known", score(best));
        Methods.NETWORK_MODES.forEach(mode -> scores.put(mode, score(hetgnn)));
        scores.put(QualityStudy.WITHOUT_RENEWALS, score(wmmse));
        return new LayoutScores(group, index, scores);
    }

    private static final QualityResults RESULTS = new QualityResults(List.of(
            layout("uma_100m", 0, 10, 10.5, 11, 11.5), // closes 150 %
            layout("uma_100m", 1, 12, 12.5, 15, 12.5), // closes a sixth and only equals WMMSE
            layout("etoile", 0, 9, 9, 9, 8)));

    @Test
    void gapsAreSummedOverTheLayoutsBeforeTheyAreDivided() {
        assertEquals((1.5 + 0.5) / (1 + 3), RESULTS.gapClosed("uma_100m", "hetgnn_unrolled"), ROUNDING);
        assertEquals((0.5 + 0.5) / (1 + 3), RESULTS.gapClosed("uma_100m", "wmmse"), ROUNDING);
        assertEquals(0, RESULTS.gapClosed("uma_100m", "baseline"), ROUNDING);
        assertEquals(1, RESULTS.gapClosed("uma_100m", "best_known"), ROUNDING);
        assertTrue(Double.isNaN(RESULTS.gapClosed("etoile", "hetgnn_unrolled")), "nothing to close");
        assertTrue(Double.isNaN(RESULTS.gapClosed("uma_800m", "hetgnn_unrolled")), "no layouts");
    }

    @Test
    void aboveIsNotEqual() {
        assertEquals(0.5, RESULTS.shareAbove("uma_100m", "hetgnn_unrolled", "wmmse"));
        assertEquals(1, RESULTS.shareAbove("uma_100m", "hetgnn_unrolled", "baseline"));
        assertTrue(Double.isNaN(RESULTS.shareAbove("uma_800m", "hetgnn_unrolled", "wmmse")));
    }

    /** 1 % more of one metric and as much of the others is not above in all; 1 % more of each is. */
    @Test
    void aboveInAllIsAboveInEach() {
        List<ToDoubleFunction<Score>> all = List.of(Score::sumRateBps, Score::jain, Score::p5Bps);
        Score zero = new Score(1e8, 0.5, 1e4, 10, 0.25);
        QualityResults two = new QualityResults(List.of(
                new LayoutScores("x", 0, Map.of("baseline", zero, "own", new Score(1.01e8, 0.5, 1e4, 12, 0.25))),
                new LayoutScores("x", 1, Map.of("baseline", zero, "own", new Score(1.01e8, 0.505, 1.01e4, 9, 0.25)))));
        assertEquals(0.5, two.shareAboveInAll("x", "own", "baseline", all));
        assertEquals(1, two.shareAboveInAll("x", "own", "baseline", all.subList(0, 1)));
        assertTrue(Double.isNaN(two.shareAboveInAll("x", "wmmse", "baseline", all)));
    }

    @Test
    void aMethodThatALayoutLacksHasNoNumber() {
        Map<String, Score> few = new LinkedHashMap<>(RESULTS.layouts().get(0).scores());
        few.remove("hetgnn_unrolled");
        QualityResults some = new QualityResults(List.of(RESULTS.layouts().get(1),
                new LayoutScores("uma_100m", 0, few)));
        assertTrue(Double.isNaN(some.gapClosed("uma_100m", "hetgnn_unrolled")));
        assertTrue(Double.isNaN(some.shareAbove("uma_100m", "hetgnn_unrolled", "wmmse")));
        assertTrue(Double.isNaN(some.mean("uma_100m", "hetgnn_unrolled", Score::jain)));
        assertEquals(0.25, some.gapClosed("uma_100m", "wmmse"), ROUNDING);
    }

    @Test
    void meansAreOfTheClass() {
        assertEquals(12, RESULTS.mean("uma_100m", "hetgnn_unrolled", Score::meanLogRate), ROUNDING);
        assertEquals(2, RESULTS.count("uma_100m"));
        assertEquals(Set.of("uma_100m", "etoile"), RESULTS.groups());
    }

    @Test
    void tablesHaveARowPerLayoutAndMethodAndKeepTimesApart() {
        Table table = RESULTS.table();
        assertEquals(List.of("class", "layout", "method", "sum_rate_bps", "jain", "p5_bps", "mean_log_rate",
                "gap_closed"), table.columnNames());
        assertEquals(3 * 11, table.rowCount());
        assertEquals(1.5, table.where(table.stringColumn("method").isEqualTo("hetgnn_unrolled"))
                .doubleColumn("gap_closed").get(0), ROUNDING);
        assertEquals(11, table.doubleColumn("gap_closed").countMissing(), "the layout where no reference gains");
        assertEquals(List.of("class", "layout", "method", "seconds"), RESULTS.timing().columnNames());
    }

    @Test
    void aLineIsReachedMissedOrNotMeasured() {
        assertEquals("reached", new QualityTarget("x", "gap", 0.98, false, 0.98, Unit.PERCENT, "").verdict());
        assertEquals("missed", new QualityTarget("x", "gap", 0.98, false, 0.9799, Unit.PERCENT, "").verdict());
        assertEquals("missed", new QualityTarget("x", "lead", 0, true, 0, Unit.NONE, "").verdict(),
                "above is not equal");
        assertEquals("not measured",
                new QualityTarget("x", "gap", 0.98, false, Double.NaN, Unit.PERCENT, "").verdict());
    }

    @Test
    void theLinesOfTheIssueAreAllThere() {
        List<QualityTarget> targets = targets(List.of("etoile"), Optional.empty());
        // the paper's layout, 4 classes of random ones, seeds, hexagons, two tiers, etoile, another city, the graph
        assertEquals(6 + 4 * 6 + 1 + 2 * 2 + 2 * 9 + 6 + 1 + 2, targets.size());
        String text = QualityTargets.text(targets);
        assertTrue(text.contains("missed        uma_100m: gap closed, hetgnn_unrolled: wanted >= 98.00 %, measured "
                + "50.00 %" + System.lineSeparator()), text);
        assertTrue(text.contains("missed        uma_100m: layouts where one pass is above wmmse: wanted >= 95.00 %, "
                + "measured 50.00 %"), text);
        assertTrue(text.contains("reached       uma_100m: layouts where one pass is above baseline: wanted >= 99.00 "
                + "%, measured 100.00 %"), text);
        assertTrue(text.contains("not measured  uma_800m: gap closed, hetgnn_unrolled: wanted >= 85.00 %, no layout "
                + "in this run"), text);
        assertTrue(text.contains("missed        etoile: mean ln R above the best of baseline, biased, static_reuse, "
                + "pf_association, wmmse: "
                + "wanted > 0.0000, measured -1.0000"), text);
        assertTrue(text.contains("not measured  another city"), text);
        assertTrue(text.contains("not measured  five training seeds"), text);
        assertTrue(text.contains("not measured  etoile: gap closed, hetgnn_unrolled: wanted >= 85.00 %, no reference "
                + "gains anything over the baseline"),
                text);
        assertTrue(text.contains("stated        uma_100m: gap closed, hetgnn_unrolled_no_renewals: measured 25.00 %"),
                text);
        assertTrue(text.endsWith("2 reached, 5 missed, 2 stated, 53 not measured"), text);
        List<QualityTarget> both = targets(List.of("etoile", "elsewhere"), Optional.empty());
        assertEquals(targets.size() + 5, both.size(), "a second city is measured instead of missing");
    }

    private static List<QualityTarget> targets(List<String> scenarios, Optional<AblationReport> ablations) {
        return Stream.concat(QualityTargets.of(RESULTS, scenarios).stream(), AblationTargets.of(ablations).stream())
                .toList();
    }

    private static AblationReport ablations() {
        return new AblationReport(Table.create("summary", StringColumn.create("network", "unrolled", "unrolled"),
                StringColumn.create("metric", "gap_closed", "gap_closed"),
                StringColumn.create("variant", "full", "homogeneous"), LongColumn.create("seeds", 5, 5),
                DoubleColumn.create("mean", 0.9, 0.8), DoubleColumn.create("interval", 0.1, 0.1),
                DoubleColumn.create("difference", new Double[] {null, -0.125}),
                DoubleColumn.create("difference_interval", new Double[] {null, 0.03001}),
                DoubleColumn.create("p", new Double[] {null, 0.01}),
                DoubleColumn.create("p_holm", new Double[] {null, 0.01})));
    }

    @Test
    void theContributionOfTheHeterogeneousGraphIsStatedWithItsInterval() {
        String text = QualityTargets.text(targets(List.of("etoile"), Optional.of(ablations())));
        assertTrue(text.contains("stated        heterogeneous graph: gap closed of the unrolled network above that of "
                + "a homogeneous one, "
                + "95 % interval: measured 12.50 % ± 3.01 %, 5 seeds"), text);
        assertTrue(text.endsWith("2 reached, 5 missed, 3 stated, 52 not measured"), text);
    }

    @Test
    void newAblationsChangeOnlyTheirLinesOfTheTable(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("quality_targets.csv");
        List<QualityTarget> before = targets(List.of("etoile"), Optional.empty());
        Tables.writeCsv(QualityTargets.table(before), file, "settings: layouts=100", "what it means");
        List<String> old = Files.readAllLines(file);
        AblationTargets.renew(file, Optional.of(ablations()));
        List<String> renewed = Files.readAllLines(file);
        assertEquals(old.subList(0, old.size() - 2), renewed.subList(0, renewed.size() - 2));
        assertEquals("heterogeneous graph,\"gap closed of the unrolled network above that of a homogeneous one, 95 % "
                + "interval\",,"
                + "\"12.50 % ± 3.01 %, 5 seeds\",stated", renewed.get(renewed.size() - 1));
        assertEquals(old.size(), renewed.size());
    }

    @Test
    void whatIsShownIsCutSoThatNoMissLooksReached() {
        QualityTarget close = new QualityTarget("x", "gap", 0.98, false, 0.979999, Unit.PERCENT, "");
        assertEquals("97.99 %", close.measuredText());
        assertEquals("-0.0001", new QualityTarget("x", "lead", 0, true, -1e-9, Unit.NONE, "").measuredText());
        List<String> exact = new ArrayList<>();
        for (double wanted : new double[] {0.83, 0.98, 0.95, 0.29}) {
            exact.add(new QualityTarget("x", "gap", wanted, false, wanted, Unit.PERCENT, "").measuredText());
        }
        assertEquals(List.of("83.00 %", "98.00 %", "95.00 %", "29.00 %"), exact);
    }
}
