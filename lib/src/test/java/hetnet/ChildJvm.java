package hetnet;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts main classes in JVMs of their own, with the classes and settings of this one. */
public final class ChildJvm {

    private static final File LOG = Path.of("lib", "target", "child-jvms.log").toFile();

    private ChildJvm() {
    }

    /**
     * Starts a JVM; what it prints on standard output is for the caller to read, its errors go to
     * {@code lib/target/child-jvms.log}.
     *
     * @param environment variables beside those of this process
     */
    public static Process start(Map<String, String> environment, List<String> flags, Class<?> main,
            String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("org.bytedeco.javacpp.cachedir"),
                "-cp", System.getProperty("java.class.path")));
        command.addAll(1, flags);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(LOG));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a JVM to its end.
     *
     * @return what it printed
     * @throws IllegalStateException when its status is not 0
     */
    public static String run(Map<String, String> environment, List<String> flags, Class<?> main, String... arguments) {
        Process process = start(environment, flags, main, arguments);
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.onExit().join().exitValue();
            if (status != 0) {
                throw new IllegalStateException("%s ended with status %d, see %s: %s"
                        .formatted(main.getSimpleName(), status, LOG, printed));
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
