package hetnet.study.generalisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.CommandRun;
import hetnet.cli.TestFolder;
import hetnet.cli.TestModel;
import hetnet.network.Tier;
import hetnet.report.Tables;
import hetnet.solver.Problem;
import hetnet.study.Methods;
import hetnet.study.Score;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults;
import hetnet.study.quality.QualityResults.LayoutScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class GeneralisationStudyTest {

    private static final Path DATA = Path.of("data");
    private static final double ROUNDING = 1e-9;

    private static final GeneralisationConfig FULL = GeneralisationConfig.standard();

    private static Map<String, List<Layout>> kinds(GeneralisationConfig config) {
        return GeneralisationKinds.all(config, DATA, List.of()).stream()
                .collect(Collectors.groupingBy(Layout::group, LinkedHashMap::new, Collectors.toList()));
    }

    @Test
    void theFullSweepReachesAsFarAsItSays() {
        Map<String, List<Layout>> kinds = kinds(FULL);
        assertTrue(kinds.keySet().containsAll(Set.of("place: paper's layout", "place: etoile", "place: etoile-fading",
                "side (m): 800", "sites at random: 20", "sites on hexagons: 61", "UEs: 50", "UEs: 50000", "RBs: 6",
                "RBs: 273", "carrier (GHz): 0.7", "path loss: EQ3", "fading: RAYLEIGH", "UEs in hot spots (%): 80",
                "after moving for (s): 60", "tiers: two tiers, 1 macro, 4 picos",
                "tiers: three tiers, 3 macros, 3 micros, 6 picos in hot spots")), kinds.keySet().toString());
        assertEquals(5, kinds.get("side (m): 100").size());
        assertEquals(1, kinds.get("sites on hexagons: 61").size(), "the large ones are drawn once");
    }

    @Test
    void eachKindVariesWhatItSays() {
        Map<String, List<Layout>> kinds = kinds(FULL);
        Problem sites = kinds.get("sites on hexagons: 19").get(0).draw().get();
        assertEquals(19, sites.sites());
        assertEquals(1140, sites.gains().users(), "60 UEs a site");
        assertEquals(273, kinds.get("RBs: 273").get(0).draw().get().blocks());
        assertTrue(kinds.get("fading: RAYLEIGH").get(0).draw().get().gains().isFading());
        Problem tiers = kinds.get("tiers: two tiers, 3 macros, 9 picos in hot spots").get(0).draw().get();
        assertEquals(9, Collections.frequency(tiers.tiers(), Tier.PICO));
        assertEquals(1, tiers.budgetWatt(11), 1e-9, "30 dBm");
        assertEquals(720, tiers.gains().users(), "60 UEs a site");
        Problem standard = kinds.get("side (m): 200").get(2).draw().get();
        for (String same : List.of("sites at random: 5", "UEs: 300", "RBs: 20", "carrier (GHz): 3.5", "fading: NONE",
                "path loss: UMA", "UEs in hot spots (%): 0", "after moving for (s): 0")) {
            assertArrayEquals(standard.gains().toArray(), kinds.get(same).get(2).draw().get().gains().toArray(), same);
        }
    }

    @Test
    void largeKindsCanBeLeftOut() {
        Set<String> kinds = kinds(GeneralisationConfig.small()).keySet();
        assertTrue(kinds.contains("UEs: 1000") && kinds.contains("sites on hexagons: 19"));
        assertFalse(kinds.contains("UEs: 5000") || kinds.contains("sites on hexagons: 37"));
    }

    private static LayoutScores layout(String group, int index, double baseline, double best, double network) {
        Map<String, Score> scores = new LinkedHashMap<>();
        GeneralisationStudy.REFERENCES.forEach(method -> scores.put(method, new Score(1e8, 0.5, 1e4, baseline, 0.1)));
        scores.put(Methods.BEST_KNOWN, new Score(2e8, 0.5, 1e4, best, 0.1));
        GeneralisationStudy.MODES.forEach(mode -> scores.put(mode, new Score(3e8, 0.75, 2e4, network, 0.1)));
        return new LayoutScores(group, index, scores);
    }

    private static final QualityResults RESULTS = new QualityResults(List.of(layout("side (m): 100", 0, 10, 11, 11),
            layout("side (m): 100", 1, 10, 12, 11.85), layout("side (m): 800", 0, 10, 10.2, 10.02),
            layout("place: town", 0, 10, 10, 9)));

    @Test
    void theTableComesBackAsItWasWritten() {
        Table table = GeneralisationStudy.table(RESULTS);
        assertEquals(4 * 8, table.rowCount());
        assertEquals(Tables.csv(table), Tables.csv(GeneralisationStudy.table(GeneralisationStudy.results(table))));
    }

    @Test
    void theSummarySaysWhereItHolds(@TempDir Path folder) {
        Path file = folder.resolve("generalisation.csv");
        Tables.writeCsv(GeneralisationStudy.table(RESULTS), file, "settings: none");
        Table summary = GeneralisationStudy.summary("s", Tables.readCsv(file));
        Row dense = summary.row(0);
        assertEquals("side (m): 100", dense.getString("kind of network"));
        assertEquals(2, dense.getNumber("networks"));
        assertEquals(1.5, dense.getNumber("to gain (nat)"), ROUNDING);
        assertEquals(95, dense.getNumber("closed %"), ROUNDING);
        assertEquals(100 * Math.expm1(1.425), dense.getNumber("above WMMSE %"), ROUNDING);
        assertEquals(3, dense.getNumber("sum-rate / baseline"), ROUNDING);
        assertEquals(2, dense.getNumber("5th perc. / baseline"), ROUNDING);
        assertEquals(List.of("holds", "breaks", "little to gain"), summary.stringColumn("verdict").asList());
    }

    @Test
    void figuresShowEveryKindAndOneAxis() {
        Table table = GeneralisationStudy.table(RESULTS);
        Table heat = GeneralisationStudy.heat("h", table).table();
        assertEquals(3 * 6, heat.rowCount());
        Table line = GeneralisationStudy.along("l", table, "side (m)").build().table();
        assertEquals(2 * 5, line.rowCount(), "the refined mode would hide one pass");
        assertEquals("there is no axis 'height' in the table",
                assertThrows(IllegalArgumentException.class, () -> GeneralisationStudy.along("l", table, "height"))
                .getMessage());
    }

    @Test
    void theCommandWritesTheSweepAndItsFigure(@TempDir Path folder) throws IOException {
        CommandRun run = CommandRun.in(tinyData(folder), folder, "generalisation", "LAYOUTS=1", "USERS=5", "blocks=2",
                "paper_users=5", "LARGEST_USERS=10", "LARGEST_SITES=5", "RESTARTS=1", "REFINE_STEPS=1",
                "SCENARIO=" + TestFolder.flat(4, 2).write(folder.resolve("town")));
        assertEquals(0, run.status(), run.err());
        for (String file : List.of("generalisation.csv", "generalisation_summary.csv", "generalisation_timing.csv",
                "generalisation_heat.png")) {
            assertTrue(Files.exists(folder.resolve("figures").resolve(file)), file);
        }
        assertTrue(run.out().contains("place: town") && run.out().contains("verdict"), run.out());
    }

    /** The shipped layout with tiny scenes and weights. */
    private static Path tinyData(Path folder) throws IOException {
        Path data = folder.resolve("data");
        TestFolder.flat(4, 2).write(data.resolve("etoile"));
        TestFolder.flat(4, 2).write(data.resolve("etoile-fading"));
        Files.copy(DATA.resolve("o1-five-sites.csv"), data.resolve("o1-five-sites.csv"));
        TestModel.write(data.resolve("unrolled.bin"));
        return data;
    }

    @Test
    void badSettingsAreOneSentence(@TempDir Path folder) {
        for (Map.Entry<String, String> bad : Map.of("LAYOUTS=0",
                "hetnet-lab: layouts = 0 networks is out of range: allowed are 1 to 1000 networks", "magic=1",
                "hetnet-lab: unknown setting 'magic'; known are model, scenario, rows, layouts, ",
                "SCENARIO=" + folder.resolve("nowhere"), "hetnet-lab: " + folder.resolve("nowhere")
                + ": there is no such scenario folder", "MODEL=" + folder.resolve("none.bin"),
                "hetnet-lab: there is no file ").entrySet()) {
            CommandRun run = CommandRun.in(DATA, folder.resolve("never"), "generalisation", bad.getKey());
            assertEquals(2, run.status());
            assertTrue(run.err().startsWith(bad.getValue()) && run.err().lines().count() == 1, run.err());
        }
    }
}
