package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Packages know only those below them, none is crowded, no name stands twice, and only hetnet.jupyter knows the kernel.
 */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("lib", "src", "main", "java");

    /** From the ground up: a package knows those before it in this list. */
    private static final List<String> ORDER = List.of("util", "io", "network", "channel", "radio", "solver", "teacher",
            "graph", "nn", "model", "train", "mimo", "report", "jupyter", "study", "cli");

    private static final int MOST_FILES = 20;
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    // imported or written out in full
    private static final Pattern USE = Pattern.compile("\\bhetnet((?:\\.[a-z]+)+)\\.[A-Z*]");
    private static final Pattern KERNEL = Pattern.compile("\\borg\\.dflib\\.jjava\\b");

    @Test
    void packagesKnowOnlyThoseBelowThem() throws IOException {
        List<String> violations = new ArrayList<>();
        for (Path file : sources()) {
            violations.addAll(violations(packageOf(file), Files.readString(file)).stream()
                    .map(v -> file.getFileName() + ": " + v).toList());
        }
        assertEquals(List.of(), violations);
    }

    @Test
    void packagesOfOneFamilyKnowEachOtherOneWayOnly() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Path file : sources()) {
            uses.computeIfAbsent(packageOf(file), p -> new TreeSet<>()).addAll(used(Files.readString(file)));
        }
        uses.forEach((owner, used) -> used.remove(owner));
        assertEquals(Set.of(), inCycles(uses));
    }

    @Test
    void noPackageIsCrowded() throws IOException {
        Map<String, Long> files = sources().stream().collect(Collectors.groupingBy(ArchitectureTest::packageOf,
                TreeMap::new, Collectors.counting()));
        files.values().removeIf(count -> count <= MOST_FILES);
        assertEquals(Map.of(), files);
    }

    @Test
    void noClassNameStandsTwice() throws IOException {
        Map<String, Long> names = sources().stream().map(f -> f.getFileName().toString())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        names.values().removeIf(count -> count == 1);
        assertEquals(Map.of(), names);
    }

    @Test
    void theCheckItselfSeesViolations() {
        assertEquals(List.of(),
                violations("radio", "package hetnet.radio; import hetnet.channel.Gains; // hetnet.train.Loop\n"));
        assertEquals(List.of("channel must not use radio"), violations("channel", "import hetnet.radio.Allocation;"));
        assertEquals(List.of("channel must not use radio"),
                violations("channel", "import static hetnet.radio.Allocation.X;"));
        assertEquals(List.of("graph must not use train"), violations("graph", "hetnet.train.Loop x;"));
        assertEquals(List.of("radio must not use solver"), violations("radio", "import hetnet.solver.wmmse.Wmmse;"));
        assertEquals(List.of("radio must not use solver"), violations("radio.tensor", "import hetnet.solver.Solver;"));
        assertEquals(List.of(), violations("study", "import hetnet.report.Tables;"));
        assertEquals(List.of("report must not use study"), violations("report", "import hetnet.study.Experiment;"));
        assertEquals(List.of("cli must not use jupyter"), violations("cli", "import hetnet.jupyter.KernelScreen;"));
        assertEquals(List.of("report must not know the kernel"),
                violations("report", "import org.dflib.jjava.jupyter.Extension;"));
        assertEquals(List.of("package misc has no place in the order"), violations("misc", ""));
        assertEquals(Set.of("a", "b"), inCycles(Map.of("a", Set.of("b", "c"), "b", Set.of("a"), "c", Set.of(), "d",
                Set.of("a"))));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> walk = Files.walk(SOURCES.resolve("hetnet"))) {
            List<Path> files = walk.filter(f -> f.toString().endsWith(".java") && !f.endsWith("package-info.java"))
                    .sorted().toList();
            assertTrue(files.size() > 10, "sources not found under " + SOURCES.toAbsolutePath());
            return files;
        }
    }

    /** As in "solver.wmmse". */
    private static String packageOf(Path file) {
        Path folder = SOURCES.resolve("hetnet").relativize(file.getParent());
        return Stream.of(folder.toString().split("[/\\\\]")).collect(Collectors.joining("."));
    }

    private static Set<String> used(String source) {
        return USE.matcher(COMMENT.matcher(source).replaceAll(" ")).results().map(use -> use.group(1).substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> violations(String ownerPackage, String source) {
        String owner = family(ownerPackage);
        if (!ORDER.contains(owner)) {
            return List.of("package %s has no place in the order".formatted(owner));
        }
        List<String> found = new ArrayList<>();
        for (String use : used(source)) {
            if (!mayUse(owner, family(use))) {
                found.add("%s must not use %s".formatted(owner, family(use)));
            }
        }
        if (!owner.equals("jupyter") && KERNEL.matcher(COMMENT.matcher(source).replaceAll(" ")).find()) {
            found.add("%s must not know the kernel".formatted(owner));
        }
        return found;
    }

    private static String family(String name) {
        return name.split("\\.")[0];
    }

    private static boolean mayUse(String owner, String used) {
        return used.equals(owner) || ORDER.contains(used) && ORDER.indexOf(used) < ORDER.indexOf(owner)
                && !used.equals("jupyter");
    }

    /**
     * Those that a chain of uses leads back to: what is left when packages that use none of the others, or that none
     * uses, are taken away.
     */
    private static Set<String> inCycles(Map<String, Set<String>> uses) {
        Set<String> left = new TreeSet<>(uses.keySet());
        boolean changed = true;
        while (changed) {
            changed = left.removeIf(p -> uses.get(p).stream().noneMatch(left::contains)
                    || left.stream().noneMatch(q -> uses.get(q).contains(p)));
        }
        return left;
    }
}
