package hetnet;

import hetnet.io.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts what a class of tests tried and what the kit withstood; prints the counts and leaves them in
 * lib/target/robustness/NAME.csv, from which {@code make robustness} makes a table of docs/.
 */
public final class Tally implements AfterAllCallback {

    private static final Path FOLDER = Path.of("lib", "target", "robustness");

    private final String name;
    private final Map<String, Integer> counts = new TreeMap<>();

    /** @param name of the file */
    public Tally(String name) {
        this.name = name;
    }

    /** One more of these, named without commas; to be called once it has been withstood. */
    public void count(String what) {
        add(what, 1);
    }

    /** So many more of these. */
    public void add(String what, int count) {
        counts.merge(what, count, Integer::sum);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        counts.forEach((what, count) -> System.out.println(what + ": " + count));
        String rows = counts.entrySet().stream().map(row -> row.getKey() + "," + row.getValue() + "\n")
                .collect(Collectors.joining());
        AtomicFile.write(FOLDER.resolve(name + ".csv"), ("what,count\n" + rows).getBytes(StandardCharsets.UTF_8));
    }
}
