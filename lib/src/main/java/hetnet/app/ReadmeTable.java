package hetnet.app;

import hetnet.report.Folders;
import hetnet.report.Tables;
import hetnet.scenario.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Puts the results of the last report into the README, so that no number there is typed. */
public final class ReadmeTable {

    static final String BEGIN = "<!-- results: written by make report from figures/summary.csv -->";
    static final String END = "<!-- end of results -->";

    private ReadmeTable() {
    }

    /** Rewrites the table in README.md from figures/summary.csv. */
    public static void main(String[] args) throws IOException {
        Folders folders = Folders.here();
        Path readme = folders.home().resolve("README.md");
        String text = Files.readString(readme);
        String updated = insert(text, markdown(Tables.readCsv(folders.figures().resolve("summary.csv"))));
        if (!updated.equals(text)) {
            AtomicFile.write(readme, updated.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * @param text the README, with both markers
     * @throws IllegalArgumentException where a marker is missing
     */
    static String insert(String text, String table) {
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("README.md needs the lines '%s' and '%s' around its results".formatted(BEGIN, END));
        }
        return text.substring(0, from + BEGIN.length()) + "\n\n" + table + "\n" + text.substring(to);
    }

    /** @param summary of {@link Summary#table} */
    static String markdown(Table summary) {
        StringBuilder table = new StringBuilder("| method | UEs | sum-rate (Gbit/s) | Jain's index | 5th percentile (bit/s) | mean latency of 1 Mbit (s) | same BS as the teacher |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (Row row : summary) {
            table.append(String.format(Locale.ROOT, "| %s | %s | %.3f | %.3f | %,.0f | %.1f | %.1f %% |%n", row.getString("method"),
                    row.getString("users"), row.getNumber("sum_rate_bps") / 1e9, row.getNumber("jain"), row.getNumber("p5_bps"),
                    row.getNumber("mean_latency_s"), 100 * row.getNumber("association_accuracy")));
        }
        return table.toString();
    }
}
