package hetnet;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts what a class of tests tried and what the kit withstood, for {@link RobustnessCounts}, from which {@code make robustness} makes
 * the table of the README.
 */
public final class Tally implements AfterAllCallback {

    private final String name;
    private final Map<String, Integer> counts = new TreeMap<>();

    /** @param name of the file */
    public Tally(String name) {
        this.name = name;
    }

    /** One more of these; to be called once it has been withstood. */
    public void count(String what) {
        add(what, 1);
    }

    /** So many more of these. */
    public void add(String what, int count) {
        counts.merge(what, count, Integer::sum);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        RobustnessCounts.write(name, counts);
    }
}
