package hetnet.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown, row by row. */
public final class MarkdownTable {

    private final int columns;
    private final StringBuilder text = new StringBuilder();

    private MarkdownTable(String[] header) {
        columns = header.length;
        row((Object[]) header);
        text.append("|").append("---|".repeat(columns)).append("\n");
    }

    /** An empty table with these columns. */
    public static MarkdownTable of(String... header) {
        return new MarkdownTable(header);
    }

    /**
     * Adds a row.
     *
     * @param cells as many as columns; a vertical bar in one is escaped
     * @throws IllegalArgumentException when there are more or fewer
     */
    public MarkdownTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row of %d cells in a table of %d columns: %s"
                    .formatted(cells.length, columns, Arrays.toString(cells)));
        }
        text.append(Stream.of(cells).map(cell -> cell.toString().replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"))).append("\n");
        return this;
    }

    /** A number as a cell shows it, with a point in every locale. @param format of one number, such as %.2f */
    public static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** The Markdown, each line with its end. */
    @Override
    public String toString() {
        return text.toString();
    }
}
