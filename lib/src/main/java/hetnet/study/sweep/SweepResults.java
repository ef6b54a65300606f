package hetnet.study.sweep;

import com.google.gson.GsonBuilder;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import hetnet.io.AtomicFile;
import hetnet.io.ResultFolder;
import hetnet.report.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The results of a study for people and for other programs: {@code rows.csv} and {@code summary.csv},
 * {@code manifest.json}, and the SPEC itself. The same rows make the same bytes, but for what the manifest says of the
 * run.
 */
public final class SweepResults {

    /** One row per key, in the order of the keys. */
    public static final String ROWS = "rows.csv";
    /** {@link SweepSummary#table}. */
    public static final String SUMMARY = "summary.csv";
    /** What the rows are, and which run made them. */
    public static final String MANIFEST = "manifest.json";
    /** A copy of the SPEC. */
    public static final String SPEC = "spec.yaml";

    private static final List<String> KEY = List.of("class", "layout", "drop", "objective", "method");

    private SweepResults() {
    }

    /**
     * Writes all files, or none.
     *
     * @param folder of the results, in which the study has one of its own: its id
     * @param rows   all of them, in the order of their keys; asked for one by one, and none is kept
     * @param run    what else the manifest says, by name; asked for when all rows have passed by
     * @return what the rows came to
     * @throws UncheckedIOException when the folder or a file cannot be written
     */
    public static SweepSummary write(Path folder, Sweep sweep, Iterator<SweepRow> rows,
            Supplier<Map<String, Object>> run) {
        SweepSummary summary = new SweepSummary(sweep.metrics());
        Map<String, Consumer<Path>> files = new LinkedHashMap<>();
        files.put(ROWS, file -> writeRows(file, sweep.metrics(), rows, summary));
        files.put(SUMMARY, file -> Tables.writeCsv(summary.table(), file, "study: " + sweep.id()));
        files.put(SPEC, file -> AtomicFile.write(file, sweep.inputs().spec().getBytes(StandardCharsets.UTF_8)));
        files.put(MANIFEST, file -> AtomicFile.write(file, manifest(sweep, summary, run.get())
                .getBytes(StandardCharsets.UTF_8)));
        new ResultFolder(folder.resolve(sweep.id())).write(files);
        return summary;
    }

    private static void writeRows(Path file, List<String> metrics, Iterator<SweepRow> rows, SweepSummary summary) {
        List<String> header = new ArrayList<>(KEY);
        header.addAll(metrics);
        header.add("reason");
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
                .build(Files.newBufferedWriter(file))) {
            csv.writeRecord(header);
            while (rows.hasNext()) {
                SweepRow row = rows.next();
                summary.add(row);
                csv.writeRecord(cells(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(SweepRow row) {
        SweepKey key = row.key();
        List<String> cells = new ArrayList<>(List.of(key.group(), "" + key.layout(), "" + key.drop(), key.objective(),
                key.method()));
        for (double value : row.values()) {
            cells.add(Double.isNaN(value) ? "" : Double.toString(value));
        }
        cells.add(row.reason());
        return cells;
    }

    private static String manifest(Sweep sweep, SweepSummary summary, Map<String, Object> run) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("study", sweep.name());
        all.put("id", sweep.id());
        all.put("rows", summary.rows());
        all.put("failed", summary.failed());
        all.put("reasons", summary.reasons());
        all.put("repeatable", sweep.repeatable());
        all.put("metrics", sweep.metrics());
        all.put("weights", sweep.weights());
        all.put("files", sweep.inputs().digests());
        all.put("java", Runtime.version().toString());
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        all.putAll(run);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all) + "\n";
    }
}
