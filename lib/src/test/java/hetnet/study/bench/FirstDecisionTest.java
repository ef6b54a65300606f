package hetnet.study.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Flags name classes, and nothing says so when a class is called otherwise. */
class FirstDecisionTest {

    private static final Path SOURCES = Path.of("lib", "src", "main", "java");

    @Test
    void flagsForVectorLoopsFindThem() throws IOException {
        List<String> classes = Pattern.compile("CompileCommand=\\w+,([^,]+)\\.\\*,")
                .matcher(Files.readString(Path.of("environment", "jvm.options"))).results()
                .map((MatchResult flag) -> flag.group(1)).distinct().toList();
        assertEquals(3, classes.size(), classes::toString);
        for (String pattern : classes) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern + ".java");
            try (Stream<Path> files = Files.walk(SOURCES)) {
                assertTrue(files.map(SOURCES::relativize).anyMatch(matcher::matches), pattern);
            }
        }
    }
}
