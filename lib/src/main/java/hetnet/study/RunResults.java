package hetnet.study;

import hetnet.report.Tables;
import hetnet.util.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * What one run left in its folder, read back: a run of the notebooks, or a result folder of {@code make evaluate}.
 *
 * @param name   for tables and figures
 * @param folder where its files are
 */
public record RunResults(String name, Path folder) {

    /** The measures that are compared, as columns of the files; a file need not have all. */
    public static final List<String> MEASURES = Stream.of(Measure.values()).map(Measure::column).toList();

    /** A table of methods and the distribution of the rates behind it, as they lie in a run's folder. */
    public enum Part {
        /** The paper's three methods, from notebook 04. */
        PAPER("paper", "methods of notebook 04", "figures/summary.csv", "figures/rate_cdf.csv", 1, 1),
        /** All methods of notebook 07. */
        BEYOND("beyond", "methods of notebook 07", "figures/beyond_results.csv", "figures/beyond_rates.csv", 1, 1),
        /** The methods of {@code make evaluate}. */
        EVALUATE("evaluate", "methods of make evaluate", "metrics.csv", "rates.csv", 2, 1e-3);

        /** In tables and in the names of files. */
        public final String id;
        /** In captions. */
        public final String words;
        private final String methodsFile;
        private final String ratesFile;
        private final int ratesColumn;
        private final double kbps;

        /** @param kbps one unit of the column of the rates */
        Part(String id, String words, String methodsFile, String ratesFile, int ratesColumn, double kbps) {
            this.id = id;
            this.words = words;
            this.methodsFile = methodsFile;
            this.ratesFile = ratesFile;
            this.ratesColumn = ratesColumn;
            this.kbps = kbps;
        }
    }

    /** @throws InputException when the folder is missing or holds no results */
    public RunResults {
        if (!Files.isDirectory(folder)) {
            throw new InputException("there is no run '%s': no folder %s".formatted(name, folder));
        }
        if (Stream.of(Part.values()).noneMatch(part -> Files.exists(folder.resolve(part.methodsFile)))) {
            throw new InputException(("run '%s' has no results: it did not finish, or is no run (there is none of %s "
                    + "in %s)").formatted(name,
                    String.join(", ", Stream.of(Part.values()).map(part -> part.methodsFile).toList()), folder));
        }
    }

    /**
     * The measures of each method over all UEs, by method.
     *
     * @return empty where the run does not have the part; a measure that its file lacks is NaN
     * @throws InputException naming the file when it cannot be read
     */
    public Map<String, double[]> measures(Part part) {
        Map<String, double[]> measures = new LinkedHashMap<>();
        read(folder.resolve(part.methodsFile), table -> {
            for (int r = 0; r < table.rowCount(); r++) {
                int row = r;
                if (part != Part.PAPER || table.getString(r, "users").equals("all")) {
                    measures.put(current(table.getString(r, "method")),
                            MEASURES.stream().mapToDouble(measure -> number(table, row, measure)).toArray());
                }
            }
        });
        return measures;
    }

    /** @throws InputException when the run is of a time when two networks shared a name */
    private String current(String method) {
        Methods.today(method).ifPresent(today -> {
            throw new InputException("run '%s' is of an earlier version: %s; make it anew".formatted(name, today));
        });
        return method;
    }

    /** A column with an infinite value among its numbers comes back as text. */
    private static double number(Table table, int row, String column) {
        String text = table.columnNames().contains(column) ? table.getUnformatted(row, table.columnIndex(column)) : "";
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /** The rates of the UEs in coverage by the curve's name, kbit/s; empty where the run kept none. */
    public Map<String, double[]> ratesKbps(Part part) {
        Map<String, double[]> rates = series(part.ratesFile, part.ratesColumn);
        rates.keySet().forEach(this::current);
        rates.replaceAll((method, values) -> Arrays.stream(values).map(rate -> rate * part.kbps).toArray());
        return rates;
    }

    /**
     * The last column of a line figure by the name of its series, such as a loss over the epochs; empty where there is
     * no such figure.
     */
    public Map<String, double[]> curves(String figure) {
        return series("figures/" + figure + ".csv", 2);
    }

    private Map<String, double[]> series(String file, int column) {
        Map<String, double[]> series = new LinkedHashMap<>();
        read(folder.resolve(file), table -> {
            for (String name : new LinkedHashSet<>(table.stringColumn(0).asList())) {
                series.put(name, table.where(table.stringColumn(0).isEqualTo(name)).numberColumn(column)
                        .asDoubleArray());
            }
        });
        return series;
    }

    private void read(Path file, Consumer<Table> reader) {
        try {
            if (Files.exists(file)) {
                reader.accept(Tables.readCsv(file));
            }
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) { // the parser's own types, and what becomes of columns that are not there
            throw new InputException("run '%s' cannot be read: %s is no table of results".formatted(name, file));
        }
    }
}
