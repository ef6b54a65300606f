package hetnet.study.docs;

import hetnet.report.DisplayNames;
import hetnet.report.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * What each method reached, from the results that a notebook keeps: the methods by the names that a reader knows, the
 * metrics that are there in units that fit, and nothing else.
 */
public final class OutcomeTable {

    /** Columns that name a row, the first of them that there is. */
    private static final List<String> NAMES = List.of("method", "allocation");
    /** Which UEs a row is about; those of all UEs are shown. */
    private static final String USERS = "users";
    private static final String ALL = "all";

    private static final List<Metric> METRICS = List.of(
            new Metric("sum_rate_bps", "sum-rate (Mbit/s)", "%.1f", 1e-6),
            new Metric("jain", "Jain's index", "%.3f", 1),
            new Metric("p5_bps", "5th percentile (kbit/s)", "%.1f", 1e-3),
            new Metric("mean_latency_s", "mean latency of 1 Mbit (s)", "%.1f", 1),
            new Metric("mean_log_rate", "mean ln R", "%.3f", 1),
            new Metric("gain_nat", "gain in mean ln R", "%.3f", 1),
            new Metric("association_accuracy", "same BS as the teacher (%)", "%.1f", 100));

    private record Metric(String column, String heading, String format, double scale) {
        String of(Row row) {
            double value = row.getNumber(column);
            return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, scale * value);
        }
    }

    private OutcomeTable() {
    }

    /**
     * The table in Markdown.
     *
     * @throws IllegalArgumentException when no column names the methods, or none holds a metric
     */
    public static String of(Table results) {
        List<String> columns = results.columnNames();
        String name = NAMES.stream().filter(columns::contains).findFirst().orElseThrow(() -> missing(results, NAMES));
        List<Metric> metrics = METRICS.stream().filter(metric -> columns.contains(metric.column)).toList();
        if (metrics.isEmpty()) {
            throw missing(results, METRICS.stream().map(Metric::column).toList());
        }
        List<String> header = new ArrayList<>(List.of("method"));
        metrics.forEach(metric -> header.add(metric.heading));
        MarkdownTable table = MarkdownTable.of(header.toArray(String[]::new));
        for (Row row : results) {
            if (!columns.contains(USERS) || row.getString(USERS).equals(ALL)) {
                List<String> cells = new ArrayList<>(List.of(DisplayNames.method(row.getString(name))));
                metrics.forEach(metric -> cells.add(metric.of(row)));
                table.row(cells.toArray());
            }
        }
        return table.toString();
    }

    private static IllegalArgumentException missing(Table results, List<String> wanted) {
        return new IllegalArgumentException("the table '%s' has none of the columns %s: its columns are %s"
                .formatted(results.name(), String.join(", ", wanted), String.join(", ", results.columnNames())));
    }
}
