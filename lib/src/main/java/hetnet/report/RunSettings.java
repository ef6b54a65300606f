package hetnet.report;

import hetnet.io.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which run a table comes from: the line {@code # settings: name=value name=value ...} among the comments on top of its
 * CSV.
 *
 * @param text what follows the colon
 */
public record RunSettings(String text) {

    /** The setting that is the fingerprint of the network that decided. */
    public static final String WEIGHTS = "weights";

    private static final String LINE = "# settings: ";

    /**
     * Those of a CSV; empty where it has no such line.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Optional<RunSettings> of(Path csv) {
        try (Stream<String> lines = Files.lines(csv)) {
            return lines.takeWhile(line -> line.startsWith("#")).filter(line -> line.startsWith(LINE))
                    .map(line -> new RunSettings(line.substring(LINE.length()).strip())).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + csv + ": " + IoReason.of(e), e);
        }
    }

    /** The value of a setting, where it is there. */
    public Optional<String> value(String name) {
        return Arrays.stream(text.split(" ")).filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1)).findFirst();
    }
}
