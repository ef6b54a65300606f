package hetnet.cli;

import hetnet.cli.setting.Workplace;
import hetnet.io.AtomicFile;
import hetnet.study.docs.DocTables;
import hetnet.study.docs.StudyFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Makes the figures of long studies, and the tables of README.md and docs/, anew from the committed numbers. */
@Command(name = "readme", header = "Make the tables of README.md and docs/ anew from the committed figures, "
        + "and the figures of long studies from their numbers.")
final class ReadmeCommand implements Callable<Integer> {

    private final Workplace place;

    ReadmeCommand(Workplace place) {
        this.place = place;
    }

    /**
     * Draws the figures of long studies, and rewrites each page whose tables have changed.
     *
     * @throws IOException when a page or the numbers of a figure cannot be read
     */
    @Override
    public Integer call() throws IOException {
        new StudyFigures(place.figures()).draw();
        write(place.home());
        return Hetnet.OK;
    }

    /**
     * The same in a given project.
     *
     * @throws IOException when a page cannot be read
     */
    static void write(Path home) throws IOException {
        DocTables tables = new DocTables(home);
        for (Path page : pages(home)) {
            String text = Files.readString(page);
            String updated = tables.update(home.relativize(page).toString(), text);
            if (!updated.equals(text)) {
                AtomicFile.write(page, updated.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** README.md and every page of docs. */
    static List<Path> pages(Path home) throws IOException {
        try (Stream<Path> docs = Files.list(home.resolve("docs"))) {
            return Stream.concat(Stream.of(home.resolve("README.md")),
                    docs.filter(f -> f.toString().endsWith(".md")).sorted()).toList();
        }
    }
}
