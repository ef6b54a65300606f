package hetnet.io;

import de.siegmar.fastcsv.reader.CsvRecord;
import hetnet.util.Quoted;
import hetnet.util.Require;
import hetnet.util.ScenarioException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The wanted values of one line of a {@link CsvFile}; every index is that of a column asked for. */
public final class CsvRow {

    private static final String NUMBER_CHARACTERS = "0123456789+-.eE"; // neither NaN nor Java's 1d, 0x1p3
    private static final char PRINTED_MINUS = '\u2212';
    private static final Set<String> MISSING = Set.of("na", "n/a", "#n/a", "<na>", "nan", "null", "none", "-");
    private static final Set<String> INFINITE = Set.of("inf", "infinity", "∞");
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n");

    private final CsvRecord record;
    private final CsvColumns columns;
    private final int line;

    CsvRow(CsvRecord record, CsvColumns columns, int line) {
        this.record = record;
        this.columns = columns;
        this.line = line;
    }

    /** The number of the line in its file, from 1. */
    public int line() {
        return line;
    }

    /** The complaint about this row. */
    public ScenarioException error(String reason) {
        return columns.error(line, reason);
    }

    /** Whether the file has the optional column. */
    public boolean has(int column) {
        return columns.position(column) >= 0;
    }

    /** Whether nothing but blanks stands there, or the optional column is not there. */
    public boolean isEmpty(int column) {
        return !has(column) || text(column).isEmpty();
    }

    /** Whether a word of pandas, R, Excel or C for a missing value stands there, such as NaN or NA. */
    public boolean isMissing(int column) {
        String text = text(column);
        return !beginsAsNumber(text) && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether there is no value: nothing, or a word for a missing one. */
    public boolean isAbsent(int column) {
        return isEmpty(column) || isMissing(column);
    }

    /** Whether infinity of the sign stands there, as programs write it: inf, Infinity. */
    public boolean isInfinite(int column, boolean negative) {
        if (beginsAsNumber(text(column))) {
            return false;
        }
        String text = text(column).toLowerCase(Locale.ROOT);
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return INFINITE.contains(signed ? text.substring(1) : text) && text.startsWith("-") == negative;
    }

    /** Almost every value does, and needs no look at words. */
    private static boolean beginsAsNumber(String text) {
        char sign = text.isEmpty() ? ' ' : text.charAt(0);
        char first = (sign == '-' || sign == '+') && text.length() > 1 ? text.charAt(1) : sign;
        return first >= '0' && first <= '9';
    }

    /**
     * An id: a text without commas, quotes and control characters, so that it can be written as it was read. It stays a
     * text: 007, 7 and 7.0 are three.
     *
     * @throws ScenarioException when it is empty or has such a character
     */
    public String id(int column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw error("%s is empty".formatted(columns.name(column)));
        }
        if (text.chars().anyMatch(c -> c == ',' || c == '"' || Character.isISOControl(c))) {
            throw error("%s %s has a comma, a quote or a control character in it".formatted(columns.name(column),
                    Quoted.of(text)));
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
        double value = parsed(numeral(column));
        if (Double.isNaN(value)) {
            throw error(text.isEmpty() ? "%s is empty".formatted(columns.name(column))
                    : "%s %s is not a finite decimal number".formatted(columns.name(column), Quoted.of(text)));
        }
        try {
            return Require.inRange(columns.name(column), value, min, max, unit);
        } catch (IllegalArgumentException e) {
            throw error(e.getMessage());
        }
    }

    /** With a decimal point, and the minus of keyboards in the place of that of printers. */
    private String numeral(int column) {
        return columns.withPoint(text(column).replace(PRINTED_MINUS, '-'), line);
    }

    /** NaN where the text is no number. */
    private static double parsed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (NUMBER_CHARACTERS.indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
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
            throw error("%s %s is not a whole number".formatted(columns.name(column), Quoted.of(text(column))));
        }
        return (int) value;
    }

    /**
     * A yes or no: true, T, yes, y, 1 and 1.0 in any case, and their opposites; no where the value is missing.
     *
     * @throws ScenarioException naming a value that is neither
     */
    public boolean flag(int column) {
        if (isAbsent(column)) {
            return false;
        }
        String text = text(column);
        double number = parsed(numeral(column));
        if (number == 1 || TRUE.contains(text.toLowerCase(Locale.ROOT))) {
            return true;
        }
        if (number == 0 || FALSE.contains(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        throw error("%s %s is neither yes nor no: write 1 or 0".formatted(columns.name(column),
                Quoted.of(text(column))));
    }

    /**
     * The place of an id that another file has.
     *
     * @param kind   of the id, such as "UE"
     * @param places of the known ids
     * @param file   which has them
     * @throws ScenarioException when the id is not known, or cannot be one
     */
    public int place(int column, String kind, Map<String, Integer> places, String file) {
        Integer place = places.get(text(column)); // ids that are known need no check
        if (place == null) {
            throw error("%s '%s' is not in %s".formatted(kind, id(column), file));
        }
        return place;
    }

    /** The value without blanks around it. */
    public String text(int column) {
        return record.getField(columns.position(column)).strip();
    }
}
