package hetnet.study.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import hetnet.channel.Gains;
import hetnet.channel.generators.SparseNetwork;
import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Networks that keep few links of each UE, decided on and measured. */
class ScalingStudyTest {

    private static final RadioConfig RADIO = RadioConfig.paper().withBlocks(7);

    private static UnrolledModel model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        UnrolledModel shipped = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        model = shipped.with(new InferenceSettings(4, 1, 6, 40));
    }

    @AfterAll
    static void forget() {
        model = null;
    }

    private static Problem problem(Gains gains) {
        return new Problem(gains, RADIO, 1);
    }

    @Test
    void allLinksAreWorthTheSameToTheBitHoweverTheyAreKept() {
        for (int sites : new int[] {1, 5, 9}) { // fewer and more than the decision sees
            Gains sparse = new SparseNetwork(sites, 1500, sites, 200, RADIO).draw(Seeds.stream(sites, "test"));
            Problem kept = problem(sparse);
            Problem dense = problem(Gains.flat(1500, sites, RADIO.blocks(), sparse.kept()));
            Allocation expected = model.allocate(dense, 1);
            Allocation actual = model.allocate(kept, 1);
            assertArrayEquals(expected.association(), actual.association());
            assertArrayEquals(expected.powerWatt(), actual.powerWatt());
            assertEquals(dense.value(expected), kept.value(actual));
        }
    }

    @Test
    void pathsThatThereAreNotChangeNoRate() {
        Gains sparse = new SparseNetwork(20, 1000, 4, 200, RADIO).draw(Seeds.stream(1, "test"));
        Problem dense = problem(Gains.flat(1000, 20, RADIO.blocks(), sparse.kept()));
        Allocation baseline = Baseline.allocate(problem(sparse));
        assertArrayEquals(Baseline.allocate(dense).association(), baseline.association());
        double[] expected = dense.rates(baseline);
        double[] actual = problem(sparse).rates(baseline);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-12 * expected[i]);
        }
        assertTrue(dense.value(model.allocate(problem(sparse), 1)) >= dense.value(baseline));
    }

    @Test
    void memoryGoesWithTheLinksThatAreKept() {
        int users = 4000;
        int sites = 2000;
        Gains sparse = new SparseNetwork(sites, users, 3, 200, RADIO).draw(Seeds.stream(1, "test"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Problem sorted = RowOrder.of(problem(sparse)).sorted(problem(sparse));
        assertTrue(Double.isFinite(sorted.value(Baseline.allocate(sorted))));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < (long) users * sites * Double.BYTES / 4, allocated + " bytes for a decision");
    }

    @Test
    void aStudyWritesItsTableAndFigure() {
        ScalingConfig config = Settings.with(ScalingConfig.standard(), "largestUsers", 4000);
        double exponent = new ScalingStudy(config, model, new PrintStream(OutputStream.nullOutputStream()))
                .write(folder);
        Table table = Tables.readCsv(folder.resolve("scaling.csv"));
        assertEquals(2, table.rowCount());
        assertEquals(exponent, table.row(0).getNumber("exponent"), 1e-3 * Math.abs(exponent));
        table.forEach(row -> {
            assertTrue(row.getNumber("mean_log_rate") >= row.getNumber("baseline_mean_log_rate"));
            assertTrue(row.getNumber("cpu_s") > 0 && row.getNumber("heap_mib") > 0);
        });
        assertTrue(folder.resolve("scaling_time.svg").toFile().isFile());
    }
}
