package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.ChildJvm;
import hetnet.RobustnessCounts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Native memory stays flat. {@link Soak} runs in a JVM whose heap has its full size from the start, so that its resident memory grows
 * only with what is native, compiled code included.
 */
class SoakTest {

    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");
    /** Room for compiled code and the allocator; over 2,000 steps no more than 8 KiB a step, a fraction of one tensor of a step. */
    private static final double ROOM_MIB = 16;

    @TempDir
    private Path folder;

    @Test
    void nativeMemoryIsFlatOverSomeStepsAndInferences() {
        soak("soak_short", 150, 500);
    }

    @Test
    @Tag("soak")
    void nativeMemoryIsFlatOverManyStepsAndInferences() {
        soak("soak", 2_000, 10_000);
    }

    /** Both numbers are those of each network. */
    private void soak(String name, int steps, int inferences) {
        Assumptions.assumeTrue(Path.of("/proc/self/status").toFile().exists(), "only Linux tells the resident memory");
        String printed = ChildJvm.run(Map.of("OMP_NUM_THREADS", "1"), FLAGS, Soak.class, "" + steps, "" + inferences, folder.toString());
        Map<String, Double> counts = new LinkedHashMap<>();
        counts.put("training steps soaked of each network", (double) steps);
        counts.put("inferences soaked of each network", (double) inferences);
        List<String> parts = printed.lines().toList();
        assertEquals(4, parts.size());
        for (String part : parts) {
            String[] fields = part.split(",");
            double growth = growthMib(Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray());
            counts.put("growth of resident memory in MiB; " + fields[0], Math.round(10 * growth) / 10.0);
        }
        RobustnessCounts.write(name, counts);
        counts.forEach((what, growth) -> assertTrue(!what.startsWith("growth") || growth < ROOM_MIB, what + ": " + growth));
    }

    /** From the second fifth, when all is warm, to the last one; medians, for a single sample may meet the collector. */
    private static double growthMib(double[] kib) {
        int fifth = kib.length / 5;
        return (StatUtils.percentile(kib, kib.length - fifth, fifth, 50) - StatUtils.percentile(kib, fifth, fifth, 50)) / 1024;
    }
}
