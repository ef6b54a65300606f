package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The tables of the kit's studies, made of the rows of a sweep instead of a run of their own. */
class StudyRowsTest {

    private static final Path DATA = Path.of("data");

    @TempDir
    private Path folder;

    private Path swept(String spec) throws IOException {
        Path out = Files.createTempDirectory(folder, "swept");
        CommandRun run = CommandRun.of("sweep", "SPEC=" + Files.writeString(folder.resolve("s.yaml"), spec),
                "OUT=" + out);
        assertEquals(Hetnet.OK, run.status(), run.err());
        try (Stream<Path> studies = Files.list(out)) {
            return studies.findFirst().orElseThrow();
        }
    }

    private CommandRun in(String results, String... arguments) {
        return CommandRun.in(DATA, folder.resolve(results), arguments);
    }

    private List<String> table(String results, String name) throws IOException {
        return Files.readAllLines(folder.resolve(results).resolve("figures").resolve(name)).stream()
                .filter(line -> !line.startsWith("# settings")).toList();
    }

    @Test
    void benchQualityMakesTheSameTablesOfTheRowsOfASweep() throws IOException {
        Path rows = swept("""
                study: quality
                of: quality
                settings: {layouts: 2, users: 10, drops: 1, paperUsers: 10, restarts: 1, refineSteps: 2, seed: 3}
                classes: [uma_100m, paper, two_tiers_5]
                metrics: [mean_log_rate, jain, p5_bps, sum_rate_bps, seconds]
                """);
        CommandRun made = in("rows", "quality", "ROWS=" + rows);
        assertEquals(Hetnet.OK, made.status(), made.err());
        CommandRun run = in("run", "quality", "LAYOUTS=2", "users=10", "drops=1", "paperUsers=10", "restarts=1",
                "refineSteps=2", "seed=3", "CLASSES=uma_100m,paper,two_tiers_5");
        assertEquals(Hetnet.OK, run.status(), run.err());
        assertEquals(table("run", "quality.csv"), table("rows", "quality.csv"));
        assertEquals(columns(Tables.readCsv(folder.resolve("run/figures/quality_timing.csv")), 3),
                columns(Tables.readCsv(folder.resolve("rows/figures/quality_timing.csv")), 3), "all but the times");
        String first = Files.readAllLines(folder.resolve("rows/figures/quality.csv")).get(0);
        assertTrue(first.startsWith("# settings: layouts=2 users=10 drops=1 paperUsers=10 restarts=1 refineSteps=2 "
                + "seed=3 weights="), first);
    }

    private static List<String> columns(Table table, int count) {
        return table.stream().map(row -> Stream.iterate(0, i -> i + 1).limit(count).map(i -> "" + row.getObject(i))
                .toList().toString()).toList();
    }

    @Test
    void generalisationAndAblationsTakeRowsToo() throws IOException {
        Path kinds = swept("""
                study: generalisation
                of: generalisation
                settings: {layouts: 1, users: 20, blocks: 4, restarts: 1, refineSteps: 2}
                classes: ["RBs: 6", "side (m): 100"]
                """);
        CommandRun made = in("rows", "generalisation", "ROWS=" + kinds);
        assertEquals(Hetnet.OK, made.status(), made.err());
        Table table = Tables.readCsv(folder.resolve("rows/figures/generalisation.csv"));
        Table rows = Tables.readCsv(kinds.resolve("rows.csv"));
        assertEquals(rows.rowCount(), table.rowCount());
        assertEquals(Set.of("side (m)", "RBs"), Set.copyOf(table.stringColumn("axis").asList()));
        for (String column : List.of("method", "sum_rate_bps", "jain", "p5_bps", "mean_log_rate")) {
            assertEquals(rows.column(column).asList(), table.column(column).asList());
        }

        Path trainings = swept("""
                study: ablations
                of: ablations
                settings: {seeds: 2, users: 30, epochs: 1, steps: 1, layouts: 1}
                classes: [paper]
                """);
        Path data = Files.createDirectories(folder.resolve("data"));
        CommandRun trained = CommandRun.in(data, folder.resolve("rows"), "ablations", "ROWS=" + trainings);
        assertEquals(Hetnet.OK, trained.status(), trained.err());
        Table runs = Tables.readCsv(data.resolve("ablations.csv"));
        assertEquals(List.of("network", "variant", "seed", "metric", "value"), runs.columnNames());
        Table first = Tables.readCsv(trainings.resolve("rows.csv"));
        assertEquals(9 * first.rowCount(), runs.rowCount(), "nine metrics of the paper's network");
        assertEquals(first.row(0).getNumber("heldout_accuracy"), runs.row(0).getNumber("value"));
        assertEquals(first.row(0).getNumber("weights"),
                Tables.readCsv(data.resolve("ablations_timing.csv")).row(0).getNumber("weights"));
    }

    @Test
    void rowsThatCannotStandForARunAreRefusedInOneSentence() throws IOException {
        Path rows = swept("""
                study: g
                of: generalisation
                settings: {layouts: 1, users: 20, blocks: 4, restarts: 1, refineSteps: 2}
                classes: ["RBs: 6"]
                methods: [baseline]
                """);
        assertRefused("ROWS has the settings of its SPEC, and goes with no others", "quality", "ROWS=" + rows,
                "LAYOUTS=3");
        assertRefused(rows + " is no study of quality: its SPEC must say of: quality, not 'generalisation'", "quality",
                "ROWS=" + rows);
        assertRefused(folder + " is no folder of a study: it has no spec.yaml", "quality", "ROWS=" + folder);
        Path moved = Files.move(rows, folder.resolve("moved"));
        assertRefused("%s was made of other weights or files than those that are here, which make %s".formatted(moved,
                rows.getFileName()), "generalisation", "ROWS=" + moved);
        Files.move(moved, rows);
        Path file = rows.resolve("rows.csv");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1).replaceAll("(,[^,]*){5}$", ",,,,,no memory")));
        assertRefused("1 rows of %s failed: the column reason of its rows.csv says why, and make sweep RETRY=failed "
                .formatted(rows) + "makes them again", "generalisation", "ROWS=" + rows);
        Files.write(file, lines.subList(0, 1));
        assertRefused("%s has 0 rows, and its study 1".formatted(file), "generalisation", "ROWS=" + rows);
    }

    private void assertRefused(String sentence, String... arguments) {
        CommandRun run = in("none", arguments);
        assertEquals("hetnet-lab: " + sentence, run.err().strip());
        assertEquals(Hetnet.REFUSED, run.status());
    }
}
