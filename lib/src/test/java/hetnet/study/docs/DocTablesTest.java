package hetnet.study.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.Tables;
import hetnet.study.bench.BenchReport;
import hetnet.study.bench.BenchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class DocTablesTest {

    @TempDir
    private Path home;

    @Test
    void aTableReplacesWhatStoodBetweenItsMarkersAndNothingElse() throws IOException {
        Files.createDirectory(home.resolve("figures"));
        Files.writeString(home.resolve("figures/robustness.csv"),
                "# c\ntest,what,count\nkills,kills | survived,1234\n");
        Files.writeString(home.resolve("Makefile"), "a-b: c ## do [X=y|z]\n.x:\nd: # hidden\n");
        String page = "# P\n<!-- table: robustness -->\nold\n<!-- end of table -->\nrest\n<!-- table: commands, x "
                + "-->\n<!-- end of table -->\n";
        String expected = """
                # P
                <!-- table: robustness, written by make figures from figures/robustness.csv -->

                | tests | what was tried | how often |
                |---|---|---|
                | kills | kills \\| survived | 1,234 |

                <!-- end of table -->
                rest
                <!-- table: commands, written by make figures from Makefile -->

                | command | what it does |
                |---|---|
                | `make a-b` | do [X=y\\|z] |

                <!-- end of table -->
                """;
        DocTables tables = new DocTables(home);
        assertEquals(expected, tables.update("p.md", page));
        assertEquals(expected, tables.update("p.md", expected), "a second time changes nothing");
    }

    @Test
    void aTableSaysWhichRunItIsOfAndWhetherTheNetworkIsTheShippedOne() throws IOException {
        Path shipped = Path.of("data", "unrolled.bin");
        String weights = UnrolledModel.load(shipped).fingerprint();
        String page = "<!-- table: robustness -->\n<!-- end of table -->\n";
        String settings = "From a run with `seed=1 weights=%s`.";
        String old = "**This table is older than the shipped weights:** its network has the fingerprint `0123abcd`, "
                + "`data/unrolled.bin` `" + weights + "`.";

        assertTrue(withWeights("0123abcd", page, "docs/p.md").contains(settings.formatted("0123abcd") + "\n\n"),
                "no weights are shipped here");
        Files.createDirectory(home.resolve("data"));
        Files.copy(shipped, home.resolve(shipped));
        assertTrue(withWeights("0123abcd", page, "docs/p.md").contains(settings.formatted("0123abcd") + "\n" + old));
        String first = withWeights("0123abcd", page, "README.md");
        assertTrue(first.contains("\n\n" + old) && !first.contains("From a run"), first);
        String present = withWeights(weights, page, "docs/p.md");
        assertTrue(present.contains(settings.formatted(weights)) && !present.contains("older"), present);
    }

    private String withWeights(String weights, String page, String name) throws IOException {
        Files.createDirectories(home.resolve("figures"));
        Files.writeString(home.resolve("figures/robustness.csv"),
                "# settings: seed=1 weights=%s\ntest,what,count\nkills,kills,1\n".formatted(weights));
        return new DocTables(home).update(name, page);
    }

    @Test
    void theFirstPageHasTheFirstClassOfTwoTiersThatWasMeasuredAndEveryMeasureInACell() {
        Tables.Rows quality = Tables.named("quality", "class", "layout", "method", "jain", "p5_bps", "mean_log_rate");
        Tables.Rows timing = Tables.named("timing", "class", "layout", "method", "seconds");
        for (String scene : List.of("uma_200m", "paper", "etoile-hetnet", "two_tiers_5")) {
            for (String method : List.of("baseline", "wmmse", "eicic_pf", "best_known")) {
                if (scene.equals("two_tiers_5") || !method.equals("eicic_pf")) {
                    quality.row(scene, 0, method, 0.5, 12_345.0, method.equals("baseline") ? 10.0 : 11.0);
                    timing.row(scene, 0, method, 0.05);
                }
            }
        }
        assertEquals("""
                | method | the paper's layout | two tiers, 1 macro and 4 picos |
                |---|---|---|
                | strongest BS, equal power (baseline) | BASE | BASE |
                | WMMSE, 10 starts | BEST | BEST |
                | almost blank subframes, PF association | – | BEST |
                """.replace("BASE", "**0.0 %** in 50 ms<br>12.3 kbit/s, 0.50")
                .replace("BEST", "**100.0 %** in 50 ms<br>12.3 kbit/s, 0.50"),
                new MethodTables(quality.build(), timing.build()).summary());
    }

    @Test
    void anUnknownTableAndAMissingEndAreNamed() {
        DocTables tables = new DocTables(home);
        String unknown = assertThrows(IllegalArgumentException.class,
                () -> tables.update("p.md", "<!-- table: none -->\n<!-- end of table -->\n")).getMessage();
        assertTrue(unknown.startsWith(
                "p.md asks for the table 'none'; known are commands, packages, equations, methods, "), unknown);
        String endless = assertThrows(IllegalArgumentException.class,
                () -> tables.update("p.md", "<!-- table: paper -->\n")).getMessage();
        assertEquals("p.md: the line '<!-- end of table -->' is missing behind '<!-- table: paper -->'", endless);
    }

    @Test
    void theGapIsThatOfAllLayoutsTogetherAndTheTimeAMedian() {
        Tables.Rows quality = Tables.named("quality", "class", "layout", "method", "jain", "p5_bps", "mean_log_rate");
        Tables.Rows timing = Tables.named("timing", "class", "layout", "method", "seconds");
        String[] methods = {"baseline", "static_reuse", "best_known"};
        double[][] meanLogRate = {{10, 10.5, 11}, {10, 12, 13}}; // layout, method: gains 0.5 of 1 and 2 of 3
        for (int layout = 0; layout < 2; layout++) {
            for (int m = 0; m < methods.length; m++) {
                quality.row("paper", layout, methods[m], 0.5 + 0.25 * layout, 10_000.0 + 2_000 * layout,
                        meanLogRate[layout][m]);
                timing.row("paper", layout, methods[m], 1.0 + layout);
            }
        }
        Table none = timing.build();
        assertEquals("""
                | layouts | strongest BS, equal power (baseline) | static reuse, best k |
                |---|---|---|
                | the paper's layout | 0.0 % in 1.50 s | 62.5 % in 1.50 s |
                """, new MethodTables(quality.build(), none).all());
    }

    @Test
    void theTableOfSpeedHasTheLargestLayoutAloneAndTheExponentsTheirRange() {
        BenchResult paper = new BenchResult("paper", 5400, "NumPy", new double[] {20}, new double[] {400}, 1e-12, 1e-9);
        BenchResult small = new BenchResult("work", 100, "NumPy", new double[] {2}, new double[] {4}, 1e-12, 1e-9);
        BenchResult large = new BenchResult("work", 1000, "NumPy", new double[] {20}, new double[] {400}, 1e-12, 1e-9);
        BenchReport report = new BenchReport(List.of(paper), List.of(small, large), 2);
        String bench = SpeedTables.bench(report.table());
        assertTrue(bench.contains("| paper | 5,400 | 20 | NumPy | 400 | 20.00 |\n"), bench);
        assertFalse(bench.contains("| work | 1,000"), bench);
        String exponents = SpeedTables.exponents(report.exponents());
        assertTrue(exponents.contains("| work | hetnet-lab | 100 to 1,000 | 1.00 |\n"), exponents);
    }
}
