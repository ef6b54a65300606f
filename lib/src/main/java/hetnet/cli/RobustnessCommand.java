package hetnet.cli;

import hetnet.cli.setting.Workplace;
import hetnet.report.Tables;
import hetnet.util.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make robustness}: gathers what the tests counted - bad inputs tried, faults injected, kills
 * survived - into figures/robustness.csv and a table of docs/.
 */
@Command(name = "robustness", header = "Put what the last tests counted into figures/robustness.csv and docs/.")
final class RobustnessCommand implements Callable<Integer> {

    static final String FILE = "robustness.csv";

    private final Workplace place;

    RobustnessCommand(Workplace place) {
        this.place = place;
    }

    /**
     * Gathers lib/target/robustness; the counts of tests that did not run since then stay.
     *
     * @throws InputException naming the file that has not the columns what and count
     * @throws IOException    when a file cannot be read or written
     */
    @Override
    public Integer call() throws IOException {
        Path figure = place.figures().resolve(FILE);
        Map<String, Map<String, Long>> counts = Files.exists(figure) ? read(figure) : new TreeMap<>();
        counts.putAll(InputException.blame(() -> gather(place.home().resolve(Path.of("lib", "target", "robustness")))));
        Tables.writeCsv(table(counts), figure,
                "what the tests of each name tried, and the kit withstood, in their last run");
        ReadmeCommand.write(place.home());
        place.out().println(table(counts).printAll());
        return Hetnet.OK;
    }

    /** @return by the name of the test, then by what it counted; one file a test */
    static Map<String, Map<String, Long>> gather(Path folder) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("%s is missing: run make test first".formatted(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                Map<String, Long> mine = counts.computeIfAbsent(file.getFileName().toString()
                        .replaceFirst("\\.csv$", ""), n -> new TreeMap<>());
                for (Row row : columns(file, List.of("what", "count"))) {
                    mine.put(row.getString("what"), (long) row.getNumber("count"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
        return counts;
    }

    private static Map<String, Map<String, Long>> read(Path figure) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (Row row : columns(figure, List.of("test", "what", "count"))) {
            counts.computeIfAbsent(row.getString("test"), n -> new TreeMap<>())
                    .put(row.getString("what"), (long) row.getNumber("count"));
        }
        return counts;
    }

    private static Table columns(Path file, List<String> wanted) {
        Table table = Tables.readCsv(file);
        if (!table.isEmpty() && !table.columnNames().equals(wanted)) {
            throw new IllegalArgumentException("%s must have the columns %s, but has %s"
                    .formatted(file, wanted, table.columnNames()));
        }
        return table;
    }

    static Table table(Map<String, Map<String, Long>> counts) {
        Tables.Rows rows = Tables.named("robustness", "test", "what", "count");
        counts.forEach((test, mine) -> mine.forEach((what, count) -> rows.row(test, what, count)));
        return rows.build();
    }
}
