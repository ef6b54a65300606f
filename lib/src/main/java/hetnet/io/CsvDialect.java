package hetnet.io;

import hetnet.util.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How somebody else's program writes a table, where that is not how the kit does.
 *
 * @param separator between columns; a blank stands for any run of blanks and tabs; 0 where the header is to tell
 * @param decimal   the sign before decimals, '.' or ','; 0 where the numbers are to tell
 * @param names     the kit's name of a column, and the file's; columns that are not here have the kit's names
 * @param header    the names of the columns where the file has no line with them; empty where it has
 */
public record CsvDialect(char separator, char decimal, Map<String, String> names, List<String> header) {

    /** The kit's own way: everything is in the file. */
    public static final CsvDialect OWN = new CsvDialect((char) 0, (char) 0, Map.of(), List.of());

    /** @throws IllegalArgumentException when the decimal sign is none, or would separate columns too */
    public CsvDialect {
        names = Map.copyOf(names);
        header = List.copyOf(header);
        if (decimal != 0 && decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("a decimal sign is '.' or ',', not %s"
                    .formatted(Quoted.of("" + decimal)));
        }
    }

    /**
     * From texts as people give them.
     *
     * @param separator one character, or tab, blank; empty where the header is to tell
     * @param decimal   point or comma, or the sign itself; empty where the numbers are to tell
     * @param map       as in {@code ue=UserID,bs=Cell}; may be empty
     * @param header    names with commas in between; may be empty
     * @throws IllegalArgumentException on anything else
     */
    public static CsvDialect of(String separator, String decimal, String map, String header) {
        char sign = switch (decimal.strip()) {
            case "" -> 0;
            case "point", "." -> '.';
            case "comma", "," -> ',';
            default -> throw new IllegalArgumentException("DECIMAL = %s is neither point nor comma"
                    .formatted(Quoted.of(decimal)));
        };
        char between = switch (separator) {
            case "" -> 0;
            case "tab", "\\t" -> '\t';
            case "blank", "space" -> ' ';
            case "comma" -> ',';
            case "semicolon" -> ';';
            default -> single(separator);
        };
        return new CsvDialect(between, sign, pairs(map),
                header.isBlank() ? List.of() : List.of(header.strip().split("\\s*,\\s*")));
    }

    private static char single(String separator) {
        if (separator.length() != 1 || separator.matches("[\\w\"#.+-]")) {
            throw new IllegalArgumentException("DELIMITER = %s is none of comma, semicolon, tab, blank and a character "
                    .formatted(Quoted.of(separator)) + "such as |");
        }
        return separator.charAt(0);
    }

    private static Map<String, String> pairs(String map) {
        Map<String, String> names = new HashMap<>();
        for (String pair : map.isBlank() ? new String[0] : map.split(",")) {
            String[] sides = pair.split("=", 2);
            if (sides.length < 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw new IllegalArgumentException("MAP: %s must be a name of the kit and the file's name, as in "
                        .formatted(Quoted.of(pair)) + "ue=UserID");
            }
            if (names.put(sides[0].strip(), sides[1].strip()) != null) {
                throw new IllegalArgumentException("MAP names %s twice".formatted(Quoted.of(sides[0].strip())));
            }
        }
        return names;
    }

    /**
     * The same for one of several tables that share a map: a column keeps the kit's name in a table that has it, and
     * not the other.
     *
     * @param columns of the table
     */
    public CsvDialect ofTable(List<String> columns) {
        Map<String, String> mine = new HashMap<>(names);
        mine.keySet().removeIf(column -> columns.contains(column) && !columns.contains(names.get(column)));
        return new CsvDialect(separator, decimal, mine, header);
    }

    /** What the file calls a column. */
    public String theirs(String column) {
        return names.getOrDefault(column, column);
    }

    /** Whether any run of blanks separates. */
    boolean isBlank() {
        return separator == ' ';
    }
}
