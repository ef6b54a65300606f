package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.report.Tables;
import hetnet.solver.portfolio.Solvers;
import hetnet.study.Methods;
import hetnet.study.quality.AskedAlpha;
import hetnet.study.quality.QualityConfig;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.SeedModels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tech.tablesaw.api.Table;

class QualityCommandTest {

    private static final String[] TINY = {"LAYOUTS=2", "users=10", "drops=1", "PAPER_USERS=10", "restarts=1",
            "refine_steps=4", "seed=3", "CLASSES=uma_100m,uma_200m,uma_400m,uma_800m,two_tiers_5,paper,etoile"};
    private static final int CLASSES_OF_ONE = 2; // paper, etoile

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void writeData() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data", "o1-five-sites.csv"), data.resolve("o1-five-sites.csv"));
        Path scene = Files.createDirectories(data.resolve("etoile"));
        Files.writeString(scene.resolve("sites.csv"), "bs,x_m,y_m,z_m\na,0,0,25\nb,100,0,25\n");
        Files.writeString(scene.resolve("users.csv"), "ue,x_m,y_m,z_m\n1,10,0,1.5\n2,60,5,1.5\n3,50,9,1.5\n");
        Files.writeString(scene.resolve("pathloss.csv"),
                "ue,bs,pathloss_db\n1,a,80\n1,b,95\n2,a,92\n2,b,88\n3,a,\n3,b,\n");
        TestModel.write(data.resolve("unrolled.bin"));
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(data, folder, Stream.concat(Stream.of("quality"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void measuresEveryMethodAndTrainingSeedOnEveryLayoutAndAgainTheSame() throws IOException {
        for (int seed = 1; seed <= 5; seed++) {
            Files.createDirectories(data.resolve("seeds"));
            Files.copy(data.resolve("unrolled.bin"), SeedModels.file(data, seed));
        }
        CommandRun ran = run(TINY);
        assertEquals(0, ran.status(), ran.err());
        Path csv = folder.resolve("figures/quality.csv");
        String first = Files.readString(csv);
        assertTrue(first.startsWith("# settings: layouts=2 users=10 drops=1 paperUsers=10 restarts=1 refineSteps=4 "
                + "seed=3 parallel=1 weights="), first);
        Table table = Tables.readCsv(csv);
        int tiered = 2;
        int layouts = 4 * 2 + tiered + CLASSES_OF_ONE;
        assertEquals(layouts * ((Solvers.references().names().size() + 1 + Methods.NETWORK_MODES.size()) + 1) + 5 * 4
                * 2 + AskedAlpha.ALPHAS.size() + tiered * Solvers.tiered().names().size() + tiered + 1,
                table.rowCount(), "a row without renewals, too, the references of tiers, and a total there and on the "
                + "scene");
        assertEquals(tiered + 1, table.where(table.stringColumn("method")
                .isEqualTo("hetgnn_unrolled_least_sum_rate")).rowCount());
        for (int seed = 1; seed <= 5; seed++) {
            assertEquals(4 * 2, table.where(table.stringColumn("method").isEqualTo("hetgnn_unrolled_seed_" + seed))
                    .rowCount());
        }
        assertEquals(List.of("class", "layout", "method", "sum_rate_bps", "jain", "p5_bps", "mean_log_rate",
                "gap_closed"), table.columnNames());
        assertEquals(Set.of("uma_100m", "uma_200m", "uma_400m", "uma_800m", "paper", "two_tiers_5", "etoile"),
                Set.copyOf(table.stringColumn("class").asList()));
        assertEquals(List.of("class", "layout", "method", "seconds"),
                Tables.readCsv(folder.resolve("figures/quality_timing.csv")).columnNames());
        assertEquals(layouts, kept().size());

        assertEquals(0, run(TINY).status());
        assertEquals(first, Files.readString(csv), "with the references read back");
        for (Path file : kept()) {
            Files.delete(file);
        }
        String[] sideBySide = Stream.concat(Arrays.stream(TINY), Stream.of("parallel=2")).toArray(String[]::new);
        assertEquals(0, run(sideBySide).status());
        assertEquals(first, Files.readString(csv).replace("parallel=2", "parallel=1"),
                "with the references solved again, side by side");

        String text = ran.out();
        assertTrue(text.contains("never an answer of the network"), text);
        assertTrue(text.contains("paper: sum-rate, one pass, mean of the drops: wanted >= 0.4700 Gbit/s, measured "),
                text);
        assertTrue(text.contains("the best of 1 random starts"), text);
        assertTrue(text.contains("reached       five training seeds: gap closed in one pass by the weakest less that "
                + "of the best, worst class: "
                + "wanted >= -5.00 %, measured 0.00 %"), text);
    }

    /** The command of two classes in a few tenths of a second each. */
    private CommandRun small(String... further) {
        return run(Stream.of(Stream.of("LAYOUTS=1", "users=10", "drops=0", "restarts=1", "refine_steps=4", "seed=3"),
                Stream.of(further)).flatMap(some -> some).toArray(String[]::new));
    }

    private Set<String> rows(String group) {
        Table table = Tables.readCsv(folder.resolve("figures/quality.csv"));
        return Set.copyOf(table.where(table.stringColumn("class").isEqualTo(group)).stringColumn("method").asList());
    }

    @Test
    void whatIsNotMeasuredKeepsItsRowsWhereItsSettingsHold() throws IOException {
        Path csv = folder.resolve("figures/quality.csv");
        assertEquals(0, small("CLASSES=uma_100m,two_tiers_5").status());
        List<String> both = Files.readAllLines(csv);
        assertEquals(Set.of("uma_100m", "two_tiers_5"),
                Set.copyOf(Tables.readCsv(csv).stringColumn("class").asList()));
        assertTrue(rows("two_tiers_5").containsAll(Set.of("range_expansion", "eicic", "eicic_pf", "best_known")));
        assertTrue(!rows("uma_100m").contains("eicic"), "one tier");

        assertEquals(0, small("CLASSES=two_tiers_5", "METHODS=hetgnn_unrolled").status());
        assertEquals(both, Files.readAllLines(csv), "measured anew or kept, all rows are the same");

        TestModel.write(data.resolve("other.bin"), 6);
        CommandRun others = small("METHODS=network", "CLASSES=uma_100m", "MODEL=" + data.resolve("other.bin"));
        assertEquals(0, others.status(), others.err());
        assertTrue(others.out().contains("only the references are kept: its networks had the weights "),
                others.out());
        assertTrue(rows("two_tiers_5").contains("best_known"), "references keep their rows");
        assertTrue(!rows("two_tiers_5").contains("hetgnn_unrolled"), "rows of other weights do not");
        assertTrue(rows("uma_100m").contains("hetgnn_unrolled_best_of_8"));
        for (String line : both) {
            boolean reference = line.startsWith("uma_100m,") && !line.contains("hetgnn");
            assertTrue(!reference || Files.readAllLines(csv).contains(line), line);
        }
        CommandRun more = run("METHODS=network", "CLASSES=uma_100m", "LAYOUTS=2", "users=10", "drops=0",
                "restarts=1", "refine_steps=4", "seed=3");
        assertEquals(2, more.status());
        assertTrue(more.err().contains("there are no scores of references of uma_100m that hold: METHODS must name "
                + "references, too; nothing of ") && more.err().contains("it was made with layouts=1, not 2"),
                more.err());
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("artefacts"))) {
            return files.toList();
        }
    }

    @Test
    void moreLayoutsLeaveTheFirstAsTheyWere() {
        QualityConfig few = QualityConfig.standard().withLayouts(2).withUsers(10).withDrops(1).withPaperUsers(10)
                .withSeed(3);
        QualityConfig more = few.withLayouts(3).withDrops(2);
        List<Long> first = digests(few);
        List<Long> all = digests(more);
        assertTrue(all.containsAll(first));
        assertEquals(all.size(), Set.copyOf(all).size(), "no layout occurs twice");
    }

    private List<Long> digests(QualityConfig config) {
        return QualityLayouts.all(config, data, List.of()).stream().map(layout -> layout.draw().get().gains().digest())
                .toList();
    }

    private List<Path> scenarios(String given) {
        CommandLine all = Hetnet.commandLine(Workplace.here());
        all.parseArgs(SettingsCommand.toOptions(all, "quality", given));
        QualityCommand command = all.getSubcommands().get("quality").getCommand();
        return command.scenarios();
    }

    @Test
    void furtherScenesAreClassesOfTheirOwn() {
        Path etoile = Path.of("data/etoile").toAbsolutePath();
        assertEquals(List.of(etoile, Path.of("some/other-city")), scenarios("scenario=some/other-city/"));
        assertEquals("other-city", QualityLayouts.scenario(Path.of("some/other-city/")));
        assertEquals(List.of(etoile, Path.of("one"), Path.of("some/other")),
                scenarios("scenario=one" + File.pathSeparator + "some/other"));
    }

    @Test
    void mistakesAreOneSentence() {
        refused("b/town has the name of a class of layouts that is there already",
                "SCENARIO=a/town" + File.pathSeparator + "b/town");
        refused("one of the scenarios is empty", "SCENARIO=a" + File.pathSeparator);
        refused("there is no file", "MODEL=nowhere.bin", "LAYOUTS=0", "DROPS=0");
        refused("layouts = -1 layouts is out of range", "LAYOUTS=-1");
        refused("Invalid value for option '--parallel': 'many' is not an int", "PARALLEL=many");
        refused("parallel = 0 layouts is out of range", "PARALLEL=0");
        refused("unknown setting 'COLOUR'; known are model, scenario, classes, methods, parallel, rows, layouts, ",
                "COLOUR=red");
        refused("there is no class 'uma_1m'; there are uma_100m, uma_200m, ", "CLASSES=uma_1m");
        refused("wmmse cannot be measured alone, for references go on from each other's answers: METHODS=references "
                + "measures all of them", "METHODS=wmmse");
        refused("there is no method 'hetgnn' to be measured; there are references, network, hetgnn_unrolled, ",
                "METHODS=hetgnn");
        refused("there are no scores of references of uma_100m that hold: METHODS must name references, too",
                "METHODS=network");
        refused("option '--layouts' (VALUE) should be specified only once", "LAYOUTS=1", "layouts=2");
        refused("no-such-city", "SCENARIO=" + folder.resolve("no-such-city"), "LAYOUTS=0", "DROPS=0", "RESTARTS=1");
    }

    private void refused(String message, String... arguments) {
        CommandRun run = run(arguments);
        assertEquals(2, run.status());
        String text = run.err();
        assertTrue(text.contains("hetnet-lab: ") && text.contains(message), text);
        assertTrue(Files.notExists(folder.resolve("figures")), "nothing is written");
    }

    @Test
    void ranges() {
        assertThrows(IllegalArgumentException.class, () -> QualityConfig.standard().withUsers(4));
        assertThrows(IllegalArgumentException.class, () -> QualityConfig.standard().withDrops(-1));
        assertThrows(IllegalArgumentException.class, () -> QualityConfig.standard().withPaperUsers(5401));
    }
}
