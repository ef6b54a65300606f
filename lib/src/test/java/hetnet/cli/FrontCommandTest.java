package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import hetnet.study.front.FrontConfig;
import hetnet.study.front.FrontMethod;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class FrontCommandTest {

    private static final String[] TINY = {"LAYOUTS=1", "users=10", "drops=1", "PAPER_USERS=10", "seed=3"};
    /** What is left of sums in another order. */
    private static final double ROUNDING = 1e-9;

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void writeData() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data", "o1-five-sites.csv"), data.resolve("o1-five-sites.csv"));
        for (String name : List.of("etoile", "etoile-fading")) {
            Path scene = Files.createDirectories(data.resolve(name));
            Files.writeString(scene.resolve("sites.csv"), "bs,x_m,y_m,z_m\na,0,0,25\nb,100,0,25\n");
            Files.writeString(scene.resolve("users.csv"), "ue,x_m,y_m,z_m\n1,10,0,1.5\n2,60,5,1.5\n3,50,9,1.5\n");
            Files.writeString(scene.resolve("pathloss.csv"),
                    "ue,bs,pathloss_db\n1,a,80\n1,b,95\n2,a,92\n2,b,88\n3,a,\n3,b,\n");
        }
        TestModel.write(data.resolve("unrolled.bin"));
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(data, folder, Stream.concat(Stream.of("front"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private CommandRun runTiny(String... further) {
        return run(Stream.concat(Arrays.stream(TINY), Arrays.stream(further)).toArray(String[]::new));
    }

    private Table csv() {
        return Tables.readCsv(folder.resolve("figures/front.csv"));
    }

    @Test
    void everyMethodHasAllItsBudgetsAndNoReferenceIsAboveTheBestKnown() throws IOException {
        CommandRun ran = runTiny("CLASSES=etoile");
        assertEquals(0, ran.status(), ran.err());
        assertTrue(Files.readString(folder.resolve("figures/front.csv")).startsWith(
                "# settings: layouts=1 users=10 drops=1 paperUsers=10 seconds=3.0 seed=3 parallel=1 weights="));
        Table table = csv();
        assertEquals(List.of("class", "layout", "method", "budget", "seconds", "mean_log_rate", "gap_closed",
                "threads"), table.columnNames());
        Set<String> methods = Arrays.stream(FrontMethod.values()).map(FrontMethod::id)
                .collect(Collectors.toCollection(TreeSet::new));
        methods.add("best_known");
        assertEquals(methods, new TreeSet<>(table.stringColumn("method").asList()));
        for (String budget : List.of("at once", "best association", "10 starts of 3 x 100 iterations", "to its end",
                "no more than 5 rounds", "no trial", "80 trials", "8 codes of 10 trials")) {
            assertTrue(table.stringColumn("budget").contains(budget), budget);
        }
        for (Row row : table) {
            double gap = row.getNumber("gap_closed");
            boolean network = row.getString("method").startsWith("hetgnn");
            assertTrue(network || gap <= 1, row.getString("budget"));
            assertTrue(!row.getString("method").equals("baseline") || gap == 0);
            assertEquals(row.getString("method").equals("best_known"), Double.isNaN(row.getNumber("seconds")));
            assertTrue(!row.getString("method").equals("best_known") || Math.abs(gap - 1) < ROUNDING);
            assertEquals(1, row.getLong("threads"));
        }
        assertTrue(Files.exists(folder.resolve("figures/front_etoile.svg")));
        assertTrue(ran.out().contains("| layouts | method | 90 % | 95 % | 98 % | 99 % |"), ran.out());
    }

    @Test
    void aLimitOfTimeLeavesTheFirstBudgetOfEachLadderAndUtilitiesDoNotDependOnIt() {
        String[] shipped = {"uma_800m", "uma_800m_fading", "paper"};
        String classes = "CLASSES=" + String.join(",", shipped);
        assertEquals(0, runTiny("SECONDS=0", classes).status());
        Table first = csv();
        assertEquals(Set.of(shipped), Set.copyOf(first.stringColumn("class").asList()));
        assertTrue(first.stringColumn("budget").contains("no more than 5 rounds"));
        assertTrue(!first.stringColumn("budget").contains("no more than 12 rounds"));
        assertEquals(0, runTiny("SECONDS=0", classes, "parallel=2").status());
        assertEquals(first.removeColumns("seconds").print(), csv().removeColumns("seconds").print());
    }

    @Test
    void mistakesAreOneSentence() {
        refused("there is no class 'uma_1m'; there are uma_100m, uma_200m, ", "CLASSES=uma_1m");
        refused("seconds = -1 s is out of range", "SECONDS=-1");
        refused("layouts = -1 layouts is out of range", "LAYOUTS=-1");
        refused("parallel = 0 layouts is out of range", "PARALLEL=0");
        refused("unknown setting 'COLOUR'; known are ", "COLOUR=red");
        refused("there is no file", "MODEL=nowhere.bin");
        refused("one of the scenarios is empty", "SCENARIO=a" + File.pathSeparator);
        refused("uma_100m_fading has the name of a class of layouts that is there already", "SCENARIO=uma_100m_fading");
        refused("no-such-city", "SCENARIO=" + folder.resolve("no-such-city"));
        assertThrows(IllegalArgumentException.class, () -> new FrontConfig(1, 4, 1, 5, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new FrontConfig(1, 5, 1, 5401, 1, 1));
    }

    private void refused(String message, String... arguments) {
        CommandRun run = run(arguments);
        assertEquals(2, run.status());
        String text = run.err();
        assertTrue(text.contains("hetnet-lab: ") && text.contains(message), text);
        assertTrue(Files.notExists(folder.resolve("figures")), "nothing is written");
    }
}
