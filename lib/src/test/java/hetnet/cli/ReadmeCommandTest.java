package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.study.docs.DocTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeCommandTest {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final int MOST_LINES = 150;

    @Test
    void everyPageShowsTheCommittedFiguresAndCommands() throws IOException {
        DocTables tables = new DocTables(HOME);
        for (Path page : ReadmeCommand.pages(HOME)) {
            String text = Files.readString(page);
            assertEquals(tables.update(page.toString(), text), text, "make figures writes the tables of " + page);
        }
    }

    @Test
    void theReadmeIsReadInOneSitting() throws IOException {
        String readme = Files.readString(HOME.resolve("README.md"));
        assertTrue(readme.lines().count() <= MOST_LINES, readme.lines().count() + " lines");
        assertTrue(readme.contains("<!-- table: methods,"), "the table of results");
    }
}
