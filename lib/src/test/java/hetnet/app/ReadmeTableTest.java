package hetnet.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTableTest {

    @Test
    void theReadmeShowsTheCommittedResults() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertEquals(readme, ReadmeTable.insert(readme, ReadmeTable.markdown(Tables.readCsv(Path.of("figures", "summary.csv")))));
    }

    @Test
    void aReadmeWithoutMarkersIsAnError() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ReadmeTable.insert("# kit", "| a |")).getMessage()
                .startsWith("README.md needs the lines"));
    }
}
