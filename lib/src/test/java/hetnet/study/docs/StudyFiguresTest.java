package hetnet.study.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFiguresTest {

    private static final Path COMMITTED = Path.of("figures");
    private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");

    @TempDir
    private Path folder;

    /** Numbers and labels; not all bytes, for fonts are measured a little differently from one JDK to the next. */
    @Test
    void theCommittedFiguresAreThoseOfTheCommittedNumbers() throws IOException {
        for (String name : List.of("front", "bench_scaling", "scaling_time")) {
            Files.copy(COMMITTED.resolve(name + ".csv"), folder.resolve(name + ".csv"));
        }
        new StudyFigures(folder).draw();
        List<Path> drawn;
        try (Stream<Path> files = Files.list(folder)) {
            drawn = files.map(Path::getFileName).filter(file -> !file.toString().endsWith(".png")).sorted().toList();
        }
        assertTrue(drawn.size() > 30, "drawn: " + drawn);
        for (Path file : drawn) {
            assertEquals(content(COMMITTED.resolve(file)), content(folder.resolve(file)), file + ": make tables");
        }
    }

    @Test
    void withoutNumbersNothingIsDrawn() throws IOException {
        new StudyFigures(folder).draw();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    private static List<String> content(Path file) throws IOException {
        return file.toString().endsWith(".svg")
                ? TEXT.matcher(Files.readString(file)).results().map(text -> text.group(1)).toList()
                : Files.readAllLines(file);
    }
}
