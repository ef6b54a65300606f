package hetnet.report;

import hetnet.io.AtomicFile;
import hetnet.io.IoReason;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** Tables from rows, as CSV that loses nothing, and as HTML for people. */
public final class Tables {

    /** Columns of ids, which are texts: 007 is not 7. */
    private static final Set<String> IDS = Set.of("ue", "bs");

    /** Digits shown to people: enough to see a difference of 0.1 %. */
    private static final int DIGITS = 4;
    /** Below this, and from {@link #LARGE} on, numbers are shown with an exponent. */
    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e7;

    private Tables() {
    }

    /**
     * A table row by row: {@code Tables.named("summary", "method", "sum_rate_bps").row("baseline", 3.38e8).build()}.
     */
    public static Rows named(String name, String... columns) {
        return new Rows(name, List.of(columns));
    }

    /** Collects rows; a column is whole numbers, numbers or text, whichever holds all its values. */
    public static final class Rows {

        private final String name;
        private final List<String> columns;
        private final List<Object[]> rows = new ArrayList<>();

        private Rows(String name, List<String> columns) {
            this.name = name;
            this.columns = columns;
        }

        /**
         * Adds a row; null and NaN are missing values.
         *
         * @throws IllegalArgumentException where there are not as many values as columns
         */
        public Rows row(Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException("table '%s' has %d columns, but a row of %d values was added"
                        .formatted(name, columns.size(), values.length));
            }
            rows.add(values.clone());
            return this;
        }

        /** The table of the rows so far. */
        public Table build() {
            Table table = Table.create(name);
            for (int c = 0; c < columns.size(); c++) {
                table.addColumns(column(c));
            }
            return table;
        }

        private Column<?> column(int c) {
            List<Object> values = rows.stream().map(row -> row[c]).toList();
            if (values.stream().anyMatch(v -> v != null && !(v instanceof Number))) {
                StringColumn text = StringColumn.create(columns.get(c));
                values.forEach(v -> text.append(v == null ? "" : v.toString()));
                return text;
            }
            boolean whole = values.stream().allMatch(v -> v instanceof Integer || v instanceof Long);
            if (whole && !values.isEmpty()) {
                LongColumn numbers = LongColumn.create(columns.get(c));
                values.forEach(v -> numbers.append(((Number) v).longValue()));
                return numbers;
            }
            DoubleColumn numbers = DoubleColumn.create(columns.get(c));
            values.forEach(v -> numbers.append(v == null ? Double.NaN : ((Number) v).doubleValue()));
            return numbers;
        }
    }

    /**
     * The table as CSV: '\n' ends a line, '.' is the decimal point, every double comes back bit for bit, a missing
     * value is empty.
     *
     * @param comments lines put on top, each behind {@code # }
     */
    public static String csv(Table table, String... comments) {
        StringWriter out = new StringWriter();
        for (String comment : comments) {
            comment.lines().forEach(line -> out.write("# " + line + "\n"));
        }
        table.write().usingOptions(CsvWriteOptions.builder(out).lineEnd("\n").build());
        return out.toString();
    }

    /**
     * Writes {@link #csv} to a file, whole or not at all.
     *
     * @throws UncheckedIOException where the file cannot be written
     */
    public static void writeCsv(Table table, Path file, String... comments) {
        AtomicFile.write(file, csv(table, comments).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #writeCsv} wrote, and any CSV with a header and {@code #} comments.
     *
     * @throws UncheckedIOException where the file cannot be read
     */
    public static Table readCsv(Path file) {
        try {
            return parseCsv(file.getFileName().toString().replaceFirst("\\.csv$", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    static Table parseCsv(String name, String text) {
        return Table.read().usingOptions(CsvReadOptions.builder(new StringReader(text))
                .tableName(name)
                .commentPrefix('#')
                .sample(false)
                .missingValueIndicator("")
                .columnTypesToDetect(List.of(ColumnType.LONG, ColumnType.DOUBLE, ColumnType.STRING))
                .columnTypesPartial(column -> IDS.contains(column) ? Optional.of(ColumnType.STRING) : Optional.empty())
                .build());
    }

    /**
     * A number for people: four significant digits, whole digits never dropped, an exponent where the value is tiny or
     * huge.
     */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < SMALL || size >= LARGE)) {
            String[] parts = String.format(Locale.ROOT, "%.3e", value).split("e");
            return new BigDecimal(parts[0]).stripTrailingZeros().toPlainString() + "e" + Integer.parseInt(parts[1]);
        }
        int wholeDigits = size < 1 ? 0 : (int) Math.floor(Math.log10(size)) + 1;
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(Math.max(DIGITS, wholeDigits)));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A time for people, in seconds or milliseconds; what is shorter than one of these is not told apart. */
    public static String seconds(double seconds) {
        if (seconds < 1e-3) {
            return "< 1 ms";
        }
        String format = seconds < 0.1 ? "%.0f ms" : seconds < 10 ? "%.2f s" : "%.1f s";
        return String.format(Locale.ROOT, format, seconds < 0.1 ? 1e3 * seconds : seconds);
    }

    /**
     * The table as an HTML fragment that brings its own style: numbers to the right, text to the left.
     *
     * @param maxRows rows shown; a note tells how many there are in all
     */
    public static String html(Table table, int maxRows) {
        StringBuilder html = new StringBuilder("<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;"
                + "font-variant-numeric:tabular-nums\">\n<thead><tr>");
        for (Column<?> column : table.columns()) {
            html.append(cell("th", column, escape(column.name()),
                    "border-bottom:1.5px solid currentColor;font-weight:600"));
        }
        html.append("</tr></thead>\n<tbody>\n");
        int shown = Math.min(maxRows, table.rowCount());
        for (int r = 0; r < shown; r++) {
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
                html.append(cell("td", column, escape(text(column, r)), "border-bottom:1px solid #8884"));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table>");
        if (shown < table.rowCount()) {
            html.append("<div style=\"opacity:.7;font-size:90%%\">first %d of %d rows</div>"
                    .formatted(shown, table.rowCount()));
        }
        return html.append("</div>").toString();
    }

    private static String cell(String tag, Column<?> column, String content, String style) {
        String align = column instanceof NumericColumn ? "right" : "left";
        return "<%s style=\"text-align:%s;padding:.25em .8em;%s\">%s</%s>".formatted(tag, align, style, content, tag);
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        if (column instanceof LongColumn || !(column instanceof NumericColumn<?> numbers)) {
            return column.getString(row);
        }
        return number(numbers.getDouble(row));
    }

    /** Text in which no character is taken for markup. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
