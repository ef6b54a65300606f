package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code on the page is that of the tests beside this one. */
class PageTest {

    private static final Path PAGE = Path.of("lib", "EXTENDING.md");
    private static final Path TESTS = Path.of("lib", "src", "test", "java", "hetnet", "extending");
    private static final Pattern SNIPPET = Pattern.compile("^```java\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final int SNIPPETS = 12;

    @Test
    void everySnippetStandsInATest() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.toList()) {
                sources.add(bare(Files.readString(file)));
            }
        }
        List<String> snippets = SNIPPET.matcher(Files.readString(PAGE)).results().map(MatchResult::group)
                .map(text -> bare(text.substring(text.indexOf('\n') + 1, text.lastIndexOf("```")))).toList();
        assertTrue(snippets.size() >= SNIPPETS, "found " + snippets.size());
        List<String> strangers = snippets.stream().filter(snippet -> sources.stream()
                .noneMatch(source -> source.contains(snippet))).toList();
        assertEquals(List.of(), strangers);
    }

    /** Without the white space, so that a snippet may start at the margin and break its lines elsewhere. */
    private static String bare(String text) {
        return text.replaceAll("\\s+", "");
    }
}
