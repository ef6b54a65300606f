package hetnet.study.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Interval;
import hetnet.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class SweepResultsTest {

    private static final double ROUNDING = 1e-12; // of sums taken in another order

    @TempDir
    private Path folder;

    private static SweepRow row(int layout, int drop, double value) {
        boolean failed = Double.isNaN(value);
        return new SweepRow(2L * layout + drop, new SweepKey("a", layout, drop, "pf", "m"), new double[] {value},
                List.of(), failed ? "it broke" : "");
    }

    private static Row summary(SweepRow... rows) {
        SweepSummary summary = new SweepSummary(List.of("x"));
        List.of(rows).forEach(summary::add);
        Table table = summary.table();
        assertEquals(1, table.rowCount());
        return table.row(0);
    }

    @Test
    void dropsOfOneLayoutAreNoIndependentSample() {
        Row row = summary(row(0, 0, 1), row(0, 1, 3), row(1, 0, 5), row(1, 1, 9), row(2, 0, 3), row(2, 1, 5));
        Interval ofLayouts = Interval.of(new double[] {2, 7, 4});
        assertEquals(ofLayouts.mean(), row.getDouble("mean"), ROUNDING);
        assertEquals(ofLayouts.halfWidth(), row.getDouble("interval"), ROUNDING);
        assertEquals(3, row.getLong("layouts"));
        assertEquals(6, row.getLong("values"));
    }

    @Test
    void ofASingleLayoutTheDropsAreTheSample() {
        Row row = summary(row(0, 0, 1), row(0, 1, 4));
        assertEquals(Interval.of(new double[] {1, 4}).halfWidth(), row.getDouble("interval"), ROUNDING);
        assertTrue(summary(row(0, 0, 1)).isMissing("interval"));
    }

    @Test
    void rowsThatFailedAreCountedAndLeftOut() {
        Row row = summary(row(0, 0, 1), row(1, 0, Double.NaN), row(2, 0, 5));
        assertEquals(3, row.getDouble("mean"), ROUNDING);
        assertEquals(1, row.getLong("failed"));
        assertEquals(2, row.getLong("layouts"));
    }

    @Test
    void filesSayWhatWasMeasuredAndHow() throws IOException {
        Sweep sweep = Sweep.read(Files.writeString(folder.resolve("spec.yaml"), """
                study: files
                networks: {a: {generator: random, users: 10, blocks: 2}}
                methods: {baseline: {}, h: {solver: hetgnn_unrolled}, x: {solver: exhaustive}}
                objectives: {pf: {alpha: 1}}
                """), Path.of("").toAbsolutePath());
        RowMaker maker = sweep.open();
        List<SweepRow> rows = LongStream.range(0, 3).mapToObj(i -> sweep.row(maker, i)).toList();
        SweepSummary summary = SweepResults.write(folder, sweep, rows.iterator(), () -> Map.of("master", "test"));
        assertEquals(3, summary.rows());
        Path own = folder.resolve(sweep.id());
        Table read = Tables.readCsv(own.resolve("rows.csv"));
        for (int r = 0; r < 2; r++) {
            for (int m = 0; m < sweep.metrics().size(); m++) {
                assertEquals(rows.get(r).values()[m], read.row(r).getDouble(sweep.metrics().get(m)));
            }
        }
        assertEquals(1, summary.failed(), "too many to try");
        String manifest = Files.readString(own.resolve("manifest.json"));
        for (String wanted : List.of("\"failed\": 1", "\"weights\": \"" + sweep.weights(), "\"master\": \"test\"",
                "data/unrolled.bin ", rows.get(2).reason())) {
            assertTrue(manifest.contains(wanted), manifest);
        }
        assertEquals(sweep.inputs().spec(), Files.readString(own.resolve("spec.yaml")));
    }
}
