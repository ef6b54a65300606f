package hetnet.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kit in processes of its own, as make starts it: Spark's jars first, then the kit's. */
final class Kit {

    static final Path ROOT = Path.of("").toAbsolutePath();
    static final Path SPARK_HOME = ROOT.resolve("lib/sweep/target/spark");

    /** Many JVMs on few cores: threads that collect side by side gain nothing. */
    static final String SERIAL = "-XX:+UseSerialGC";

    private static final List<String> FLAGS = List.of("-Xmx700m", SERIAL, "@environment/jvm.options",
            "@environment/sweep.options", "-Dspark.ui.enabled=false");
    private static final Predicate<String> NATIVE = Predicate.not(name -> name.matches(
            "pytorch-(native|jni).*|(nd4j-native|openblas|javacpp)-.*-linux.*"));

    private Kit() {
    }

    /** What a process ended with. */
    record Ended(int status, String out, String err) {

        Ended expect(int wanted) {
            assertEquals(wanted, status, out + err);
            return this;
        }
    }

    /** The plain loop, which knows no Spark. */
    static Path loop(WarmKit warm, Path spec, Path out) throws IOException {
        warm.loop(spec.toString(), out.toString()).expect(0);
        return study(out);
    }

    /** The one study among results. */
    static Path study(Path out) throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(folder -> Files.exists(folder.resolve("rows.csv"))).findFirst().orElseThrow();
        }
    }

    static void assertSameResults(Path one, Path other) throws IOException {
        for (String file : List.of("rows.csv", "summary.csv", "spec.yaml")) {
            assertEquals(Files.readString(one.resolve(file)), Files.readString(other.resolve(file)), file);
        }
    }

    static List<String> flags(String... more) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(List.of(more));
        return flags;
    }

    static Process startSweep(List<String> flags, String classpath, String... arguments) throws IOException {
        return start(List.of(), flags, classpath, SweepMain.class.getName(), arguments);
    }

    /** As the spark-submit of docs/sweeps.md does: Spark alone, to which the kit's jars are named. */
    static Process submit(List<String> flags, String master, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--master", master, "--jars", jars().collect(Collectors
                .joining(",")), "--class", SweepMain.class.getName(), "--conf",
                "spark.executor.extraJavaOptions=--add-modules=jdk.incubator.vector",
                "lib/sweep/target/hetnet-sweep.jar"));
        all.addAll(List.of(arguments));
        return start(List.of(), flags, SPARK_HOME + "/jars/*", "org.apache.spark.deploy.SparkSubmit",
                all.toArray(String[]::new));
    }

    /** Without native libraries and a second log. */
    private static Stream<String> jars() throws IOException {
        try (Stream<Path> jars = Files.list(ROOT.resolve("lib/target/dependency"))) {
            return Stream.concat(Stream.of("lib/target/hetnet-lab.jar"), jars.filter(jar -> NATIVE.test(
                    jar.getFileName().toString()) && !jar.getFileName().toString().startsWith("slf4j-simple"))
                    .map(Path::toString)).toList().stream();
        }
    }

    static String classpath() {
        return String.join(File.pathSeparator, "lib/sweep/target/hetnet-sweep.jar", SPARK_HOME + "/jars/*",
                "lib/target/hetnet-lab.jar", "lib/target/dependency/*");
    }

    /** Without PyTorch's and ND4J's native libraries. */
    static String classpathWithoutNatives() throws IOException {
        try (Stream<Path> jars = Files.list(ROOT.resolve("lib/target/dependency"))) {
            return Stream.concat(Stream.of("lib/sweep/target/hetnet-sweep.jar", SPARK_HOME + "/jars/*",
                    "lib/target/hetnet-lab.jar"), jars.filter(jar -> NATIVE.test(jar.getFileName().toString()))
                            .map(Path::toString)).collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** @param before command that starts Java */
    static Process start(List<String> before, List<String> flags, String classpath, String main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classpath, main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
        builder.environment().put("SPARK_HOME", SPARK_HOME.toString());
        builder.environment().put("HETNET_HOME", ROOT.toString());
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OPT_OUT_TRACKING", "true");
        return builder.start();
    }

    /** Reads both streams to their ends. */
    static Ended ended(Process process) {
        StringBuilder err = new StringBuilder();
        Thread reader = new Thread(() -> process.errorReader().lines().forEach(line -> err.append(line).append('\n')));
        reader.start();
        String out = process.inputReader().lines().collect(Collectors.joining("\n"));
        try {
            reader.join();
            return new Ended(process.waitFor(), out, err.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
