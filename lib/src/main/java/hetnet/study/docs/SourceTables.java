package hetnet.study.docs;

import hetnet.report.MarkdownTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tables of what the sources say of themselves. */
final class SourceTables {

    private static final Pattern COMMAND = Pattern.compile("^([a-z-]+):.*?## (.*)$", Pattern.MULTILINE);
    /** The first paragraph of a comment, and the package below it. */
    private static final Pattern PACKAGE = Pattern.compile("/\\*\\*(.*?)\\n \\*\\n.*^package ([a-z.]+);",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) (?:[a-z.]+\\.)?([^}]+)}");

    private SourceTables() {
    }

    /** The targets of a Makefile that say what they do. */
    static String commands(Path makefile) {
        MarkdownTable table = MarkdownTable.of("command", "what it does");
        for (MatchResult command : COMMAND.matcher(read(makefile)).results().toList()) {
            table.row("`make %s`".formatted(command.group(1)), command.group(2));
        }
        return table.toString();
    }

    /** Each package, and what its {@code package-info.java} says lives there. */
    static String packages(Path sources) {
        MarkdownTable table = MarkdownTable.of("package", "what lives there");
        for (Path file : packageInfos(sources)) {
            Matcher found = PACKAGE.matcher(read(file));
            if (!found.find()) {
                throw new IllegalArgumentException(file + " must say what lives there in a first paragraph");
            }
            String what = found.group(1).replaceAll("\\s*\\n \\* ", " ").strip();
            table.row("`%s`".formatted(found.group(2)), TAG.matcher(what).replaceAll("`$1`"));
        }
        return table.toString();
    }

    private static List<Path> packageInfos(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith("package-info.java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + sources, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
