package hetnet.sweep;

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
                new SweepRow(7, KEY, new double[] {1e-300, -0.0, Double.NEGATIVE_INFINITY, Double.NaN}, ""),
                new SweepRow(1L << 30, KEY, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, "why"))) {
            Row there = RowSchema.toSpark(row);
            assertEquals(RowSchema.of(List.of("a", "b", "c", "d")).length(), there.size());
            assertEquals(row, RowSchema.fromSpark(there));
        }
    }

    @Test
    void whatIsMissingIsNull() {
        Row there = RowSchema.toSpark(new SweepRow(0, KEY, new double[] {Double.NaN}, ""));
        assertTrue(there.isNullAt(5) && there.isNullAt(6));
    }
}
