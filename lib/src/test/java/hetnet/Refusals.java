package hetnet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Tables of what is refused, from lib/src/test/resources/refusals: a case a line, its cells separated by the sign ¦;
 * lines that begin with # are comments. {@code \\n}, {@code \\r}, {@code \\t} and {@code \\uXXXX} are as in Java.
 */
public final class Refusals {

    private static final Path FOLDER = Path.of("lib", "src", "test", "resources", "refusals");

    private Refusals() {
    }

    /** The cells of each line, without the blanks around them. */
    public static Stream<String[]> of(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream().filter(line -> !line.startsWith("#"))
                    .filter(line -> !line.isBlank()).map(line -> Arrays.stream(line.split("¦", -1))
                            .map(String::strip).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its escapes carried out. */
    public static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            switch (kind) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> out.append(kind);
            }
        }
        return out.toString();
    }
}
