package hetnet.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed leaves the same bytes: CSV files, logs and weights. */
class SameSeedTest {

    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final String USERS = "90";

    @TempDir
    private Path folder;

    @Test
    void freshJvmsWithOneAndTwoThreadsLeaveTheSameBytes() throws IOException {
        Path two = run("two", 2);
        assertSame(two, run("two-again", 2));
        assertSame(two, run("one", 1));
    }

    private Path run(String name, int threads) {
        Path out = folder.resolve(name);
        ChildJvm.run(Map.of("OMP_NUM_THREADS", "" + threads), FLAGS, SameSeed.class, out.toString(), USERS);
        return out;
    }

    private static void assertSame(Path one, Path other) throws IOException {
        try (Stream<Path> files = Files.list(one)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(List.of("model.bin", "summary.csv", "unrolled-log.csv", "unrolled.bin"), names);
            for (String name : names) {
                assertEquals(-1, Files.mismatch(one.resolve(name), other.resolve(name)), "first byte that differs in " + name);
            }
        }
    }
}
