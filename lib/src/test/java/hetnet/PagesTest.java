package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point at is there: files, headings, classes, equations. */
class PagesTest {

    private static final Path SOURCES = Path.of("lib", "src", "main", "java");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern CODE_BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("`(hetnet(?:\\.[a-z]+)+\\.[A-Z]\\w*)`");
    private static final Pattern EQUATION = Pattern.compile("^\\| \\((\\d+)\\) \\|.*$", Pattern.MULTILINE);
    private static final int EQUATIONS = 14; // of the paper

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            String text = CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
            LINK.matcher(text).results().map(link -> link.group(1)).filter(link -> !resolves(page, link))
                    .forEach(link -> dead.add(page + ": " + link));
        }
        assertEquals(List.of(), dead);
    }

    @Test
    void theCheckOfLinksSeesWhatIsMissing() {
        Path readme = Path.of("README.md");
        assertTrue(resolves(readme, "docs/index.md") && resolves(readme, "environment/README.md#a-gpu"));
        assertTrue(!resolves(readme, "docs/none.md") && !resolves(readme, "environment/README.md#none"));
    }

    @Test
    void everyClassThatAPageNamesExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path page : pages()) {
            CLASS.matcher(Files.readString(page)).results().map(name -> name.group(1))
                    .filter(name -> !Files.exists(source(name)))
                    .forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyEquationIsInTheClassThatThePageNames() throws IOException {
        List<MatchResult> rows = EQUATION.matcher(Files.readString(Path.of("docs", "equations.md"))).results().toList();
        assertEquals(IntStream.rangeClosed(1, EQUATIONS).boxed().toList(),
                rows.stream().map(row -> Integer.valueOf(row.group(1))).toList());
        List<String> wrong = new ArrayList<>();
        for (MatchResult row : rows) {
            for (String name : CLASS.matcher(row.group()).results().map(found -> found.group(1)).toList()) {
                if (!names(Files.readString(source(name)), Integer.parseInt(row.group(1)))) {
                    wrong.add("%s does not name Eq. (%s)".formatted(name, row.group(1)));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<Path> silent = files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), silent);
        }
    }

    private static boolean names(String source, int equation) {
        String plain = source.replaceAll("\\s+(\\* )?", " ");
        return Pattern.compile("Eqs?\\. [^.;]{0,40}\\(%d\\)".formatted(equation)).matcher(plain).find()
                || Pattern.compile("Eqs\\. \\((\\d+)\\) to \\((\\d+)\\)").matcher(plain).results()
                .anyMatch(range -> Integer.parseInt(range.group(1)) <= equation
                        && equation <= Integer.parseInt(range.group(2)));
    }

    private static Path source(String name) {
        return SOURCES.resolve(name.replace('.', '/') + ".java");
    }

    /** Links to other sites are not followed, nor those of GitHub's own pages. */
    private static boolean resolves(Path page, String link) {
        if (link.contains("://") || link.startsWith("../../actions/")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.toAbsolutePath().getParent().resolve(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) {
        try {
            return HEADING.matcher(Files.readString(page)).results().map(heading -> heading.group(1).toLowerCase()
                    .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("", "docs", "lib", "environment", "binder", "data")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        assertTrue(pages.size() > 10, "found " + pages);
        return pages;
    }
}
