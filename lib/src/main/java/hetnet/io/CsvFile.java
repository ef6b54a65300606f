package hetnet.io;

import hetnet.util.Quoted;
import hetnet.util.Require;
import hetnet.util.ScenarioException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A strict reader of the CSV files of a scenario, row by row, so that every complaint can name its line. UTF-8, comma,
 * a header line; lines that begin with {@code #} and blank lines are skipped; columns are found by name, in any order,
 * and further ones are ignored; a file named {@code .gz} is unpacked. Fields may be quoted but not span lines.
 */
public final class CsvFile {

    private static final String NUMBER_CHARACTERS = "0123456789+-.eE"; // neither NaN nor Java's 1d, 0x1p3
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char NOT_UTF8 = '\uFFFD'; // what the decoder puts in place of malformed bytes

    private final Path file;
    private final List<String> columns;
    private int[] position; // of each wanted column in a row; null before the header
    private int width;
    private int line;

    private CsvFile(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads the file and hands each row to {@code rows}; the index of a value is that of its column in {@code columns}.
     *
     * @throws ScenarioException when the file is missing, unreadable, no UTF-8, has no header or lacks a column, or
     *                           when a row is longer than 1 MiB or has more or fewer values than the header
     */
    public static void read(Path file, List<String> columns, Consumer<Row> rows) {
        new CsvFile(file, columns).read(rows);
    }

    private void read(Consumer<Row> rows) {
        if (!Files.isRegularFile(file)) {
            throw new ScenarioException(file, Files.exists(file) ? "is not a file" : "the file is missing");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                accept(line == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text,
                        rows);
            }
        } catch (IOException e) {
            throw new ScenarioException(file, line + 1, "cannot be read, the file is damaged or cut off (%s)"
                    .formatted(IoReason.of(e)));
        }
        if (position == null) {
            throw new ScenarioException(file, "is empty: expected a header line with the columns "
                    + String.join(",", columns));
        }
    }

    private InputStream open() throws IOException {
        InputStream raw;
        try {
            raw = Files.newInputStream(file);
        } catch (IOException e) {
            throw new ScenarioException(file, "cannot be opened: " + IoReason.of(e));
        }
        if (!file.toString().endsWith(".gz")) {
            return new ShortLines(raw, file);
        }
        try {
            return new ShortLines(new GZIPInputStream(raw, 1 << 16), file);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private void accept(String text, Consumer<Row> rows) {
        String content = text.strip();
        if (content.isEmpty() || content.charAt(0) == '#') {
            return;
        }
        if (text.indexOf(NOT_UTF8) >= 0) {
            throw new ScenarioException(file, line, "is not UTF-8 text");
        }
        String[] values = text.indexOf('"') < 0 ? text.split(",", -1) : splitQuoted(text);
        if (position == null) {
            header(values);
        } else if (values.length != width) {
            throw new ScenarioException(file, line, "has %d values, but the header has %d columns"
                    .formatted(values.length, width));
        } else {
            rows.accept(new Row(values, line));
        }
    }

    private void header(String[] values) {
        List<String> names = Arrays.stream(values).map(String::strip).toList();
        position = new int[columns.size()];
        for (int i = 0; i < position.length; i++) {
            String column = columns.get(i);
            position[i] = names.indexOf(column);
            if (position[i] < 0) {
                throw new ScenarioException(file, line, "no column '%s': the header must have %s, but is %s"
                        .formatted(column, String.join(",", columns), Quoted.of(String.join(",", names))));
            }
            if (position[i] != names.lastIndexOf(column)) {
                throw new ScenarioException(file, line, "column '%s' occurs twice".formatted(column));
            }
        }
        width = values.length;
    }

    private String[] splitQuoted(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                value.append(c); // a doubled quote stands for itself
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        if (quoted) {
            throw new ScenarioException(file, line, "a quoted value does not end on its line");
        }
        values.add(value.toString());
        return values.toArray(String[]::new);
    }

    /** The wanted values of one line; every index is that of a column asked for. */
    public final class Row {

        private final String[] values;
        private final int line;

        private Row(String[] values, int line) {
            this.values = values;
            this.line = line;
        }

        /** The number of the line in its file, from 1. */
        public int line() {
            return line;
        }

        /** The complaint about this row. */
        public ScenarioException error(String reason) {
            return new ScenarioException(file, line, reason);
        }

        /** Whether nothing but blanks stands there. */
        public boolean isEmpty(int column) {
            return text(column).isEmpty();
        }

        /**
         * An id: a text without commas, quotes and control characters, so that it can be written as it was read.
         *
         * @throws ScenarioException when it is empty or has such a character
         */
        public String id(int column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw error("%s is empty".formatted(columns.get(column)));
            }
            if (text.chars().anyMatch(c -> c == ',' || c == '"' || Character.isISOControl(c))) {
                throw error("%s %s has a comma, a quote or a control character in it"
                        .formatted(columns.get(column), Quoted.of(text)));
            }
            return text;
        }

        /**
         * A decimal number.
         *
         * @throws ScenarioException when it is empty, no finite number, or outside min to max
         */
        public double number(int column, double min, double max, String unit) {
            String text = text(column);
            double value;
            try {
                value = text.chars().allMatch(c -> NUMBER_CHARACTERS.indexOf(c) >= 0) ? Double.parseDouble(text)
                        : Double.NaN;
            } catch (NumberFormatException e) {
                value = Double.NaN;
            }
            if (Double.isNaN(value)) {
                throw error(text.isEmpty() ? "%s is empty".formatted(columns.get(column))
                        : "%s %s is not a finite decimal number".formatted(columns.get(column), Quoted.of(text)));
            }
            try {
                return Require.inRange(columns.get(column), value, min, max, unit);
            } catch (IllegalArgumentException e) {
                throw error(e.getMessage());
            }
        }

        /**
         * A whole number.
         *
         * @throws ScenarioException when it is no whole number or outside 0 to max
         */
        public int count(int column, int max) {
            double value = number(column, 0, max, "");
            if (value != Math.rint(value)) {
                throw error("%s %s is not a whole number".formatted(columns.get(column), Quoted.of(text(column))));
            }
            return (int) value;
        }

        private String text(int column) {
            return values[position[column]].strip();
        }
    }
}
