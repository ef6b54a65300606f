package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hetnet.io.Folders;
import hetnet.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The command end to end, on scenarios small enough to be done in a moment. */
class EvaluateCommandTest {

    private static final List<String> METHODS = List.of("baseline", "static_reuse", "pf_association", "wmmse",
            "reuse_optimum", "teacher", "hetgnn_paper", "hetgnn_unrolled");
    private static final String[] QUICK = {"EPOCHS=3", "HIDDEN=8", "ITERATIONS=5", "RESTARTS=1", "DEVICE=cpu"};

    @TempDir
    Path dir;

    private static CommandRun evaluate(Stream<String> arguments) {
        return CommandRun.of(Stream.concat(Stream.of("evaluate"), arguments).toArray(String[]::new));
    }

    private CommandRun evaluate(String out, String... settings) {
        return evaluate(Stream.concat(Stream.of("SCENARIO=" + dir.resolve("scenario"), "OUT=" + dir.resolve(out)),
                Stream.of(settings)));
    }

    private Table done(TestFolder scenario, String... settings) {
        scenario.write(dir.resolve("scenario"));
        CommandRun said = evaluate("out", settings);
        assertEquals(0, said.status(), said.err());
        return Tables.readCsv(dir.resolve("out/metrics.csv"));
    }

    static Stream<Arguments> scenarios() {
        return Stream.of(
                arguments("one UE", TestFolder.flat(1, 3), 1),
                arguments("two UEs", TestFolder.flat(2, 3), 2),
                arguments("one BS", TestFolder.flat(9, 1), 9),
                arguments("one UE and one BS", TestFolder.flat(1, 1), 1),
                arguments("one UE in coverage", TestFolder.flat(9, 3).withPaths((u, b) -> u == 4), 1),
                arguments("one link", TestFolder.flat(9, 3).withPaths((u, b) -> u == 4 && b == 1), 1),
                arguments("a BS without UEs", TestFolder.flat(9, 3).withPaths((u, b) -> b != 1), 9),
                arguments("gains per RB", TestFolder.flat(9, 3).withFading(51).withPaths((u, b) -> u != 0 && u != b),
                        8),
                arguments("gains per RB, one UE, one BS", TestFolder.flat(1, 1).withFading(51), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void scenarios(String name, TestFolder scenario, int coverage) {
        Table metrics = done(scenario, QUICK);
        assertEquals(METHODS, metrics.stringColumn("method").asList());
        for (Row row : metrics) {
            assertEquals(coverage, row.getNumber("coverage"));
            assertEquals(row.getNumber("mean_log_rate"), row.getNumber("utility"), 1e-12, "alpha = 1");
            for (String column : List.of("sum_rate_bps", "jain", "p5_bps", "mean_latency_s", "mean_log_rate",
                    "seconds")) {
                assertTrue(Double.isFinite(row.getNumber(column)) && row.getNumber(column) > 0, column + " in " + row);
            }
        }
    }

    /**
     * With hardly any training a fresh network must already spread its power: it cannot where a far BS saturates its
     * inputs.
     */
    @Test
    void oneUserFarFromItsSiteIsServedOnMoreThanAFewBlocks() {
        Table metrics = done(TestFolder.flat(1, 1), "EPOCHS=50", "METHODS=baseline,hetgnn_paper");
        double baseline = metrics.row(0).getNumber("sum_rate_bps");
        double network = metrics.row(1).getNumber("sum_rate_bps");
        assertTrue(network > 0.9 * baseline, network + " of " + baseline);
    }

    @Test
    void aSecondRunGivesTheSameFiles() throws IOException {
        TestFolder.flat(20, 3).withFading(51).write(dir.resolve("scenario"));
        assertEquals(0, evaluate("first", QUICK).status());
        assertEquals(0, evaluate("second", QUICK).status());
        for (String file : List.of("association.csv", "power.csv", "model.bin")) {
            assertArrayEquals(Files.readAllBytes(dir.resolve("first").resolve(file)),
                    Files.readAllBytes(dir.resolve("second").resolve(file)), file);
        }
    }

    @Test
    void theTrainedModelServesItsScenarioAgainAndAnotherNumberOfSites() throws IOException {
        done(TestFolder.flat(20, 3), QUICK);
        Path model = Files.copy(dir.resolve("out/model.bin"), dir.resolve("saved.bin"));
        assertEquals(0, evaluate("again", "MODEL=" + model, "ITERATIONS=5", "RESTARTS=1").status());
        for (String file : List.of("association.csv", "power.csv")) {
            assertEquals(Files.readString(dir.resolve("out").resolve(file)),
                    Files.readString(dir.resolve("again").resolve(file)));
        }
        assertFalse(Files.exists(dir.resolve("again/model.bin")));
        TestFolder.flat(10, 5).write(dir.resolve("scenario"));
        CommandRun said = evaluate("other", "MODEL=" + model, "METHODS=hetgnn_paper");
        assertEquals(0, said.status(), said.err());
        assertFalse(said.out().contains("Training took") || said.err().contains("teacher"),
                "it needs neither: " + said.out() + said.err());

        CommandRun refused = evaluate("never", "MODEL=" + model, "BLOCKS=20");
        assertEquals(2, refused.status());
        assertEquals("hetnet-lab: the model was trained for 51 RBs and cannot serve 20: train it anew\n",
                refused.err());
    }

    @Test
    void settingsReachAllMethods() {
        double full = done(TestFolder.flat(9, 1), QUICK).row(0).getNumber("sum_rate_bps");
        done(TestFolder.flat(9, 1), Stream.concat(Stream.of(QUICK), Stream.of("BUDGET_DBM=26", "BLOCKS=10"))
                .toArray(String[]::new));
        Table power = Tables.readCsv(dir.resolve("out/power.csv"));
        assertEquals(METHODS.size() * 10, power.rowCount());
        assertEquals(METHODS.size() * Math.pow(10, -0.4), power.numberColumn("power_w").sum(), 1e-9);
        assertTrue(Tables.readCsv(dir.resolve("out/metrics.csv")).row(0).getNumber("sum_rate_bps") < full);
    }

    @Test
    void whatTheRunSays() {
        TestFolder.flat(30, 3).write(dir.resolve("scenario"));
        CommandRun said = evaluate("out", QUICK);
        assertTrue(said.out().contains("baseline") && said.out().contains("30 of 30")
                && said.out().contains("Training took"), said.out());
        assertTrue(said.out().contains("metrics.csv, association.csv, power.csv, rates.csv, run.json, model.bin"),
                said.out());
        assertEquals(List.of("baseline", "static_reuse", "pf_association", "wmmse", "reuse_optimum", "teacher",
                "training", "hetgnn_paper", "hetgnn_unrolled"),
                said.err().lines().map(line -> line.replaceFirst(":.*", "")).toList());
    }

    /**
     * A solver of somebody's own, compiled elsewhere, takes its place among the others; two runs can be compared, rates
     * included.
     */
    @Test
    void aClassFromElsewhereDecidesAndRunsCompare() throws IOException {
        Path source = Files.createDirectories(dir.resolve("mine/my")).resolve("LowestBs.java");
        Files.writeString(source, """
                package my;
                import hetnet.radio.Allocation;
                import hetnet.solver.*;
                public class LowestBs implements Solver {
                    public String name() { return "lowest_bs"; }
                    public Solution solve(Problem problem, SolveContext context) {
                        return Solution.atOnce(problem, () -> new Allocation(new int[problem.gains().users()],
                                Baseline.equalPower(problem.sites(), problem.radio())));
                    }
                }
                """);
        assertEquals(0, ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path")), source.toString()));
        Table metrics = done(TestFolder.flat(6, 2), "METHODS=baseline,my.LowestBs", "CLASSPATH=" + dir.resolve("mine"));
        assertEquals(List.of("baseline", "lowest_bs"), metrics.stringColumn("method").asList());
        Table rates = Tables.readCsv(dir.resolve("out/rates.csv"));
        assertEquals(2 * 6, rates.rowCount());
        assertEquals(metrics.row(1).getNumber("sum_rate_bps"),
                rates.where(rates.stringColumn("method").isEqualTo("lowest_bs"))
                .numberColumn("rate_bps").sum(), 1e-3);

        assertEquals(0, evaluate("other", "METHODS=baseline", "BUDGET_DBM=30").status());
        CommandRun compared = CommandRun.of("compare", "--out=" + dir.resolve("compared"), "full=" + dir.resolve("out"),
                "weak=" + dir.resolve("other"));
        assertEquals(0, compared.status(), compared.err());
        assertTrue(compared.out().contains("UE rates under baseline; methods of make evaluate"), compared.out());
    }

    @Test
    void everyMethodButTheBaselineAimsAtTheFairnessAskedFor() {
        List<Table> runs = Stream.of("0.25", "2").map(alpha ->
                done(TestFolder.flat(40, 3), "ALPHA=" + alpha, "RESTARTS=1",
                "ITERATIONS=60", "METHODS=baseline,pf_association,wmmse,reuse_optimum,teacher,hetgnn_unrolled"))
                .toList();
        for (Row row : runs.get(0)) {
            Row fair = runs.get(1).row(row.getRowNumber());
            assertTrue(row.getNumber("utility") > 0, "U = R^0.75 / 0.75");
            assertEquals(-fair.getNumber("mean_latency_s") / 1e6, fair.getNumber("utility"), 1e-15,
                    "U = -1 / R, latency of 1 Mbit 1e6 / R");
            boolean aims = !row.getString("method").equals("baseline");
            assertEquals(aims, row.getNumber("sum_rate_bps") != fair.getNumber("sum_rate_bps"),
                    row.getString("method"));
        }
        Row byRate = runs.get(0).row(1);
        Row byLatency = runs.get(1).row(1);
        assertEquals("pf_association", byRate.getString("method"),
                "the only one here that cannot end in a local optimum of its powers");
        assertTrue(byRate.getNumber("sum_rate_bps") > byLatency.getNumber("sum_rate_bps"));
        assertTrue(byRate.getNumber("mean_latency_s") > byLatency.getNumber("mean_latency_s"));
    }

    @Test
    void methodsAreThoseAskedForAndWhatIsBeyondTheTrainingIsSaid() {
        Table metrics = done(TestFolder.flat(9, 2), "ALPHA=3", "RESTARTS=1",
                "METHODS=hetgnn_unrolled_best_of_8, hetgnn_unrolled ,biased");
        assertEquals(List.of("hetgnn_unrolled_best_of_8", "hetgnn_unrolled", "biased"),
                metrics.stringColumn("method").asList());
        assertTrue(metrics.row(0).getNumber("utility") >= metrics.row(1).getNumber("utility"));
        String note = "alpha 4: the network was trained on 0.15 to 3";
        assertTrue(evaluate("out", "ALPHA=4", "METHODS=hetgnn_unrolled").out().contains(note));
        assertFalse(evaluate("out", "ALPHA=4", "METHODS=baseline").out().contains(note), "no network was asked");
        assertFalse(evaluate("out", "ALPHA=2", "METHODS=hetgnn_unrolled").out().contains(note));
    }

    @Test
    void otherWeightsOfTheUnrolledNetworkCanBeUsed() throws IOException {
        done(TestFolder.flat(9, 3), "METHODS=hetgnn_unrolled");
        Path copy = Files.copy(Folders.here().data().resolve("unrolled.bin"), dir.resolve("copy.bin"));
        assertEquals(0, evaluate("again", "METHODS=hetgnn_unrolled", "UNROLLED=" + copy).status());
        assertEquals(Files.readString(dir.resolve("out/power.csv")), Files.readString(dir.resolve("again/power.csv")));
    }
}
