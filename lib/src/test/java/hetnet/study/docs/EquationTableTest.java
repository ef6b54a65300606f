package hetnet.study.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquationTableTest {

    @TempDir
    private Path notebooks;

    @Test
    void everyEquationIsComputedInANotebookAndThePageSaysWhere() throws IOException {
        String page = Files.readString(Path.of("docs", "equations.md"));
        assertEquals(new DocTables(Path.of("")).update("equations.md", page), page, "make tables writes it anew");
        assertTrue(page.contains(EquationTable.of(Path.of("notebooks"))));
    }

    @Test
    void aLineCountsBelowItsFormulaAndTheFirstNotebookIsNamed() throws IOException {
        write("01_a", IntStream.rangeClosed(1, 13).boxed().map(n ->
                cell("markdown", "# H\\n$$x \\\\tag{%d}$$".formatted(n))
                + cell("code", "y();\\ndouble x = 1;   // Eq. (%d), more".formatted(n))).collect(Collectors.joining()));
        String missing = assertThrows(IllegalArgumentException.class, () -> EquationTable.of(notebooks)).getMessage();
        assertTrue(missing.startsWith("no notebook of " + notebooks + " computes equations [14]: "), missing);
        write("02_b", cell("code", "early();  // Eq. (14)") + cell("markdown", "## Last\\n$$z \\\\tag{14}$$")
                + cell("code", "late();  // Eq. (14)") + cell("code", "again();  // Eq. (1)"));
        String table = EquationTable.of(notebooks);
        assertTrue(table.contains("| Eq. (1) | [01_a](../notebooks/01_a.ipynb) | H | `double x = 1;` |\n"), table);
        assertTrue(table.contains("| Eq. (14) | [02_b](../notebooks/02_b.ipynb) | Last | `late();` |\n"), table);
    }

    private static String cell(String type, String source) {
        return "{\"cell_type\": \"%s\", \"source\": [\"%s\"]},".formatted(type, source);
    }

    private void write(String name, String cells) throws IOException {
        Files.writeString(notebooks.resolve(name + ".ipynb"),
                "{\"cells\": [" + cells.substring(0, cells.length() - 1) + "]}");
    }
}
