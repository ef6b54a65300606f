package hetnet;

import hetnet.scenario.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What a test tried, counted: printed, and written as {@code lib/target/robustness/NAME.csv} with the columns what and count. */
public final class RobustnessCounts {

    private RobustnessCounts() {
    }

    /** @param counts by what was counted, without commas */
    public static void write(String name, Map<String, ? extends Number> counts) {
        counts.forEach((what, count) -> System.out.println(what + ": " + count));
        String rows = counts.entrySet().stream().map(row -> row.getKey() + "," + row.getValue() + "\n").collect(Collectors.joining());
        AtomicFile.write(Path.of("lib", "target", "robustness", name + ".csv"), ("what,count\n" + rows).getBytes(StandardCharsets.UTF_8));
    }
}
