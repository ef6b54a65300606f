package hetnet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts what a class of tests tried and what the kit withstood, and leaves the counts in lib/target/robustness/NAME.csv, from which
 * {@code make robustness} makes the table of the README.
 */
public final class Tally implements AfterAllCallback {

    private static final Path FOLDER = Path.of("lib", "target", "robustness");

    private final String name;
    private final Map<String, Integer> counts = new TreeMap<>();

    /** @param name of the file */
    public Tally(String name) {
        this.name = name;
    }

    /** One more of these; to be called once it has been withstood. */
    public void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Files.createDirectories(FOLDER);
        String rows = counts.entrySet().stream().map(e -> e.getKey() + "," + e.getValue() + "\n").collect(Collectors.joining());
        Files.writeString(FOLDER.resolve(name + ".csv"), "what,count\n" + rows);
        System.out.println(name + ": " + counts);
    }
}
