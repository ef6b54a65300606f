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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster on this machine: a master and two workers, each a process with one core, as Spark itself starts them. */
@Tag("soak") // minutes where cores are shared
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
    private final List<Process> processes = new ArrayList<>();
    private String master;

    @AfterEach
    void endAll() throws InterruptedException {
        Collections.reverse(processes);
        for (Process process : processes) {
            kill(process);
        }
    }

    /** With kill -9, and all that it has started, as when its machine dies. */
    private static void kill(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    private Process spark(String main, String... arguments) throws IOException {
        Process process = Kit.start(List.of(), List.of("-Xmx300m", Kit.SERIAL, "-XX:TieredStopAtLevel=1",
                "@environment/sweep.options"),
                Kit.SPARK_HOME + "/jars/*", main, arguments);
        processes.add(process);
        return process;
    }

    private void startMaster() throws IOException {
        Process process = spark("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0",
                "--webui-port", "0");
        master = Kit.await(process.errorReader(), "Starting Spark master at spark://")
                .replaceFirst(".*(spark://\\S+).*", "$1");
    }

    private Process startWorker(String name) throws IOException {
        Process process = spark("org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1",
                "--memory", "1g", "--webui-port", "0", "--work-dir", folder.resolve(name).toString(), master);
        Kit.await(process.errorReader(), "Successfully registered with master");
        return process;
    }

    private static List<String> driverFlags() {
        return flags("-Dspark.executor.extraJavaOptions=--add-modules=jdk.incubator.vector -Dai.djl.offline=true "
                + Kit.SERIAL,
                "-Dspark.executor.memory=600m", "-Dspark.executor.cores=1", "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1", "-Dspark.scheduler.minRegisteredResourcesRatio=1.0",
                "-Dspark.scheduler.maxRegisteredResourcesWaitingTime=600s", "-Dspark.cores.max=2");
    }

    @Test
    void aWorkerThatIsKilledLosesNothingAndNothingStandsTwice() throws Exception {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
        Path loop = Kit.loop(spec, folder.resolve("loop"));
        startMaster();
        Process killed = startWorker("one");
        startWorker("two");
        Path out = folder.resolve("out");
        Process driver = Kit.startSweep(driverFlags(), Kit.classpathWithoutNatives(), "SPEC=" + spec, "OUT=" + out,
                "MASTER=" + master, "BATCH=12");
        Kit.await(driver.errorReader(), "sweep: 12 of " + ROWS + " rows");
        kill(killed);
        String said = String.join("\n", driver.inputReader().lines().toList());
        assertEquals(0, driver.waitFor());
        assertTrue(said.startsWith(ROWS + " rows, 0 of them kept from before and 0 failed"), said);
        assertSameResults(loop, study(out));
        String events = events(study(out));
        assertTrue(events.contains("SparkListenerExecutorRemoved"), "no executor was lost in mid-run");
        assertEquals(ROWS, committed(events), "rows that tasks of finished stages have written");
        aWorkerWithoutNativesFailsWhereTheyAreAskedForAlone();
    }

    /** On the worker that is left: nobody sends it the libraries, for the driver has none. */
    private void aWorkerWithoutNativesFailsWhereTheyAreAskedForAlone() throws IOException {
        Path spec = Files.writeString(folder.resolve("natives.yaml"), """
                study: natives
                of: ablations
                settings: {seeds: 2, users: 20, epochs: 1, steps: 1, layouts: 1}
                classes: [paper]
                """);
        Path out = folder.resolve("natives");
        Ended ended = Kit.ended(Kit.startSweep(driverFlags(), Kit.classpathWithoutNatives(), "SPEC=" + spec,
                "OUT=" + out, "MASTER=" + master, "BATCH=16")).expect(0);
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
