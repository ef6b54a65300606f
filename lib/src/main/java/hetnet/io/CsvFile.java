package hetnet.io;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import hetnet.util.Quoted;
import hetnet.util.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A strict reader of the CSV files of a scenario, row by row, so that every complaint can name its line. FastCSV splits
 * the rows; this class decides what a comment and a column are, {@link CsvRow} what an id, a number, a missing value
 * and a flag are.
 *
 * <ul>
 * <li>UTF-8, or UTF-16 with a byte-order mark, with a header line; a name that ends with {@code .gz} is unpacked.
 * Columns are separated by commas, semicolons or tabs, whichever makes the wanted columns of the header.
 * <li>Columns are found by name, in any order.
 * <li>A line that begins with {@code #} is a comment before the header, and after it where it does not have the values
 * of a row. Where it has, it is a row whose first value begins with {@code #}; with a blank behind the {@code #} nobody
 * can tell, and it is refused.
 * <li>Values may be quoted but not span lines.
 * </ul>
 */
public final class CsvFile {

    /** Longest line, and longest value, in characters: no row comes near. */
    static final int MAX_LENGTH = 1 << 20;

    /** Names of columns that hold a quantity end with its unit. */
    private static final String QUANTITY =
            ".+_(dbm|dbi|db|w|mw|watt|hz|khz|mhz|ghz|m|km|deg|rad|mps|bps|kbps|mbps|s|ms|percent)";

    private final Path file;
    private final List<String> required;
    private final List<String> optional;
    private final boolean quantitiesRefused;
    private final CsvDialect dialect;

    private CsvFile(Path file, List<String> required, List<String> optional, boolean quantitiesRefused,
                    CsvDialect dialect) {
        this.file = file;
        this.required = List.copyOf(required);
        this.optional = List.copyOf(optional);
        this.quantitiesRefused = quantitiesRefused;
        this.dialect = dialect;
    }

    /** A file that must have these columns; the index of a value in a {@link CsvRow} is that of its column here. */
    public static CsvFile of(Path file, List<String> columns) {
        return new CsvFile(file, columns, List.of(), false, CsvDialect.OWN);
    }

    /** The same file, which may have further columns too; their indices follow those of the others. */
    public CsvFile optional(String... columns) {
        return new CsvFile(file, required, List.of(columns), quantitiesRefused, dialect);
    }

    /**
     * The same file, which may have no unknown column whose name ends with a unit, such as {@code power_dbm}: who wrote
     * it expects it to count. Unknown columns of other names are told in a note.
     */
    public CsvFile refuseUnknownQuantities() {
        return new CsvFile(file, required, optional, true, dialect);
    }

    /** The same file, as another program wrote it. */
    public CsvFile dialect(CsvDialect other) {
        return new CsvFile(file, required, optional, quantitiesRefused, other);
    }

    /**
     * The names of the columns.
     *
     * @throws ScenarioException when the file is missing, unreadable, no UTF-8, or has no header
     */
    public static List<String> header(Path file) {
        return header(file, CsvDialect.OWN);
    }

    /** The names of the columns as the file has them, see {@link #header(Path)}. */
    public static List<String> header(Path file, CsvDialect dialect) {
        try (CsvHeader header = CsvHeader.open(file, List.of(), dialect)) {
            return header.names();
        }
    }

    /**
     * Reads the file and hands each row to {@code rows}.
     *
     * @return what a reader of the file should know, a sentence each: separators other than the usual ones, columns
     *         that are not used
     * @throws ScenarioException when the file is missing, unreadable, no UTF-8, has no header or lacks a column, or
     *                           when a row is longer than 1 MiB or has more or fewer values than the header
     */
    public List<String> read(Consumer<CsvRow> rows) {
        int[] line = {0};
        try (CsvHeader header = CsvHeader.open(file, theirs(required), dialect)) {
            CsvColumns columns = columns(header);
            Lines lines = new Lines(columns, header.names().size());
            CsvReader.builder().fieldSeparator(header.separator()).commentStrategy(CommentStrategy.NONE)
                    .skipEmptyLines(true).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE).trimWhitespacesAroundQuotes(true)
                    .maxBufferSize(MAX_LENGTH)
                    .ofCsvRecord(header.rest()).forEach(record -> {
                        line[0] = header.line() + (int) record.getStartingLineNumber();
                        if (lines.isRow(record, line[0])) {
                            rows.accept(new CsvRow(record, columns, line[0]));
                        }
                    });
            return notes(header, columns);
        } catch (CsvParseException e) {
            throw unreadable(e, line[0] + 1);
        } catch (UncheckedIOException e) {
            throw CsvHeader.damaged(file, line[0] + 1, e.getCause());
        }
    }

    /** Where the parser gave up. */
    private ScenarioException unreadable(CsvParseException e, int line) {
        if (e.getCause() instanceof IOException io) {
            return CsvHeader.damaged(file, line, io);
        }
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return new ScenarioException(file, line, ("a value does not end well: its line has more than %d characters, "
                + "or a quote is not closed or stands inside (%s)").formatted(MAX_LENGTH,
                Quoted.of(String.valueOf(deepest.getMessage()))));
    }

    private CsvColumns columns(CsvHeader header) {
        List<String> wanted = Stream.concat(theirs(required).stream(), theirs(optional).stream()).toList();
        int[] position = new int[wanted.size()];
        for (int i = 0; i < position.length; i++) {
            String column = wanted.get(i);
            position[i] = header.names().indexOf(column);
            if (position[i] < 0 && i < required.size()) {
                String found = Quoted.of(String.join(",", header.names()));
                throw new ScenarioException(file, header.line(), ("no column '%s': the header must have %s, but is "
                        + "%s%s%s").formatted(column, String.join(",", theirs(required)), found,
                        header.names().size() > 1 ? "" : "; columns are separated by commas, semicolons or tabs",
                        dialect == CsvDialect.OWN ? ""
                        : "; MAP=%s=... says what it is called".formatted(required.get(i))));
            }
            if (position[i] != header.names().lastIndexOf(column)) {
                throw new ScenarioException(file, header.line(), "column '%s' occurs twice".formatted(column));
            }
        }
        for (String name : unknown(header)) {
            if (quantitiesRefused && name.matches(QUANTITY)) {
                throw new ScenarioException(file, header.line(),
                        ("column %s would not count: known are %s; rename it or "
                        + "take it out").formatted(Quoted.of(name), String.join(", ", wanted)));
            }
        }
        return new CsvColumns(file, wanted, position, header.separator(), dialect.decimal());
    }

    private List<String> theirs(List<String> columns) {
        return columns.stream().map(dialect::theirs).toList();
    }

    private List<String> unknown(CsvHeader header) {
        return header.names().stream()
                .filter(name -> !name.isEmpty() && !theirs(required).contains(name) && !theirs(optional).contains(name))
                .toList();
    }

    private List<String> notes(CsvHeader header, CsvColumns columns) {
        List<String> notes = new ArrayList<>();
        String name = String.valueOf(file.getFileName());
        if (!header.isUtf8()) {
            notes.add(name + ": is UTF-16 text");
        }
        if (header.separator() != ',') {
            String separator = dialect.isBlank() ? "blanks" : header.separator() == '\t' ? "tabs"
                    : "'" + header.separator() + "'";
            notes.add("%s: columns are separated by %s, numbers have a decimal %s".formatted(name, separator,
                    columns.hasDecimalComma() ? "comma" : "point"));
        }
        List<String> unknown = unknown(header);
        if (!unknown.isEmpty()) {
            String kind = unknown.size() == 1 ? "is the column" : "are the columns";
            notes.add("%s: not used %s %s; known are %s".formatted(name, kind, Quoted.of(String.join(", ", unknown)),
                    String.join(", ", columns.names())));
        }
        return notes;
    }

    /** Tells rows from comments. */
    private final class Lines {
        private final CsvColumns columns;
        private final int width;
        private int row;     // a line whose id begins with #; 0 where there is none
        private int comment; // a line like that, but with other than the values of a row; 0 where there is none

        Lines(CsvColumns columns, int width) {
            this.columns = columns;
            this.width = width;
        }

        /** @throws ScenarioException where the line is neither a row nor a comment */
        boolean isRow(CsvRecord record, int number) {
            int count = record.getFieldCount();
            String first = record.getField(0).strip();
            if (record.getFields().stream().allMatch(String::isBlank)) { // spreadsheets write rows of commas alone
                return false;
            }
            if (first.startsWith("#") && !isHashedId(first, count, number)) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                if (record.getField(i).indexOf(CsvHeader.NOT_UTF8) >= 0) {
                    throw columns.error(number, CsvHeader.NOT_TEXT);
                }
                if (record.getField(i).indexOf('\n') >= 0) {
                    throw columns.error(number, "a quoted value does not end on its line");
                }
            }
            if (count != width) {
                throw columns.error(number, "has %d values, but the header has %d columns".formatted(count, width));
            }
            return true;
        }

        private boolean isHashedId(String first, int count, int number) {
            boolean blank = first.length() == 1 || Character.isWhitespace(first.charAt(1));
            if (blank && count == width && count > 1) {
                throw columns.error(number, ("begins with '#' and a blank, but has the %d values of a row: a comment "
                        + "like that belongs above the header, and an id has no blank there").formatted(count));
            }
            row = !blank && count == width ? number : row;
            comment = !blank && count != width && count > 1 ? number : comment;
            if (row > 0 && comment > 0) {
                throw columns.error(comment, ("begins with '#' and has other than the %d values of a row, while the id "
                        + "on line %d begins with '#' too: is it a comment or a row?").formatted(width, row));
            }
            return count == width;
        }
    }
}
