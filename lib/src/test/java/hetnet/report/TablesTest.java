package hetnet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.io.AtomicFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TablesTest {

    @Test
    void everyDoubleComesBackBitForBit(@TempDir Path folder) {
        Tables.Rows rows = Tables.named("doubles", "n", "value");
        double[] special = {0.1, 1.0 / 3, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-14, 338_000_000.5, 5400};
        Random random = new Random(1);
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            values[i] = i < special.length ? special[i] : Double.isFinite(any) ? any : i;
            rows.row(i, values[i]);
        }
        Tables.writeCsv(rows.build(), folder.resolve("doubles.csv"), "seed 1");
        Table read = Tables.readCsv(folder.resolve("doubles.csv"));
        assertEquals(values.length, read.rowCount());
        for (int i = 0; i < values.length; i++) {
            assertEquals(Double.doubleToLongBits(values[i]), Double.doubleToLongBits(read.doubleColumn("value")
                    .getDouble(i)), "row " + i);
        }
    }

    @Test
    void csvHasOneFormWhateverTheLocale() {
        Table table = Tables.named("t", "method", "users", "sum_rate_bps")
                .row("a, \"b\"", 5400, 0.25).row("c", 1, Double.NaN).row("d", 2, null).build();
        String expected = "# first\n# second\nmethod,users,sum_rate_bps\n\"a, \"\"b\"\"\",5400,0.25\nc,1,\nd,2,\n";
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(expected, Tables.csv(table, "first\nsecond"));
            assertEquals("3.38e8", Tables.number(3.38e8));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsCommentsTextAndMissingValues() {
        Table table = Tables.parseCsv("t", "# note\nue,bs,load,gain\n007,NA,7,1.5\n# more\n8,,8,\n");
        assertEquals(2, table.rowCount());
        assertEquals("NA", table.stringColumn("bs").get(0));
        assertEquals("007", table.stringColumn("ue").get(0)); // ids are texts
        assertEquals(8, table.longColumn("load").getLong(1));
        assertTrue(table.doubleColumn("gain").isMissing(1));
    }

    @Test
    void aRowMustFitTheColumns() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
                () -> Tables.named("t", "a", "b").row(1));
        assertEquals("table 't' has 2 columns, but a row of 1 values was added", error.getMessage());
    }

    @Test
    void numbersForPeopleKeepWholeDigits() {
        assertEquals("0.3384", Tables.number(0.33841));
        assertEquals("24512", Tables.number(24512.3));
        assertEquals("5400", Tables.number(5400));
        assertEquals("-12.35", Tables.number(-12.3456));
        assertEquals("0", Tables.number(0));
        assertEquals("0", Tables.number(-0.0));
        assertEquals("3.384e8", Tables.number(338_412_000));
        assertEquals("1e-7", Tables.number(1e-7));
        assertEquals("0.3", Tables.number(0.1 + 0.2));
        assertEquals("∞", Tables.number(Double.POSITIVE_INFINITY));
        assertEquals("", Tables.number(Double.NaN));
    }

    @Test
    void htmlEscapesTextAndTellsHowManyRowsItLeavesOut() {
        Table table = Tables.named("t", "a<b", "x").row("<script>&\"", 1.0).row("second", 2.0).build();
        String html = Tables.html(table, 1);
        assertTrue(html.contains("&lt;script&gt;&amp;&quot;") && html.contains("a&lt;b"), html);
        assertFalse(html.contains("<script>") || html.contains("second"), html);
        assertTrue(html.contains("first 1 of 2 rows"), html);
        assertFalse(Tables.html(table, 2).contains(" rows"), "no note where all rows are shown");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndLeavesNothing(@TempDir Path folder) throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "x");
        Exception error = assertThrows(UncheckedIOException.class,
                () -> AtomicFile.write(notAFolder.resolve("a.csv"), new byte[1]));
        assertTrue(error.getMessage().contains("a.csv"), error.getMessage());
        // a folder with content: no file can replace it
        Path target = Files.createDirectories(folder.resolve("full/sub")).getParent();
        assertThrows(UncheckedIOException.class, () -> AtomicFile.write(target, new byte[1]));
        try (var left = Files.list(folder)) {
            assertEquals(2, left.count(), "no part of a file is left behind");
        }
    }
}
