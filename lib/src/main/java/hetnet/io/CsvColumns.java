package hetnet.io;

import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.util.List;

/** The wanted columns of a CSV file, and the decimal sign of its numbers, which is one in all of them. */
final class CsvColumns {

    private static final char POINT = '.';
    private static final char COMMA = ',';

    private final Path file;
    private final List<String> names;
    private final int[] position; // in a row; -1 where an optional column is not there
    private final boolean commaSeparates;
    private final char given; // the decimal sign that was said; 0 where none was
    private char decimal;         // 0 before the first decimal sign
    private int decimalLine;

    CsvColumns(Path file, List<String> names, int[] position, char separator, char decimal) {
        this.file = file;
        this.names = names;
        this.position = position;
        commaSeparates = separator == COMMA;
        given = decimal;
        this.decimal = decimal;
    }

    List<String> names() {
        return names;
    }

    String name(int column) {
        return names.get(column);
    }

    int position(int column) {
        return position[column];
    }

    boolean hasDecimalComma() {
        return decimal == COMMA;
    }

    ScenarioException error(int line, String reason) {
        return new ScenarioException(file, line, reason);
    }

    /**
     * The number as Java writes it, with a point.
     *
     * @throws ScenarioException when the file has had the other decimal sign before
     */
    String withPoint(String number, int line) {
        if (commaSeparates && given == 0) {
            return number;
        }
        boolean comma = number.indexOf(COMMA) >= 0;
        char sign = comma ? COMMA : number.indexOf(POINT) >= 0 ? POINT : 0;
        if (sign == 0) {
            return number;
        }
        if (comma && number.indexOf(POINT) >= 0 || decimal != 0 && decimal != sign) {
            throw error(line, ("'%s' has a decimal %s, but line %d a decimal %s: write all numbers alike, without "
                    + "thousands separators").formatted(number, name(sign), decimal == 0 || decimalLine == 0 ? line
                    : decimalLine,
                    name(sign == COMMA ? POINT : COMMA)));
        }
        if (decimal == 0) {
            decimal = sign;
            decimalLine = line;
        }
        return comma ? number.replace(COMMA, POINT) : number;
    }

    private static String name(char sign) {
        return sign == COMMA ? "comma" : "point";
    }
}
