package hetnet.sweep;

import static hetnet.sweep.Kit.assertSameResults;
import static hetnet.sweep.Kit.flags;
import static hetnet.sweep.Kit.study;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.sweep.Kit.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster on this machine: a master and two workers, each a process with one core, as Spark itself starts them. */
class ClusterSweepTest {

    private static final String SPEC = """
            study: cluster
            layouts: 20
            networks:
              a: {generator: random, users: 40, blocks: 5, sideM: [100, 400]}
            methods:
              baseline: {}
              w: {solver: wmmse, restarts: 3}
              unrolled: {solver: hetgnn_unrolled}
            """;
    private static final int ROWS = 60;

    @TempDir
    private Path folder;
    private LocalCluster cluster;

    @BeforeEach
    void startMaster() {
        cluster = new LocalCluster(Kit.ROOT, folder);
    }

    @AfterEach
    void endAll() {
        cluster.close();
    }

    /** @param cores of the cluster, for all of which the driver waits */
    private static List<String> driverFlags(int cores) {
        return flags("-Dspark.executor.extraJavaOptions=--add-modules=jdk.incubator.vector -Dai.djl.offline=true "
                + Kit.SERIAL,
                "-Dspark.executor.memory=600m", "-Dspark.executor.cores=1", "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1", "-Dspark.scheduler.minRegisteredResourcesRatio=1.0",
                "-Dspark.scheduler.maxRegisteredResourcesWaitingTime=600s", "-Dspark.cores.max=" + cores);
    }

    @Test
    void aWorkerThatIsKilledLosesNothingAndNothingStandsTwice() throws Exception {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
        Path loop;
        try (WarmKit kit = new WarmKit()) {
            loop = Kit.loop(kit, spec, folder.resolve("loop"));
        }
        Process killed = cluster.worker();
        cluster.worker();
        Path out = folder.resolve("out");
        Process driver = Kit.startSweep(driverFlags(2), Kit.classpathWithoutNatives(), "SPEC=" + spec, "OUT=" + out,
                "MASTER=" + cluster.master(), "BATCH=12");
        LocalCluster.await(driver.errorReader(), "sweep: 12 of " + ROWS + " rows");
        LocalCluster.kill(killed);
        String said = String.join("\n", driver.inputReader().lines().toList());
        assertEquals(0, driver.waitFor());
        assertTrue(said.startsWith(ROWS + " rows, 0 of them kept from before and 0 failed"), said);
        assertSameResults(loop, study(out));
        String events = events(study(out));
        assertTrue(events.contains("SparkListenerExecutorRemoved"), "no executor was lost in mid-run");
        assertEquals(ROWS, committed(events), "rows that tasks of finished stages have written");
    }

    /** Nobody sends it the libraries, for the driver has none. */
    @Test
    @Tag("soak")
    void aWorkerWithoutNativesFailsWhereTheyAreAskedForAlone() throws IOException {
        cluster.worker();
        Path spec = Files.writeString(folder.resolve("natives.yaml"), """
                study: natives
                of: ablations
                settings: {seeds: 2, users: 20, epochs: 1, steps: 1, layouts: 1}
                classes: [paper]
                """);
        Path out = folder.resolve("natives");
        Ended ended = Kit.ended(Kit.startSweep(driverFlags(1), Kit.classpathWithoutNatives(), "SPEC=" + spec,
                "OUT=" + out, "MASTER=" + cluster.master(), "BATCH=16")).expect(0);
        assertTrue(ended.out().startsWith("16 rows, 0 of them kept from before and 16 failed"), ended.out());
        assertTrue(Files.readString(study(out).resolve("manifest.json")).contains("\"failed\": 16"));
    }

    private static String events(Path study) throws IOException {
        try (Stream<Path> logs = Files.list(study.resolve("events"))) {
            return Files.readString(logs.filter(log -> !log.getFileName().toString().startsWith(".")).findFirst()
                    .orElseThrow());
        }
    }

    /** Rows written by tasks that succeeded, each partition of a stage counted once. */
    private static int committed(String events) {
        return events.lines().filter(line -> line.contains("\"SparkListenerTaskEnd\"")
                && line.contains("\"Reason\":\"Success\"")).mapToInt(line -> Integer.parseInt(
                        line.replaceFirst(".*\"Records Written\":(\\d+).*", "$1"))).sum();
    }
}
