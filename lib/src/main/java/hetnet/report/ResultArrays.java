package hetnet.report;

import hetnet.io.IoReason;
import hetnet.io.arrays.ArrayValue;
import hetnet.io.arrays.NumberArray;
import hetnet.io.arrays.TextArray;
import hetnet.util.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The tables of a folder of results as arrays for other programs: each column one, called {@code table__column}. */
public final class ResultArrays {

    private ResultArrays() {
    }

    /**
     * @param folder that an evaluation wrote
     * @throws ScenarioException when there is no table in it
     */
    public static Map<String, ArrayValue> of(Path folder) {
        Map<String, ArrayValue> arrays = new LinkedHashMap<>();
        for (Path file : tables(folder)) {
            String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
            Table table = Tables.readCsv(file);
            for (Column<?> column : table.columns()) {
                arrays.put((name + "__" + column.name()).replaceAll("\\W", "_"), array(column));
            }
        }
        return arrays;
    }

    private static List<Path> tables(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ScenarioException(folder, "there is no such folder of results");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tables = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
            if (tables.isEmpty()) {
                throw new ScenarioException(folder, "there is no table in it: name a folder that make evaluate wrote");
            }
            return tables;
        } catch (IOException e) {
            throw new ScenarioException(folder, "cannot be listed: " + IoReason.of(e));
        }
    }

    private static ArrayValue array(Column<?> column) {
        if (column instanceof NumericColumn<?> numbers) {
            return NumberArray.of(numbers.asDoubleArray(), numbers.size());
        }
        return new TextArray(column.asStringColumn().asList().stream().map(text -> text == null ? "" : text).toList());
    }
}
