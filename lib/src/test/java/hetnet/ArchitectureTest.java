package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each package knows only those above it, and only hetnet.jupyter knows the kernel. */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("lib", "src", "main", "java", "hetnet");

    private static final List<String> ORDER = List.of("scenario", "channel", "radio", "teacher", "graph", "model", "train",
            "report", "jupyter", "app");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern USE = Pattern.compile("\\bhetnet\\.([a-z]+)(?:\\.[a-z]+)*\\.[A-Z*]"); // imported or written out in full
    private static final Pattern KERNEL = Pattern.compile("\\borg\\.dflib\\.jjava\\b");

    @Test
    void packagesKnowOnlyThoseAboveThem() throws IOException {
        List<String> violations = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            files = walk.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
        assertTrue(files.size() > 10, "sources not found under " + SOURCES.toAbsolutePath());
        for (Path file : files) {
            String owner = SOURCES.relativize(file).getName(0).toString();
            violations.addAll(violations(owner, Files.readString(file)).stream().map(v -> file.getFileName() + ": " + v).toList());
        }
        assertEquals(List.of(), violations);
    }

    @Test
    void theCheckItselfSeesViolations() {
        assertEquals(List.of(), violations("radio", "package hetnet.radio; import hetnet.channel.Gains; // hetnet.train.Loop\n"));
        assertEquals(List.of("channel must not use radio"), violations("channel", "import hetnet.radio.Allocation;"));
        assertEquals(List.of("channel must not use radio"), violations("channel", "import static hetnet.radio.Allocation.X;"));
        assertEquals(List.of("graph must not use train"), violations("graph", "hetnet.train.Loop x;"));
        assertEquals(List.of("radio must not use teacher"), violations("radio", "import hetnet.teacher.reference.BestKnown;"));
        assertEquals(List.of(), violations("jupyter", "import hetnet.app.Evaluate; import org.dflib.jjava.jupyter.Extension;"));
        assertEquals(List.of("report must not use app"), violations("report", "import hetnet.app.Evaluate;"));
        assertEquals(List.of("app must not use jupyter"), violations("app", "import hetnet.jupyter.Progress;"));
        assertEquals(List.of("report must not know the kernel"), violations("report", "import org.dflib.jjava.jupyter.Extension;"));
        assertEquals(List.of("package misc has no place in the order"), violations("misc", ""));
    }

    private static List<String> violations(String owner, String source) {
        if (!ORDER.contains(owner)) {
            return List.of("package %s has no place in the order".formatted(owner));
        }
        String code = COMMENT.matcher(source).replaceAll(" ");
        List<String> found = new ArrayList<>();
        for (Matcher use = USE.matcher(code); use.find();) {
            if (!mayUse(owner, use.group(1))) {
                found.add("%s must not use %s".formatted(owner, use.group(1)));
            }
        }
        if (!owner.equals("jupyter") && KERNEL.matcher(code).find()) {
            found.add("%s must not know the kernel".formatted(owner));
        }
        return found;
    }

    private static boolean mayUse(String owner, String used) {
        if (used.equals(owner)) {
            return true;
        }
        return switch (owner) {
            case "jupyter" -> ORDER.contains(used);
            case "app" -> ORDER.contains(used) && !used.equals("jupyter");
            default -> ORDER.contains(used) && ORDER.indexOf(used) < ORDER.indexOf(owner);
        };
    }
}
