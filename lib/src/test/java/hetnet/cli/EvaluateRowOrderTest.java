package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with the same BSs and UEs in another order is the same network. */
class EvaluateRowOrderTest {

    @TempDir
    Path dir;

    private void evaluate(String out) {
        CommandRun said = CommandRun.of("evaluate", "SCENARIO=" + dir.resolve("scenario"), "OUT=" + dir.resolve(out),
                "EPOCHS=3", "HIDDEN=8", "ITERATIONS=5", "RESTARTS=1", "DEVICE=cpu");
        assertEquals(0, said.status(), said.err());
    }

    @Test
    void theOrderOfRowsChangesNoDecision() throws IOException {
        TestFolder.flat(20, 3).write(dir.resolve("scenario"));
        evaluate("first");
        for (String file : List.of("sites.csv", "users.csv")) {
            Path path = dir.resolve("scenario").resolve(file);
            List<String> lines = new ArrayList<>(Files.readAllLines(path));
            Collections.reverse(lines.subList(file.equals("users.csv") ? 2 : 1, lines.size())); // below the header
            Files.write(path, lines);
        }
        evaluate("second");
        for (String file : List.of("association.csv", "power.csv")) {
            assertEquals(Files.readAllLines(dir.resolve("first").resolve(file)).stream().sorted().toList(),
                    Files.readAllLines(dir.resolve("second").resolve(file)).stream().sorted().toList(), file);
        }
    }
}
