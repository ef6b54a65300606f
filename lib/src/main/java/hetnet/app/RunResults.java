package hetnet.app;

import hetnet.report.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * What one run left in its folder, read back: a run of the notebooks, or a result folder of {@link Evaluate}.
 *
 * @param name   for tables and figures
 * @param folder where its files are
 */
record RunResults(String name, Path folder) {

    /** The measures that are compared, as columns of the files; a file need not have all. */
    static final List<String> MEASURES = List.of("sum_rate_bps", "jain", "p5_bps", "mean_latency_s", "mean_log_rate");

    /** A table of methods and the distribution of the rates behind it, as they lie in a run's folder. */
    enum Part {
        /** The paper's three methods, from notebook 04. */
        PAPER("paper", "figures/summary.csv", "figures/rate_cdf.csv"),
        /** All methods of notebook 07. */
        BEYOND("beyond", "figures/beyond_results.csv", "figures/beyond_rates.csv"),
        /** The methods of {@code make evaluate}, which keeps no rates. */
        EVALUATE("evaluate", "metrics.csv", "");

        final String id;
        private final String methodsFile;
        private final String ratesFile;

        Part(String id, String methodsFile, String ratesFile) {
            this.id = id;
            this.methodsFile = methodsFile;
            this.ratesFile = ratesFile;
        }
    }

    /** @throws InputException when the folder is missing or holds no results */
    RunResults {
        if (!Files.isDirectory(folder)) {
            throw new InputException("there is no run '%s': no folder %s".formatted(name, folder));
        }
        if (Stream.of(Part.values()).noneMatch(part -> Files.exists(folder.resolve(part.methodsFile)))) {
            throw new InputException("run '%s' has no results: it did not finish, or is no run (there is none of %s in %s)".formatted(name,
                    String.join(", ", Stream.of(Part.values()).map(part -> part.methodsFile).toList()), folder));
        }
    }

    /**
     * The measures of each method over all UEs, by method.
     *
     * @return empty where the run does not have the part; a measure that its file lacks is NaN
     * @throws InputException naming the file when it cannot be read
     */
    Map<String, double[]> measures(Part part) {
        Map<String, double[]> measures = new LinkedHashMap<>();
        rows(folder.resolve(part.methodsFile)).ifPresent(table -> {
            List<String> columns = table.columnNames();
            for (Row row : table) {
                if (!columns.contains("users") || part != Part.PAPER || row.getString("users").equals("all")) {
                    measures.put(row.getString("method"), MEASURES.stream()
                            .mapToDouble(measure -> columns.contains(measure) ? row.getNumber(measure) : Double.NaN).toArray());
                }
            }
        });
        return measures;
    }

    /** The rates of the UEs in coverage by the curve's name, kbit/s; empty where the run kept none. */
    Map<String, double[]> ratesKbps(Part part) {
        return part.ratesFile.isEmpty() ? Map.of() : series(part.ratesFile, 1);
    }

    /** The last column of a line figure by the name of its series, such as a loss over the epochs; empty where there is no such figure. */
    Map<String, double[]> curves(String figure) {
        return series("figures/" + figure + ".csv", 2);
    }

    private Map<String, double[]> series(String file, int column) {
        Map<String, double[]> series = new LinkedHashMap<>();
        rows(folder.resolve(file)).ifPresent(table -> {
            for (String name : table.stringColumn(0).unique()) {
                series.put(name, table.where(table.stringColumn(0).isEqualTo(name)).numberColumn(column).asDoubleArray());
            }
        });
        return series;
    }

    private Optional<Table> rows(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Tables.readCsv(file)) : Optional.empty();
        } catch (RuntimeException e) { // the parser's own types, and what it makes of an empty file
            throw new InputException("run '%s' cannot be read: %s is no table of results".formatted(name, file));
        }
    }
}
