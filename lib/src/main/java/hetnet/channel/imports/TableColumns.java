package hetnet.channel.imports;

import hetnet.io.CsvDialect;
import hetnet.io.CsvFile;
import hetnet.io.CsvRow;
import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The columns of somebody's table of links: which of the known ones are there, under what names. */
final class TableColumns {

    /** When a row holds, seconds. */
    static final String TIME = "time_s";
    /** Losses of links. */
    static final String LOSS = "pathloss_db";
    /** Every column that is known, but for the other quantities. */
    static final List<String> KNOWN = List.of("ue", "bs", "rb", TIME, "los", "ue_x_m", "ue_y_m", "ue_z_m", "ue_lon",
            "ue_lat", "bs_x_m", "bs_y_m", "bs_z_m", "bs_lon", "bs_lat", "bs_tier", "bs_budget_dbm", LOSS);

    private final Path file;
    private final CsvDialect dialect;
    private final List<String> header;
    private final List<String> wanted = new ArrayList<>();

    TableColumns(Path file, CsvDialect dialect) {
        this.file = file;
        this.dialect = dialect;
        header = CsvFile.header(file, dialect);
        KNOWN.stream().filter(this::has).forEach(wanted::add);
    }

    /** Reads one more column. */
    void want(String column) {
        if (!wanted.contains(column)) {
            wanted.add(column);
        }
    }

    boolean has(String column) {
        return header.contains(dialect.theirs(column));
    }

    /** Whether all of them are there. */
    boolean hasAll(List<String> columns) {
        return columns.stream().allMatch(this::has);
    }

    /** The index of a column in a row. */
    int index(String column) {
        return wanted.indexOf(column);
    }

    /** What the table calls a column. */
    String theirs(String column) {
        return dialect.theirs(column);
    }

    /** All columns of the table. */
    String header() {
        boolean numbers = header.stream().allMatch(name -> name.matches("[-+]?[0-9.,]+([eE][-+]?\\d+)?"));
        return String.join(",", header) + (numbers ? " (HEADER names them where the file has no line for it)" : "")
                + (header.size() > 1 ? "" : " (DELIMITER says what separates them)");
    }

    /** A complaint about the table as a whole. */
    ScenarioException error(String reason, Object... values) {
        return new ScenarioException(file, reason.formatted(values));
    }

    /** Whether a value stands there: no blank, no word for a missing value, no infinity of that sign. */
    boolean isThere(CsvRow row, String column, boolean negative) {
        int i = index(column);
        return !row.isAbsent(i) && !row.isInfinite(i, negative);
    }

    /** @return what a reader of the table should know */
    List<String> read(Consumer<CsvRow> rows) {
        return CsvFile.of(file, wanted).dialect(dialect).read(rows);
    }
}
