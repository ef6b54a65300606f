package hetnet.study.docs;

import hetnet.report.Tables;
import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import hetnet.report.figure.LineFigure;
import hetnet.study.front.FrontFigure;
import hetnet.study.front.FrontResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import tech.tablesaw.api.Table;

/** The committed figures of what was measured for hours, drawn anew from their committed numbers. */
public final class StudyFigures {

    private static final String COMMENT = "# ";
    private static final String FRONT = "front";

    private final Path folder;

    /** @param folder with the numbers of the studies, and the figures made of them */
    public StudyFigures(Path folder) {
        this.folder = folder;
    }

    /**
     * Draws those whose numbers are there: utility against time, and the time of decisions against the number of UEs.
     *
     * @throws IOException where a file cannot be read
     */
    public void draw() throws IOException {
        if (Files.exists(csv(FRONT))) {
            FrontResults front = FrontResults.of(Tables.readCsv(csv(FRONT)));
            for (String group : front.groups()) {
                save(FrontFigure.of(front, group, FRONT + "_" + group), csv(FRONT), 1);
            }
        }
        along("bench_scaling", "time (ms)");
        along("scaling_time", "processor time (s)");
    }

    /** A figure whose own numbers are all that it shows. */
    private void along(String name, String time) throws IOException {
        if (!Files.exists(csv(name))) {
            return;
        }
        Table table = Tables.readCsv(csv(name));
        LineFigure figure = Figures.line(name).setAxes("UEs", time).optLogX().optLogY()
                .optSize(820, 500);
        for (String series : new LinkedHashSet<>(table.stringColumn("series").asList())) {
            Table one = table.where(table.stringColumn("series").isEqualTo(series));
            figure.addSeries(series, one.numberColumn(1).asDoubleArray(), one.numberColumn(2).asDoubleArray());
        }
        save(figure.build(), csv(name), Integer.MAX_VALUE);
    }

    /** @param lines of the comment on top of the numbers, at most, that the figure's own have as well */
    private void save(Figure figure, Path numbers, int lines) throws IOException {
        List<String> comments = Files.readAllLines(numbers).stream().takeWhile(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length())).limit(lines).toList();
        figure.save(folder, comments.toArray(String[]::new));
    }

    private Path csv(String name) {
        return folder.resolve(name + ".csv");
    }
}
