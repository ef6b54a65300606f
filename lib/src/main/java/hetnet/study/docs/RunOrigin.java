package hetnet.study.docs;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.report.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which run a table comes from, as its {@link RunSettings} tell, and whether the network
 * that it measured is the one that the kit ships.
 */
final class RunOrigin {

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
        Optional<RunSettings> settings = RunSettings.of(home.resolve(file));
        String note = "";
        if (whole && settings.isPresent()) {
            note += "From a run with `%s`.%n".formatted(settings.get().text());
        }
        Optional<String> measured = settings.flatMap(run -> run.value(RunSettings.WEIGHTS));
        Optional<String> shipped = measured.flatMap(weights -> shipped());
        if (shipped.isPresent() && !shipped.equals(measured)) {
            note += "**This table is older than the shipped weights:** its network has the fingerprint `%s`, %s `%s`.%n"
                    .formatted(measured.get(), "`data/unrolled.bin`", shipped.get());
        }
        return note;
    }

    private Optional<String> shipped() {
        Path weights = home.resolve(SHIPPED);
        return Files.exists(weights) ? Optional.of(UnrolledModel.load(weights).fingerprint()) : Optional.empty();
    }
}
