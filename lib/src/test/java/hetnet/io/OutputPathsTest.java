package hetnet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPathsTest {

    @TempDir
    Path dir;

    private String refusal(Path folder) {
        return assertThrows(IllegalArgumentException.class, () -> OutputPaths.folder(folder)).getMessage();
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        for (Path folder : List.of(dir, dir.resolve("one"), dir.resolve("one/two/three"))) {
            assertEquals(folder, OutputPaths.folder(folder));
        }
        assertEquals(dir.resolve("new/file.bin"), OutputPaths.file(dir.resolve("new/file.bin")));
        try (Stream<Path> left = Files.list(dir)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void whatIsInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "mine");
        assertEquals(file + " cannot be a folder: " + file + " is a file", refusal(file));
        Path link = Files.createSymbolicLink(dir.resolve("link"), dir.resolve("nowhere"));
        assertEquals(link.resolve("out") + " cannot be a folder: " + link + " is a link to nothing",
                refusal(link.resolve("out")));
        Path tooLong = dir.resolve("x".repeat(300)).resolve("out");
        assertEquals(tooLong + " cannot be written: nothing can be made in " + dir + " (File name too long)",
                refusal(tooLong));
        assertEquals(dir + " cannot be written: it is no ordinary file",
                assertThrows(IllegalArgumentException.class, () -> OutputPaths.file(dir)).getMessage());
    }
}
