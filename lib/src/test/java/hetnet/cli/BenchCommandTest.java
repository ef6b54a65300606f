package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import hetnet.study.bench.BenchCase;
import hetnet.study.bench.BenchReport;
import hetnet.study.bench.BenchResult;
import hetnet.study.bench.BenchSide;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class BenchCommandTest {

    private static BenchSide side(String name, List<String> order) {
        return BenchSide.of(() -> order.add(name), done -> new double[] {1});
    }

    @Test
    void sidesTakeTurnsInGoingFirst() {
        List<String> order = new ArrayList<>();
        BenchResult result = new BenchCase("work", 7, "peer", 1, 0, side("a", order), side("b", order)).measure(0, 3);
        List<String> three = List.of("a", "b", "b", "a", "a", "b");
        assertEquals(three, order.subList(0, 6)); // to warm up
        assertEquals(three, order.subList(6, order.size()));
        assertEquals(3, result.oursMs().length);
        assertEquals(3, result.peerMs().length);
        assertEquals(0, result.difference());
    }

    @Test
    void unlikeResultsAreNotTimed() {
        List<String> order = new ArrayList<>();
        BenchSide other = BenchSide.of(() -> order.add("b"), done -> new double[] {1.1});
        String message = assertThrows(IllegalStateException.class,
                () -> new BenchCase("work", 7, "the peer", 1, 0.01, side("a", order), other).measure(0, 3))
                .getMessage();
        assertTrue(message.startsWith("work with 7 UEs: the kit and the peer differ by 0.0909"), message);
    }

    @Test
    void differencesAreRelativeAboveOne() {
        assertEquals(1e-3, BenchCase.difference(new double[] {0, 1001}, new double[] {5e-4, 1000}), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, BenchCase.difference(new double[] {Double.NaN, 1}, new double[] {0, 1}));
        assertThrows(IllegalStateException.class, () -> BenchCase.difference(new double[1], new double[2]));
    }

    @Test
    void timesAreOfOneUnitOfWork() {
        BenchSide slow = new BenchSide() {
            @Override
            public double run() {
                return 8;
            }

            @Override
            public double[] numbers() {
                return new double[0];
            }
        };
        BenchResult result = new BenchCase("work", 7, "", 4, Double.NaN, slow, BenchSide.NOBODY).measure(0, 2);
        assertEquals(2000, result.oursMedianMs());
        assertTrue(Double.isNaN(result.ratio()));
    }

    @Test
    void theExponentIsTheSlopeOnLogarithmicAxes() {
        assertEquals(1.5, BenchResult.exponent(new int[] {100, 400, 1600}, new double[] {3, 24, 192}), 1e-12);
    }

    @Test
    void tablesSayWhoIsFaster() {
        List<BenchResult> scaling = List.of(
                new BenchResult("work", 100, "NumPy", new double[] {1, 2, 9}, new double[] {3, 4, 5}, 1e-12, 1e-9),
                new BenchResult("work", 1000, "NumPy", new double[] {20}, new double[] {400}, 1e-12, 1e-9));
        BenchReport report = new BenchReport(List.of(new BenchResult("paper", 5400, "NumPy", new double[] {20},
                new double[] {400}, 1e-12, 1e-9)), scaling, 2);
        Table bench = report.table();
        assertEquals(2, bench.row(1).getNumber("ratio"));
        assertEquals(9, bench.row(1).getNumber("ours_max_ms"));
        assertEquals(1, report.exponents().row(0).getNumber("exponent"), 1e-12);
        assertEquals(2, report.exponents().row(1).getNumber("exponent"), 1e-12);
    }

    @Test
    void theCommittedTableReads() {
        assertTrue(Tables.readCsv(Path.of("figures", "bench.csv")).rowCount() > 0);
    }
}
