package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class RobustnessCommandTest {

    /**
     * What the issue of the kit asks for at least, over configuration, arguments, CSV files, artefacts and checkpoints.
     */
    private static final double BAD_INPUTS = 150;

    @TempDir
    Path folder;

    @Test
    void enoughBadInputsWereTried() {
        Table counts = Tables.readCsv(Path.of("figures", RobustnessCommand.FILE));
        Table inputs = counts.where(counts.stringColumn("test")
                .isIn("settings", "arguments", "scenarios", "artefacts", "checkpoints"));
        assertTrue(inputs.numberColumn("count").sum() >= BAD_INPUTS, inputs.printAll());
    }

    @Test
    void gathersOneFileATest() throws IOException {
        Files.writeString(folder.resolve("kills.csv"),
                "what,count\nkills survived,25\nkills while a file was written,4\n");
        Files.writeString(folder.resolve("none.csv"), "what,count\n");
        Files.writeString(folder.resolve("notes.txt"), "no table");
        Map<String, Map<String, Long>> counts = RobustnessCommand.gather(folder);
        assertEquals(Map.of("kills", Map.of("kills survived", 25L, "kills while a file was written", 4L), "none",
                Map.of()), counts);
        Files.writeString(folder.resolve("wrong.csv"), "name,number\nx,1\n");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> RobustnessCommand.gather(folder)).getMessage()
                .contains("wrong.csv must have the columns [what, count]"));
    }
}
