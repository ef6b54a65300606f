package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines and files that a person reads without scrolling; what a formatter mends, {@code make format} does. */
class StyleTest {

    private static final int MOST_COLUMNS = 120;
    private static final int MOST_LINES = 310; // about 250 is the aim

    @Test
    void linesAreShort() throws IOException {
        List<String> longLines = new ArrayList<>();
        for (Path file : sources()) {
            longLines.addAll(tooLong(file.toString(), Files.readAllLines(file)));
        }
        assertEquals(List.of(), longLines);
    }

    @Test
    void filesAreShort() throws IOException {
        List<String> longFiles = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES) {
                longFiles.add("%s has %d lines".formatted(file, lines));
            }
        }
        assertEquals(List.of(), longFiles);
    }

    @Test
    void theCheckItselfSeesALongLine() {
        String longest = "x".repeat(MOST_COLUMNS);
        assertEquals(List.of("a:2: 121 columns"), tooLong("a", List.of(longest, longest + "x")));
    }

    private static List<String> tooLong(String file, List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int columns = lines.get(i).codePointCount(0, lines.get(i).length());
            if (columns > MOST_COLUMNS) {
                found.add("%s:%d: %d columns".formatted(file, i + 1, columns));
            }
        }
        return found;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> core = Files.walk(Path.of("lib", "src"));
             Stream<Path> sweep = Files.walk(Path.of("lib", "sweep", "src"))) {
            List<Path> java = Stream.concat(core, sweep)
                    .filter(file -> file.toString().endsWith(".java")).sorted().toList();
            assertTrue(java.size() > 100, "found " + java.size());
            return java;
        }
    }
}
