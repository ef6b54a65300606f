package hetnet.cli;

import hetnet.io.AtomicFile;
import hetnet.io.Folders;
import hetnet.report.Tables;
import hetnet.study.Summary;
import hetnet.study.bench.BenchReport;
import hetnet.study.quality.QualityTargets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Puts the results of the last report into the README, so that no number there is typed. */
public final class ReadmeCommand {

    static final String RESULTS = "<!-- results: written by make report from figures/summary.csv -->";
    static final String QUALITY = "<!-- quality: written by make report from figures/quality_targets.csv -->";
    static final String ROBUSTNESS = "<!-- robustness: written by make robustness from figures/robustness.csv -->";
    static final String COMMANDS = "<!-- commands: written by make report from the Makefile -->";
    static final String BENCH = "<!-- bench: written by make bench from figures/bench.csv and figures/bench_exponents.csv -->";
    static final String END = "<!-- end of table -->";

    private static final Pattern COMMAND = Pattern.compile("^([a-z-]+):.*?## (.*)$", Pattern.MULTILINE);

    private ReadmeCommand() {
    }

    /**
     * Rewrites the tables in README.md from figures/.
     *
     * @throws IOException when the README cannot be read
     */
    public static void main(String[] args) throws IOException {
        Folders folders = Folders.here();
        Path readme = folders.home().resolve("README.md");
        String text = Files.readString(readme);
        String updated = withCommands(update(text, folders.figures()), Files.readString(folders.home().resolve("Makefile")));
        if (!updated.equals(text)) {
            AtomicFile.write(readme, updated.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The README with the tables of the given figures. */
    static String update(String text, Path figures) {
        String results = insert(text, RESULTS, markdown(Tables.readCsv(figures.resolve("summary.csv"))));
        String quality = insert(results, QUALITY, verdicts(Tables.readCsv(figures.resolve("quality_targets.csv"))));
        String robustness = RobustnessCommand.update(quality, figures);
        return insert(robustness, BENCH, times(Tables.readCsv(figures.resolve("bench.csv")), Tables.readCsv(figures.resolve("bench_exponents.csv"))));
    }

    /** The README with the commands that {@code make help} lists. */
    static String withCommands(String text, String makefile) {
        StringBuilder table = new StringBuilder("| command | what it does |\n|---|---|\n");
        COMMAND.matcher(makefile).results().forEach(command -> table.append("| `make %s` | %s |%n"
                .formatted(command.group(1), command.group(2).replace("|", "\\|"))));
        return insert(text, COMMANDS, table.toString());
    }

    /**
     * @param text the README, with both markers
     * @throws IllegalArgumentException where a marker is missing
     */
    static String insert(String text, String begin, String table) {
        int from = text.indexOf(begin);
        int to = text.indexOf(END, Math.max(0, from));
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("README.md needs the lines '%s' and '%s' around its table".formatted(begin, END));
        }
        return text.substring(0, from + begin.length()) + "\n\n" + table + "\n" + text.substring(to);
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

    /** @param targets of {@link QualityTargets#table} */
    static String verdicts(Table targets) {
        StringBuilder table = new StringBuilder("| where | what | wanted | measured | |\n|---|---|---|---|---|\n");
        for (Row row : targets) {
            table.append("| %s | %s | %s | %s | %s |%n".formatted(row.getString("where"), row.getString("what"), row.getString("wanted"),
                    row.getString("measured"), row.getString("verdict")));
        }
        return table.toString();
    }

    /**
     * @param bench     of {@link BenchReport#table}
     * @param exponents of {@link BenchReport#exponents}
     */
    static String times(Table bench, Table exponents) {
        StringBuilder table = new StringBuilder("| work | UEs | ours (ms) | peer | peer (ms) | times faster |\n|---|---|---|---|---|---|\n");
        for (Row row : bench) {
            if (row.getLong("ues") == bench.row(0).getLong("ues")) { // the rest is the scaling, which the figure shows
                table.append("| %s | %,d | %s | %s | %s | %.2f |%n".formatted(row.getString("what"), row.getLong("ues"),
                        Tables.number(row.getNumber("ours_ms")), row.getString("peer"), Tables.number(row.getNumber("peer_ms")),
                        row.getNumber("ratio")));
            }
        }
        table.append("\n| work | by | UEs | cost grows with U to the power |\n|---|---|---|---|\n");
        for (Row row : exponents) {
            table.append("| %s | %s | %,d to %,d | %.2f |%n".formatted(row.getString("what"), row.getString("who"), row.getLong("ues_from"),
                    row.getLong("ues_to"), row.getNumber("exponent")));
        }
        return table.toString();
    }
}
