package hetnet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.util.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

    @TempDir
    Path dir;

    private static Map<String, Consumer<Path>> files(Consumer<Path> second) {
        Map<String, Consumer<Path>> files = new LinkedHashMap<>();
        files.put("a.csv", text("new a"));
        files.put("b.csv", second);
        return files;
    }

    private static Consumer<Path> text(String content) {
        return file -> {
            try {
                Files.writeString(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void makesTheFolderAndWritesAllFiles() throws IOException {
        Path out = dir.resolve("new/deeper");
        ResultFolder folder = new ResultFolder(out);
        assertEquals(List.of(), names(dir));
        folder.write(files(text("new b")));
        assertEquals(List.of("a.csv", "b.csv"), names(out));
        assertEquals("new b", Files.readString(out.resolve("b.csv")));
    }

    @Test
    void aFileThatFailsLeavesTheEarlierOnesAsTheyWere() throws IOException {
        Files.writeString(dir.resolve("a.csv"), "old a");
        ResultFolder folder = new ResultFolder(dir);
        assertThrows(UncheckedIOException.class, () -> folder.write(files(file -> {
            throw new UncheckedIOException(new IOException("disk full"));
        })));
        assertEquals(List.of("a.csv"), names(dir));
        assertEquals("old a", Files.readString(dir.resolve("a.csv")));
    }

    @Test
    void aFolderInTheWayOfAFileLeavesTheEarlierOnesAsTheyWere() throws IOException {
        Files.writeString(dir.resolve("a.csv"), "old a");
        Files.createDirectory(dir.resolve("b.csv"));
        ResultFolder folder = new ResultFolder(dir);
        String message = assertThrows(UncheckedIOException.class, () -> folder.write(files(text("new b"))))
                .getMessage();
        assertTrue(message.contains("b.csv is in the way: it is a folder"), message);
        assertEquals(List.of("a.csv", "b.csv"), names(dir));
        assertEquals("old a", Files.readString(dir.resolve("a.csv")));
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedAtOnce() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "mine");
        assertTrue(assertThrows(InputException.class, () -> new ResultFolder(file)).getMessage()
                .endsWith(file + " is a file"));
        assertTrue(assertThrows(InputException.class, () -> new ResultFolder(file.resolve("in/it"))).getMessage()
                .endsWith(file + " is a file"));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFolderThatTakesNothingIsRefusedAtOnce() {
        Path proc = Path.of("/proc/hetnet-lab"); // not even root can make a folder there
        String message = assertThrows(InputException.class, () -> new ResultFolder(proc)).getMessage();
        assertTrue(message.startsWith("/proc/hetnet-lab cannot be written: nothing can be made in /proc ("), message);
        assertFalse(Files.exists(proc));
    }
}
