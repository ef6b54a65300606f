package hetnet.cli.mimo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchMimoCommandTest {

    @TempDir
    private Path folder;

    /** Before anything is measured. */
    @ParameterizedTest
    @CsvSource({"LAYOUTS=0, layouts = 0", "STARTS=0, starts = 0", "CLASSES=dense, dense_200m",
        "METHODS=some, network or references", "SCENARIO=nowhere, there is no such scenario folder",
        "MODEL=README.md, README.md is damaged"})
    void whatCannotBeMeasuredIsRefused(String setting, String said) {
        CommandRun run = CommandRun.of("bench-mimo", setting, "OUT=" + folder.resolve("table.csv"));
        assertEquals(2, run.status());
        assertTrue(run.err().contains(said) && run.err().lines().count() == 1, run.err());
    }

    @Test
    void aTableThatCannotBeWrittenIsRefusedAtOnce() {
        CommandRun run = CommandRun.of("bench-mimo", "OUT=" + folder);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("no ordinary file"), run.err());
    }
}
