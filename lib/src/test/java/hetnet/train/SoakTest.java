package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.ChildJvm;
import hetnet.Tally;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Native memory stays flat. {@link Soak} runs in a JVM whose heap has its full size from the start, so that its
 * resident memory grows only with what is native, compiled code included.
 */
class SoakTest {

    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC");
    /**
     * Room for compiled code and the allocator: over 2,000 steps 16 KiB a step, less than the tensors that one step
     * makes.
     */
    private static final double ROOM_MIB = 32;

    @RegisterExtension
    private static final Tally TALLY = new Tally("soak");

    @TempDir
    private Path folder;

    @Test
    void nativeMemoryIsFlatOverSomeStepsAndInferences() {
        soak(150, 500);
    }

    @Test
    @Tag("soak")
    void nativeMemoryIsFlatOverManyStepsAndInferences() {
        soak(2_000, 10_000);
    }

    /** Both numbers are those of each network. */
    private void soak(int steps, int inferences) {
        Assumptions.assumeTrue(Path.of("/proc/self/status").toFile().exists(), "only Linux tells the resident memory");
        String printed = ChildJvm.run(Map.of("OMP_NUM_THREADS", "1"), FLAGS, Soak.class, "" + steps, "" + inferences,
                folder.toString());
        List<String> parts = printed.lines().toList();
        assertEquals(4, parts.size());
        for (String part : parts) {
            String[] fields = part.split(",");
            double growth = growthMib(Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray());
            System.out.println("%s: resident memory grew by %.1f MiB".formatted(fields[0], growth));
            assertTrue(growth < ROOM_MIB, fields[0] + ": " + growth);
        }
        TALLY.add("training steps soaked", 2 * steps);
        TALLY.add("inferences soaked", 2 * inferences);
    }

    /**
     * From the second fifth, when all is warm, to the last one; medians, for a single sample may meet the collector.
     */
    private static double growthMib(double[] kib) {
        int fifth = kib.length / 5;
        return (StatUtils.percentile(kib, kib.length - fifth, fifth, 50) - StatUtils.percentile(kib, fifth, fifth, 50))
                / 1024;
    }
}
