package hetnet.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.study.sweep.SweepKey;
import hetnet.study.sweep.SweepRow;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class RowSchemaTest {

    private static final SweepKey KEY = new SweepKey("side (m): 100", 3, 1, "pf", "wmmse");

    @Test
    void rowsComeBackAsTheyWere() {
        for (SweepRow row : List.of(
                new SweepRow(7, KEY, new double[] {1e-300, -0.0, Double.NEGATIVE_INFINITY, Double.NaN}, List.of(), ""),
                new SweepRow(1L << 30, KEY, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, List.of(),
                        "why"))) {
            Row there = RowSchema.toSpark(row, 0);
            assertEquals(RowSchema.of(List.of("a", "b", "c", "d"), List.of()).length(), there.size());
            assertEquals(row, RowSchema.fromSpark(there));
        }
    }

    @Test
    void whatIsMissingIsNull() {
        Row there = RowSchema.toSpark(new SweepRow(0, KEY, new double[] {Double.NaN}, List.of(), ""), 0);
        assertTrue(there.isNullAt(5) && there.isNullAt(6));
    }

    @Test
    void arraysStandBehindTheValuesAndAreNullWhereTheRowFailed() {
        Row made = RowSchema.toSpark(new SweepRow(0, KEY, new double[] {1}, List.of(new double[] {2, 3},
                new double[] {}), ""), 2);
        assertArrayEquals(new Double[] {2.0, 3.0}, (Object[]) made.get(6));
        assertArrayEquals(new Double[] {}, (Object[]) made.get(7));
        Row failed = RowSchema.toSpark(new SweepRow(0, KEY, new double[] {Double.NaN}, List.of(), "why"), 2);
        assertTrue(failed.isNullAt(6) && failed.isNullAt(7));
        assertEquals("why", failed.getString(8));
        assertEquals(List.of("key", "layout", "drop", "objective", "method", "x", "gain", "power_watt", "reason",
                "class"), List.of(RowSchema.of(List.of("x"), List.of("gain", "power_watt")).fieldNames()));
    }
}
