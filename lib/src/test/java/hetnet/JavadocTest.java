package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler's own check of comments: everything public has one, every reference and every tag in it is right. */
class JavadocTest {

    private static final Path SOURCES = Path.of("lib", "src", "main", "java");

    /** A tag may be left out where name and sentence say it all, as in "R." above blocks(). Nothing else may. */
    private static final List<String> OPTIONAL = List.of("no @param for ", "no @return", "no main description",
            "using incubating module");

    @TempDir
    private Path classes;

    @Test
    void thePublicApiIsDocumented() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertEquals(List.of(), complaints(files.filter(f -> f.toString().endsWith(".java")).toList()));
        }
    }

    @Test
    void theCheckItselfSeesWhatIsMissing(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("Bad.java"),
                "/** x < y */ public class Bad { public int bare; /** {@link No} */ public void f() { } }");
        List<String> found = complaints(List.of(bad));
        assertEquals(3, found.size(), found.toString());
        assertTrue(found.stream().anyMatch(line -> line.contains("no comment")), found.toString());
    }

    private List<String> complaints(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        StringWriter rest = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, Locale.ROOT,
                StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<String> options = List.of("--add-modules", "jdk.incubator.vector", "-Xdoclint:all/public",
                    "-proc:none", "-Xmaxwarns", "10000", "-Xmaxerrs", "10000");
            compiler.getTask(rest, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files)).call();
        }
        assertEquals("", rest.toString());
        assertFalse(files.isEmpty());
        return found.getDiagnostics().stream().filter(d -> d.getKind() != Diagnostic.Kind.NOTE)
                .map(d -> "%s:%d: %s".formatted(d.getSource() == null ? "" : Path.of(d.getSource().toUri())
                        .getFileName(), d.getLineNumber(),
                        d.getMessage(Locale.ROOT).lines().findFirst().orElse("")))
                .filter(line -> OPTIONAL.stream().noneMatch(line::contains)).toList();
    }
}
