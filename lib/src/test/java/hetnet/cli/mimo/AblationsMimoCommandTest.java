package hetnet.cli.mimo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.cli.CommandRun;
import hetnet.report.Tables;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class AblationsMimoCommandTest {

    @TempDir
    private Path folder;

    private Table trained(int hidden, String variants) {
        CommandRun run = CommandRun.of("ablations-mimo", "OUT=" + folder.resolve("table.csv"), "SEEDS=1", "LAYOUTS=1",
                "ROUNDS=2", "VARIANTS=" + variants, "hidden=" + hidden, "steps=1", "streams=40", "fewestRounds=1",
                "mostRounds=1");
        assertEquals(0, run.status(), run.err());
        return Tables.readCsv(folder.resolve("table.csv"));
    }

    @Test
    void aTrainingReplacesItsOwnRowsAndNoOthers() {
        Table first = trained(4, "own_cell,labels");
        Table again = trained(5, "own_cell,whole");
        assertEquals(first.rowCount() / 2 * 3, again.rowCount());
        assertEquals(value(first, "labels"), value(again, "labels"));
        assertTrue(value(first, "own_cell") != value(again, "own_cell"));
        assertTrue(value(again, "own_cell") < value(again, "whole") - 0.1); // beams that know nothing of other cells
    }

    private static double value(Table rows, String variant) {
        Table own = rows.where(rows.stringColumn("variant").isEqualTo(variant)
                .and(rows.stringColumn("class").isEqualTo("dense_200m")));
        return own.row(0).getNumber("above_slnr");
    }

    @ParameterizedTest
    @CsvSource({"SEEDS=0, seeds = 0", "LAYOUTS=0, layouts = 0", "ROUNDS=0, rounds = 0", "VARIANTS=some, own_cell",
        "loss=some, loss", "steps=0, steps = 0"})
    void whatCannotBeTrainedIsRefused(String setting, String said) {
        CommandRun run = CommandRun.of("ablations-mimo", setting, "OUT=" + folder.resolve("table.csv"));
        assertEquals(2, run.status());
        assertTrue(run.err().contains(said) && run.err().lines().count() == 1, run.err());
    }
}
