package hetnet.study.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class BenchFloorTest {

    @Test
    void theSlowerOfOperationsAndBytesCounts() {
        MachinePeak peak = new MachinePeak(1, 1e9, 1e8);
        assertEquals(2, new BenchFloor("operations", 2e6, 1e5).ms(peak), 1e-12);
        assertEquals(3, new BenchFloor("bytes", 2e6, 3e5).ms(peak), 1e-12);
    }

    @Test
    void operationsAreThoseOfTheFormulas() {
        List<BenchFloor> floors = BenchFloor.of(7, 3, 11, 4);
        // T and I of 3 BSs are 3 fused sums; T - I, a division and 1 + SINR times the product, and so on
        assertEquals(7 * 11 * 11 + 7 * 50, floors.get(2).operations());
        assertEquals(7 * 11 * (11 + 12) + 7 * 50, floors.get(3).operations());
        assertEquals(7 * (5 * 2 * 16 + 5 * 7 * 4 * 3) / 2.0, floors.get(4).operations());
        assertEquals(8 * 7 * 3 * 11, floors.get(1).bytes() - floors.get(0).bytes());
    }

    @Test
    void aMachineIsMeasured() {
        MachinePeak one = MachinePeak.measure(1);
        assertTrue(one.flopsPerSecond() > 1e7 && one.flopsPerSecond() < 1e12, one.toString());
        assertTrue(one.bytesPerSecond() > 1e7 && one.bytesPerSecond() < 1e13, one.toString());
    }

    /** A time below its floor would say that the operations are miscounted. */
    @Test
    void nothingThatWasMeasuredIsBelowItsFloor() {
        Table floors = Tables.readCsv(Path.of("figures/bench_floor.csv"));
        for (Row row : floors) {
            assertTrue(row.getDouble("floor_ms") < row.getDouble("ours_ms"), row.toString());
        }
        assertEquals(5, floors.rowCount());
    }
}
