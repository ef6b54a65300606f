package hetnet.study.docs;

import hetnet.model.unrolled.UnrolledModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which run a table comes from, as the line {@code # settings: ...} on top of its CSV tells, and whether the network
 * that it measured is the one that the kit ships.
 */
final class RunOrigin {

    private static final String SETTINGS = "# settings: ";
    private static final Pattern WEIGHTS = Pattern.compile(" weights=(\\w+)");
    private static final Path SHIPPED = Path.of("data", "unrolled.bin");

    private final Path home;

    RunOrigin(Path home) {
        this.home = home;
    }

    /**
     * What to say below a table.
     *
     * @param file  the CSV, seen from the project's folder
     * @param whole whether to give all settings of the run, and not only what makes the table out of date
     * @return Markdown with a line end behind it, or nothing where the file tells of no run or there is nothing to say
     */
    String note(String file, boolean whole) {
        Optional<String> settings = settings(home.resolve(file));
        String note = "";
        if (whole && settings.isPresent()) {
            note += "From a run with `%s`.%n".formatted(settings.get());
        }
        Optional<String> measured = settings.flatMap(RunOrigin::weights);
        Optional<String> shipped = measured.flatMap(weights -> shipped());
        if (shipped.isPresent() && !shipped.equals(measured)) {
            note += "**This table is older than the shipped weights:** its network has the fingerprint `%s`, %s `%s`.%n"
                    .formatted(measured.get(), "`data/unrolled.bin`", shipped.get());
        }
        return note;
    }

    private static Optional<String> settings(Path csv) {
        try (Stream<String> lines = Files.lines(csv)) {
            return lines.takeWhile(line -> line.startsWith("#")).filter(line -> line.startsWith(SETTINGS))
                    .map(line -> line.substring(SETTINGS.length()).strip()).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + csv, e);
        }
    }

    private static Optional<String> weights(String settings) {
        Matcher found = WEIGHTS.matcher(settings);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private Optional<String> shipped() {
        Path weights = home.resolve(SHIPPED);
        return Files.exists(weights) ? Optional.of(UnrolledModel.load(weights).fingerprint()) : Optional.empty();
    }
}
