package hetnet.study.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void anUnknownTableAndAMissingEndAreNamed() {
        DocTables tables = new DocTables(home);
        String unknown = assertThrows(IllegalArgumentException.class,
                () -> tables.update("p.md", "<!-- table: none -->\n<!-- end of table -->\n")).getMessage();
        assertTrue(unknown.startsWith("p.md asks for the table 'none'; known are commands, packages, methods, "),
                unknown);
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
        String bench = DocTables.bench(report.table());
        assertTrue(bench.contains("| paper | 5,400 | 20 | NumPy | 400 | 20.00 |\n"), bench);
        assertFalse(bench.contains("| work | 1,000"), bench);
        String exponents = DocTables.exponents(report.exponents());
        assertTrue(exponents.contains("| work | hetnet-lab | 100 to 1,000 | 1.00 |\n"), exponents);
    }
}
