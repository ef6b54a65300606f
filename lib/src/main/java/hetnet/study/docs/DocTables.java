package hetnet.study.docs;

import static hetnet.report.MarkdownTable.text;

import hetnet.report.DisplayNames;
import hetnet.report.MarkdownTable;
import hetnet.report.Tables;
import hetnet.study.front.FrontResults;
import hetnet.study.front.FrontTimes;
import hetnet.study.objective.CitiesTable;
import hetnet.study.objective.ObjectivesResults;
import hetnet.study.objective.ObjectivesTargets;
import hetnet.study.quality.QualityLayouts;
import hetnet.util.Require;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The tables of README.md and docs/, made from the committed reference run, so that no number there is typed. A page
 * asks for one by a line {@code <!-- table: NAME ... -->}, and ends it with {@code <!-- end of table -->}.
 */
public final class DocTables {

    private static final String END = "<!-- end of table -->";
    private static final Pattern BEGIN = Pattern.compile("^<!-- table: ([a-z-]+).*-->$", Pattern.MULTILINE);
    private static final String FIRST_PAGE = "README.md";
    private static final Path SOURCES = Path.of("lib", "src", "main", "java");

    private final Path home;

    private final List<DocTable> tables = List.of(
            new DocTable("methods", List.of("figures/quality.csv", "figures/quality_timing.csv"),
                    read -> methods(read).summary()),
            new DocTable("methods-everywhere", List.of("figures/quality.csv", "figures/quality_timing.csv"),
                    read -> methods(read).all()),
            new DocTable("targets", List.of("figures/quality_targets.csv"), read -> targets(read.get(0))),
            new DocTable("front", List.of("figures/front.csv"), read -> front(read).brief()),
            new DocTable("front-times", List.of("figures/front.csv"), read -> front(read).all()),
            new DocTable("front-floor", List.of("figures/front.csv"), read -> front(read).floor()),
            new DocTable("paper", List.of("figures/paper_comparison.csv"), read -> paper(read.get(0))),
            new DocTable("drop", List.of("figures/summary.csv"), read -> drop(read.get(0))),
            new DocTable("objectives-picos", List.of("figures/objectives.csv"),
                    read -> objectives(read).summary(QualityLayouts.PICOS)),
            new DocTable("objectives-hot-spots", List.of("figures/objectives.csv"),
                    read -> objectives(read).summary(QualityLayouts.HOT_SPOTS)),
            new DocTable("objectives-targets", List.of("figures/objectives.csv"),
                    read -> targets(ObjectivesTargets.table(objectives(read)))),
            new DocTable("cities", List.of("data/studies/cities/rows.csv", "data/studies/cities_total/rows.csv"),
                    read -> CitiesTable.of(read.get(0), read.get(1))),
            new DocTable("generalisation", List.of("figures/generalisation_summary.csv"), read -> plain(read.get(0))),
            new DocTable("bench", List.of("figures/bench.csv"), read -> SpeedTables.bench(read.get(0))),
            new DocTable("bench-floor", List.of("figures/bench_floor.csv"),
                    read -> SpeedTables.benchFloor(read.get(0))),
            new DocTable("bench-exponents", List.of("figures/bench_exponents.csv"),
                    read -> SpeedTables.exponents(read.get(0))),
            new DocTable("scaling", List.of("figures/scaling.csv"), read -> SpeedTables.scaling(read.get(0))),
            new DocTable("sweep", List.of("figures/bench_sweep.csv"), read -> SpeedTables.sweep(read.get(0))),
            new DocTable("mimo", List.of("data/mimo_summary.csv"), read -> MimoTable.of(read.get(0))),
            new DocTable("antenna-prices", List.of("data/mimo_prices.csv"), read -> MimoTable.prices(read.get(0))),
            new DocTable("mimo-ablations", List.of("data/mimo_ablations.csv"),
                    read -> MimoTable.ablations(read.get(0))),
            new DocTable("robustness", List.of("figures/robustness.csv"), read -> robustness(read.get(0))));

    /** How a table is made of the files that it is made of. */
    @FunctionalInterface
    private interface Maker {
        String make(List<Table> files);
    }

    private record DocTable(String name, List<String> files, Maker maker) {
    }

    /** @param home the project's folder, with figures and Makefile */
    public DocTables(Path home) {
        this.home = Require.given("home", home);
    }

    /**
     * A page with all its tables made anew.
     *
     * @param page its name in messages
     * @throws IllegalArgumentException when it asks for a table that there is not, or does not end one
     * @throws UncheckedIOException     when a file that a table is made of cannot be read
     */
    public String update(String page, String text) {
        StringBuilder updated = new StringBuilder();
        Matcher begin = BEGIN.matcher(text);
        int done = 0;
        while (begin.find(done)) {
            int end = text.indexOf(END, begin.end());
            if (end < 0) {
                throw new IllegalArgumentException("%s: the line '%s' is missing behind '%s'"
                        .formatted(page, END, begin.group()));
            }
            updated.append(text, done, begin.start()).append(block(page, begin.group(1)));
            done = end + END.length();
        }
        return updated.append(text.substring(done)).toString();
    }

    private String block(String page, String name) {
        if (name.equals("commands")) {
            return block(name, "Makefile", SourceTables.commands(home.resolve("Makefile")));
        }
        if (name.equals("packages")) {
            return block(name, "each package-info.java", SourceTables.packages(home.resolve(SOURCES)));
        }
        if (name.equals("equations")) {
            return block(name, "each notebook", EquationTable.of(home.resolve("notebooks")));
        }
        DocTable table = tables.stream().filter(t -> t.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                "%s asks for the table '%s'; known are commands, packages, equations, %s".formatted(page, name,
                        String.join(", ", tables.stream().map(DocTable::name).toList()))));
        List<Table> files = table.files.stream().map(file -> Tables.readCsv(home.resolve(file))).toList();
        boolean whole = !page.endsWith(FIRST_PAGE); // settings are for who reads on
        String note = new RunOrigin(home).note(table.files.get(0), whole);
        String made = table.maker.make(files) + (note.isEmpty() ? "" : "\n" + note);
        return block(name, String.join(" and ", table.files), made);
    }

    private static String block(String name, String source, String table) {
        return "<!-- table: %s, written by make figures from %s -->%n%n%s%n%s".formatted(name, source, table, END);
    }

    private static MethodTables methods(List<Table> read) {
        return new MethodTables(read.get(0), read.get(1));
    }

    private static ObjectivesResults objectives(List<Table> read) {
        return ObjectivesResults.of(read.get(0));
    }

    private static FrontTimes front(List<Table> read) {
        return new FrontTimes(FrontResults.of(read.get(0)));
    }

    private static String targets(Table targets) {
        MarkdownTable table = MarkdownTable.of("where", "what", "wanted", "measured", "");
        for (Row row : targets) {
            table.row(DisplayNames.scene(row.getString("where")), DisplayNames.inSentence(row.getString("what")),
                    row.getString("wanted"), row.getString("measured"), row.getString("verdict"));
        }
        return table.toString();
    }

    private static String paper(Table comparison) {
        MarkdownTable table = MarkdownTable.of("method", "quantity", "unit", "paper", "ours", "ours / paper",
                "where in the paper");
        for (Row row : comparison) {
            table.row(row.getString("method"), row.getString("quantity").replace('_', ' '), row.getString("unit"),
                    Tables.number(row.getNumber("paper")), Tables.number(row.getNumber("ours")),
                    Tables.number(row.getNumber("ratio")), row.getString("where"));
        }
        return table.toString();
    }

    private static String drop(Table summary) {
        MarkdownTable table = MarkdownTable.of("method", "UEs", "sum-rate (Gbit/s)", "Jain's index",
                "5th percentile (bit/s)", "mean latency of 1 Mbit (s)", "same BS as the teacher");
        for (Row row : summary) {
            table.row(row.getString("method"), row.getString("users"),
                    text("%.3f", row.getNumber("sum_rate_bps") / 1e9), text("%.3f", row.getNumber("jain")),
                    text("%,.0f", row.getNumber("p5_bps")), text("%.1f", row.getNumber("mean_latency_s")),
                    text("%.1f %%", 100 * row.getNumber("association_accuracy")));
        }
        return table.toString();
    }

    private static String robustness(Table counts) {
        MarkdownTable table = MarkdownTable.of("tests", "what was tried", "how often");
        for (Row row : counts) {
            table.row(row.getString("test"), row.getString("what"), text("%,.0f", row.getNumber("count")));
        }
        return table.toString();
    }

    /** As it stands in the file, with numbers for people. */
    private static String plain(Table file) {
        MarkdownTable table = MarkdownTable.of(file.columnNames().toArray(String[]::new));
        for (Row row : file) {
            table.row(file.columns().stream().map(column -> column.get(row.getRowNumber()))
                    .map(value -> value instanceof Number number ? Tables.number(number.doubleValue()) : value)
                    .toArray());
        }
        return table.toString();
    }
}
