package hetnet.study.front;

import static hetnet.report.MarkdownTable.text;

import hetnet.report.DisplayNames;
import hetnet.report.MarkdownTable;
import hetnet.report.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.Table;

/**
 * How long each method takes to close a part of the gap: the median over the layouts of a class, of which those where
 * it never does count as infinite. On each layout the setting that gets there first is taken.
 */
public final class FrontTimes {

    /** Parts of the gap. */
    static final List<Double> LEVELS = List.of(0.90, 0.95, 0.98, 0.99);
    /** What the first page shows of them, and of the classes. */
    private static final List<Double> FEW_LEVELS = List.of(0.95, 0.99);
    private static final List<String> FEW_GROUPS = List.of("paper", "uma_100m", "uma_200m", "uma_400m",
            "uma_400m_fading", "etoile", "hexagonal_37");
    private static final String NEVER = "–";
    /** How many times as fast as a reference one would like to be, and where. */
    private static final int WANTED = 5;
    private static final double WANTED_LEVEL = 0.98;

    private final FrontResults results;

    /** @param results of a run */
    public FrontTimes(FrontResults results) {
        this.results = results;
    }

    /** Seconds, the median over the layouts of a class; infinite where fewer than half get there. */
    double median(String group, Collection<FrontMethod> methods, double gap) {
        double[] seconds = results.envelopes(group, methods).stream().mapToDouble(e -> e.reach(gap)).sorted().toArray();
        return seconds.length == 0 ? Double.POSITIVE_INFINITY
                : (seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]) / 2;
    }

    /** The reference that gets there first, by its median. */
    private FrontMethod fastestReference(String group, double gap) {
        return Arrays.stream(FrontMethod.values()).filter(FrontMethod::isReference)
                .min(Comparator.comparingDouble(method -> median(group, List.of(method), gap))).orElseThrow();
    }

    /** One class: seconds of each method that closes the first part of the gap, missing where it never gets so far. */
    public Table table(String group) {
        List<String> columns = new ArrayList<>(List.of("method"));
        LEVELS.forEach(gap -> columns.add("seconds to close %s".formatted(percent(gap))));
        Tables.Rows rows = Tables.named("time to close the gap", columns.toArray(String[]::new));
        for (FrontMethod method : methods(group)) {
            List<Object> row = new ArrayList<>(List.of(method.title()));
            LEVELS.stream().map(gap -> median(group, List.of(method), gap))
                    .forEach(seconds -> row.add(Double.isFinite(seconds) ? seconds : Double.NaN));
            rows.row(row.toArray());
        }
        return rows.build();
    }

    /** Those that close the first part of the gap. */
    private List<FrontMethod> methods(String group) {
        return Arrays.stream(FrontMethod.values())
                .filter(method -> Double.isFinite(median(group, List.of(method), LEVELS.get(0)))).toList();
    }

    /** Every class and every method that closes the first part of the gap; the last row says how many times faster. */
    public String all() {
        MarkdownTable table = MarkdownTable.of(header("layouts", "method").toArray(String[]::new));
        for (String group : results.groups()) {
            for (FrontMethod method : methods(group)) {
                row(table, group, method.title(), LEVELS.stream()
                        .map(gap -> time(median(group, List.of(method), gap))).toList());
            }
            row(table, group, "*HetGNN against the fastest reference*", LEVELS.stream()
                    .map(gap -> ratio(group, gap)).toList());
        }
        return table.toString();
    }

    /** A few classes: the network in whichever mode beside the fastest reference. */
    public String brief() {
        List<String> header = new ArrayList<>(List.of("layouts"));
        FEW_LEVELS.forEach(gap -> {
            header.add("%s: HetGNN".formatted(percent(gap)));
            header.add("fastest reference");
            header.add("times faster");
        });
        MarkdownTable table = MarkdownTable.of(header.toArray(String[]::new));
        for (String group : FEW_GROUPS.stream().filter(results.groups()::contains).toList()) {
            List<String> cells = new ArrayList<>(List.of(scene(group)));
            for (double gap : FEW_LEVELS) {
                FrontMethod fastest = fastestReference(group, gap);
                double seconds = median(group, List.of(fastest), gap);
                cells.add(time(median(group, FrontMethod.NETWORK, gap)));
                cells.add(Double.isFinite(seconds) ? "%s (%s)".formatted(time(seconds), fastest.title()) : NEVER);
                cells.add(ratio(group, gap));
            }
            table.row(cells.toArray());
        }
        return table.toString();
    }

    /**
     * Every class: what any method needs to state its answer, which is the time of the baseline, for it evaluates one
     * allocation and does nothing else; beside a fifth of the fastest reference's time to close 98 % of the gap.
     */
    public String floor() {
        MarkdownTable table = MarkdownTable.of("layouts", "one evaluation", "first answer of HetGNN",
                "%s: fastest reference".formatted(percent(WANTED_LEVEL)), "a fifth of that", "evaluations in a fifth");
        for (String group : results.groups()) {
            double evaluation = median(group, List.of(FrontMethod.BASELINE), 0);
            double first = median(group, FrontMethod.NETWORK, Double.NEGATIVE_INFINITY);
            double wanted = median(group, List.of(fastestReference(group, WANTED_LEVEL)), WANTED_LEVEL) / WANTED;
            table.row(scene(group), fine(evaluation), fine(first), fine(wanted * WANTED), fine(wanted),
                    Double.isFinite(wanted) ? text("%.1f", wanted / evaluation) : NEVER);
        }
        return table.toString();
    }

    private static String fine(double seconds) {
        return Double.isFinite(seconds) ? text("%.2f ms", 1e3 * seconds) : NEVER;
    }

    private static List<String> header(String... first) {
        List<String> header = new ArrayList<>(List.of(first));
        LEVELS.forEach(gap -> header.add(percent(gap)));
        return header;
    }

    private static void row(MarkdownTable table, String group, String what, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(scene(group), what));
        row.addAll(cells);
        table.row(row.toArray());
    }

    /** Of the fastest reference's time to the network's. */
    private String ratio(String group, double gap) {
        double ours = median(group, FrontMethod.NETWORK, gap);
        double theirs = median(group, List.of(fastestReference(group, gap)), gap);
        return DoubleStream.of(ours, theirs).allMatch(Double::isFinite) ? text("%.2g x", theirs / ours) : NEVER;
    }

    private static String time(double seconds) {
        return Double.isFinite(seconds) ? Tables.seconds(seconds) : NEVER;
    }

    private static String scene(String group) {
        return DisplayNames.scene(group);
    }

    private static String percent(double gap) {
        return text("%.0f %%", 100 * gap);
    }
}
