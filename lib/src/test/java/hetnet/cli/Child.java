package hetnet.cli;

import hetnet.io.AtomicFile;
import hetnet.io.CsvFile;
import hetnet.io.FolderLock;
import hetnet.io.OutputPaths;
import hetnet.io.ResultFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Another process of the kit, for tests in which two work on the same files, one is killed, or one may not do what root
 * may.
 */
final class Child {

    static final List<String> RESULTS = List.of("metrics.csv", "association.csv", "power.csv");
    static final int WRITES = 100;
    private static final int LETTERS = 100_000;

    private Child() {
    }

    /** @return the process; what it prints on stderr comes with what it prints on stdout */
    static Process start(List<String> before, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static String said(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    /** What one run writes: every file the same text, by which one run is told from another. */
    static Map<String, Consumer<Path>> results(String text) {
        Map<String, Consumer<Path>> files = new LinkedHashMap<>();
        RESULTS.forEach(name -> files.put(name, file -> AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8))));
        return files;
    }

    /** Adds one to the number in a file again and again, in two steps that others could come between. */
    static void count(Path file) throws IOException {
        for (int i = 0; i < WRITES; i++) {
            FolderLock.holding(file.getParent(), () -> Files.writeString(file,
                    "" + (Integer.parseInt(Files.readString(file)) + 1)));
        }
    }

    /** @param arguments what to do, then where, then a name */
    public static void main(String[] arguments) throws Exception {
        Path path = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "results" -> {
                ResultFolder folder = new ResultFolder(path);
                for (int i = 0; i < WRITES; i++) {
                    folder.write(results(arguments[2] + i));
                }
            }
            case "file" -> {
                for (int i = 0; i < WRITES; i++) {
                    AtomicFile.write(path, arguments[2].repeat(LETTERS).getBytes(StandardCharsets.UTF_8));
                }
            }
            case "count" -> count(path);
            case "hold" -> {
                FolderLock.holding(path, () -> {
                    System.out.println("held");
                    Thread.sleep(Long.MAX_VALUE);
                });
            }
            case "unprivileged" -> {
                say(() -> OutputPaths.folder(path.resolve("closed/out")));
                say(() -> AtomicFile.write(path.resolve("closed/file"), new byte[1]));
                say(() -> CsvFile.of(path.resolve("secret.csv"), List.of("bs")).read(row -> { }));
                say(() -> OutputPaths.folder(path.resolve("open/out")));
                AtomicFile.write(path.resolve("open/file"), new byte[1]);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        if (Files.exists(path.resolve(".unfinished"))) {
            throw new IllegalStateException("left behind");
        }
    }

    private static void say(Runnable step) {
        try {
            step.run();
            System.out.println("done");
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.out.println(e.getMessage());
        }
    }
}
