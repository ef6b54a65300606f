package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.RunSettings;
import hetnet.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectivesCommandTest {

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void writeModel() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        TestModel.write(data.resolve("unrolled.bin"));
    }

    @Test
    void theTableTellsWhichRunItComesFromAndASecondRunIsTheSame() throws IOException {
        String[] tiny = {"bench-objectives", "LAYOUTS=1", "USERS=5", "RESTARTS=1", "seed=3"};
        CommandRun first = CommandRun.in(data, folder, tiny);
        assertEquals(0, first.status(), first.err());
        assertTrue(first.out().contains("UEs under R_min, hetgnn_unrolled_penalty"), first.out());
        Path file = folder.resolve("figures/objectives.csv");
        assertTrue(RunSettings.of(file).orElseThrow().text().startsWith("layouts=1 users=5 minRateShare=0.5"));
        assertEquals(2, Tables.readCsv(file).column("class").countUnique());
        String before = Files.readString(file);
        assertEquals(0, CommandRun.in(data, folder, tiny).status());
        assertEquals(before, Files.readString(file));
    }

    @Test
    void whatIsOutOfRangeIsNamedAndNothingIsWritten() {
        CommandRun refused = CommandRun.in(data, folder, "bench-objectives", "MIN_RATE_SHARE=-1");
        assertEquals(2, refused.status());
        assertEquals("hetnet-lab: minRateShare = -1 is out of range: allowed are 0.001 to 1000", refused.err().strip());
        assertEquals(2, CommandRun.in(data, folder, "bench-objectives", "PARALLEL=0").status());
        assertFalse(Files.exists(folder.resolve("figures/objectives.csv")));
    }
}
