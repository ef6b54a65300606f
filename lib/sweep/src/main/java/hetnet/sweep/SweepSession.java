package hetnet.sweep;

import hetnet.study.sweep.Sweep;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark as a study needs it; whatever {@code spark-submit} was told goes before. */
final class SweepSession {

    private static final String OTHER_LOG = "slf4j-simple-.*"; // Spark has one of its own
    /** Jars that only PyTorch and ND4J need: a hundred megabytes each. */
    private static final String NATIVES = "pytorch-(native|jni).*|(nd4j-native|openblas|javacpp)-.*"
            + "-(linux|macosx|windows).*";
    private static final String CLUSTER = "spark://";
    /** Of each executor, which else collects and compiles with threads for all that its machine has. */
    private static final String CORES = "spark.executor.cores";
    private static final int PATIENCE_MS = 5000;
    private static final int KEPT = 200; // finished jobs and stages that the driver remembers for its pages

    private SweepSession() {
    }

    /**
     * Starts it.
     *
     * @param out    folder of all results
     * @param master null for the one that Spark was given, else all cores of this machine
     * @throws IOException when nobody answers there
     */
    static SparkSession open(Sweep sweep, String out, String master) throws IOException {
        SparkConf conf = new SparkConf();
        if (master != null) {
            conf.setMaster(master);
        }
        conf.setIfMissing("spark.master", "local[*]");
        conf.setIfMissing("spark.app.name", "hetnet sweep " + sweep.name());
        if (conf.get("spark.master").startsWith(CLUSTER)) {
            requireReachable(conf.get("spark.master").substring(CLUSTER.length()));
        }
        boolean local = conf.get("spark.master").startsWith("local");
        if (local) {
            conf.setIfMissing("spark.driver.host", "127.0.0.1").setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        } else {
            conf.setIfMissing("spark.jars", jars(sweep.needsNatives()));
        }
        // the same arithmetic everywhere, in vector instructions where there are any
        String share = conf.contains(CORES) ? " -XX:ActiveProcessorCount=" + conf.get(CORES) : "";
        conf.setIfMissing("spark.executor.extraJavaOptions", "--add-modules=jdk.incubator.vector "
                + "-Dai.djl.offline=true" + share); // DJL would fetch the libraries that it does not find
        conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
        conf.setIfMissing("spark.executorEnv.OPT_OUT_TRACKING", "true");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        for (String kept : new String[] {"spark.ui.retainedJobs", "spark.ui.retainedStages",
            "spark.sql.ui.retainedExecutions"}) {
            conf.setIfMissing(kept, Integer.toString(KEPT));
        }
        conf.setIfMissing("spark.ui.retainedTasks", Integer.toString(10 * KEPT));
        // rows are seen when their job is done, and never by halves: version 2 moves each task's at once
        conf.set("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1");
        conf.set("spark.speculation", "false");
        eventLog(conf, new Path(folder(out), sweep.id() + "/events"));
        return SparkSession.builder().config(conf).getOrCreate();
    }

    /** Spark itself asks for a minute, and then says it in many lines. @param masters of which one has to answer */
    private static void requireReachable(String masters) throws IOException {
        IOException last = new IOException("no port is named");
        for (String master : masters.split(",")) {
            int colon = master.lastIndexOf(':');
            if (colon > 0 && master.substring(colon + 1).matches("\\d{1,5}")) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(master.substring(0, colon),
                            Integer.parseInt(master.substring(colon + 1))), PATIENCE_MS);
                    return;
                } catch (UnknownHostException e) {
                    last = new IOException("there is no host " + e.getMessage(), e);
                } catch (IOException | IllegalArgumentException e) { // the latter for a port beyond 65535
                    last = new IOException(e.getMessage(), e);
                }
            }
        }
        throw last;
    }

    /** A folder of this machine where no file system is named. */
    static Path folder(String out) {
        return out.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*") ? new Path(out)
                : new Path(Paths.get(out).toAbsolutePath().normalize().toUri());
    }

    private static void eventLog(SparkConf conf, Path folder) {
        if (!conf.getBoolean("spark.eventLog.enabled", true)) {
            return;
        }
        try {
            folder.getFileSystem(new Configuration()).mkdirs(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to %s: %s".formatted(folder, e.getMessage()), e);
        }
        conf.set("spark.eventLog.enabled", "true").setIfMissing("spark.eventLog.dir", folder.toString())
                .setIfMissing("spark.eventLog.rolling.enabled", "false")
                .setIfMissing("spark.eventLog.compress", "false");
    }

    /** What this process has beside Spark itself, for executors that have nothing. */
    private static String jars(boolean natives) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(File::new)
                .filter(file -> file.getName().endsWith(".jar"))
                .filter(file -> !new File(file.getParentFile(), "spark-core_2.13-" + org.apache.spark.package$.MODULE$
                        .SPARK_VERSION() + ".jar").exists())
                .filter(file -> !file.getName().matches(OTHER_LOG))
                .filter(file -> natives || !file.getName().matches(NATIVES))
                .map(file -> file.toURI().toString()).collect(Collectors.joining(","));
    }
}
