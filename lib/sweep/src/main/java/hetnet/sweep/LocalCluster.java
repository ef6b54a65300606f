package hetnet.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A standalone cluster on this machine, as Spark itself starts it: a master and workers of one core, each a process of
 * its own, from the jars of a Spark home.
 */
final class LocalCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final List<String> FLAGS = List.of("-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "@environment/sweep.options");

    private final Path home;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final String master;

    /**
     * Starts the master.
     *
     * @param home   the project's folder, with a Spark home below {@code lib/sweep/target}
     * @param folder of what workers keep
     * @throws UncheckedIOException when it does not start
     */
    LocalCluster(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        master = await(start("org.apache.spark.deploy.master.Master", "--host", HOST, "--port", "0", "--webui-port",
                "0"), "Starting Spark master at spark://").replaceFirst(".*(spark://\\S+).*", "$1");
    }

    /** Its address: {@code spark://host:port}. */
    String master() {
        return master;
    }

    /** Starts a worker of one core and 1 GB, and waits until the master knows it. */
    Process worker() {
        Process worker = start("org.apache.spark.deploy.worker.Worker", "--host", HOST, "--cores", "1", "--memory",
                "1g", "--webui-port", "0", "--work-dir", folder.resolve("worker-" + processes.size()).toString(),
                master);
        await(worker, "Successfully registered with master");
        return worker;
    }

    private Process start(String main, String... arguments) {
        Path sparkHome = home.resolve("lib/sweep/target/spark");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", sparkHome + "/jars/*", main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("SPARK_HOME", sparkHome.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // or a worker looks for a build of Spark
        builder.environment().put("OMP_NUM_THREADS", "1");
        try {
            Process process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start %s: %s".formatted(main, e.getMessage()), e);
        }
    }

    private static String await(Process process, String text) {
        return await(process.errorReader(), text);
    }

    /**
     * Reads lines until one has a text, and goes on reading behind it, so that nobody has to wait for the reader.
     *
     * @throws IllegalStateException with all lines, when they end before
     */
    static String await(BufferedReader lines, String text) {
        StringBuilder seen = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seen.append(line).append('\n');
                if (line.contains(text)) {
                    Thread drain = new Thread(() -> drain(lines));
                    drain.setDaemon(true);
                    drain.start();
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("ended without '%s': %s".formatted(text, seen));
    }

    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                continue;
            }
        } catch (IOException e) {
            return; // killed, and its streams with it
        }
    }

    /** With kill -9, and all that it has started, as when its machine dies. */
    static void kill(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    @Override
    public void close() {
        Collections.reverse(processes);
        processes.forEach(LocalCluster::kill);
    }
}
