package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.ChildJvm;
import hetnet.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed leaves the same bytes: CSV files, logs and weights. */
class SameSeedTest {

    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final String USERS = "90";
    private static final List<String> FILES = List.of("model.bin", "summary.csv", "unrolled-log.csv", "unrolled.bin");

    @TempDir
    private Path folder;

    @Test
    void freshJvmsLeaveTheSameBytes() throws IOException {
        Path one = run("one", 2);
        Path other = run("other", 2);
        for (String name : FILES) {
            assertEquals(-1, Files.mismatch(one.resolve(name), other.resolve(name)),
                    "first byte that differs in " + name);
        }
        compareWithOneThread(one);
    }

    /**
     * Sums in single precision are split among the threads, which moves their last digits: the training goes the same
     * way.
     */
    private void compareWithOneThread(Path two) throws IOException {
        Path one = run("single", 1);
        for (String name : FILES) {
            boolean same = Files.mismatch(one.resolve(name), two.resolve(name)) == -1;
            System.out.println("%s of 1 and 2 threads: %s".formatted(name,
                    same ? "the same bytes" : "last digits differ"));
        }
        assertArrayEquals(utilities(two), utilities(one), 1e-3);
    }

    private static double[] utilities(Path folder) {
        return Tables.readCsv(folder.resolve("unrolled-log.csv")).doubleColumn("utility_nat").asDoubleArray();
    }

    private Path run(String name, int threads) {
        Path out = folder.resolve(name);
        ChildJvm.run(Map.of("OMP_NUM_THREADS", "" + threads), FLAGS, SameSeed.class, out.toString(), USERS);
        return out;
    }
}
