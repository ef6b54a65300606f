package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeCommandTest {

    @Test
    void theReadmeShowsTheCommittedResults() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertEquals(readme, ReadmeCommand.update(readme, Path.of("figures")));
    }

    @Test
    void theReadmeListsTheCommands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String updated = ReadmeCommand.withCommands(readme, Files.readString(Path.of("Makefile")));
        assertTrue(updated.contains("| `make report` |"));
        assertEquals(updated, readme, "make report writes the commands");
    }

    @Test
    void aReadmeWithoutMarkersIsAnError() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ReadmeCommand.insert("# kit", ReadmeCommand.RESULTS, "| a |")).getMessage()
                .startsWith("README.md needs the lines"));
    }
}
