package hetnet.study.ablation;

import hetnet.report.Interval;
import hetnet.report.Tables;
import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What the summary of an ablation says, in figures and sentences; it may come from a run or from a file. */
public final class AblationReport {

    /** Corrected p-values below this are called a difference. */
    private static final double LEVEL = 0.05;
    private static final int WIDTH = 820;
    private static final int HEIGHT = 440;
    private static final String HOMOGENEOUS = "homogeneous";

    private final Table summary;

    /** @param summary as {@link AblationResults#summary} gives it */
    public AblationReport(Table summary) {
        this.summary = summary;
    }

    /**
     * What {@code make ablations} left.
     *
     * @param data folder of its tables
     * @return empty where there are none
     * @throws RuntimeException naming the file, when it is no such table
     */
    public static Optional<AblationReport> of(Path data) {
        Path file = data.resolve("ablations_summary.csv");
        return Files.exists(file) ? Optional.of(new AblationReport(Tables.readCsv(file))) : Optional.empty();
    }

    /** One variant's row. @param whole whether it is the whole network, which has no difference */
    private record Line(String variant, boolean whole, long seeds, double mean, double interval, double difference,
                        double differenceInterval, double p, double pHolm) {
    }

    /** Whether there are results of the network. */
    public boolean has(String network) {
        return summary.stringColumn("network").contains(network);
    }

    /**
     * One row per variant: mean and difference from the whole network, with 95 % intervals.
     *
     * @throws IllegalArgumentException when there is no such network or metric
     */
    public Table table(String network, String metric) {
        Tables.Rows rows = Tables.named(metric, "variant", "seeds", "mean", "± 95 %", "variant - whole", "± 95 % of it",
                "p", "p (Holm)");
        for (Line line : lines(network, metric)) {
            rows.row(line.variant, line.seeds, line.mean, line.interval, line.difference, line.differenceInterval,
                    line.p, line.pHolm);
        }
        return rows.build();
    }

    /**
     * Bars of the means with their intervals.
     *
     * @param axis  title of the value axis, with its unit
     * @param scale factor from the metric to that unit
     */
    public Figure means(String name, String network, String metric, String axis, double scale) {
        List<Line> lines = lines(network, metric);
        return Figures.bars(name).setAxes("variant", axis).setCategories(names(lines)).addSeries("mean",
                lines.stream().mapToDouble(line -> scale * line.mean).toArray(),
                lines.stream().mapToDouble(line -> scale * line.interval).toArray()).optSize(WIDTH, HEIGHT).build();
    }

    /**
     * Bars of the paired differences from the whole network with their intervals: an interval across 0 shows no
     * difference.
     */
    public Figure differences(String name, String network, String metric, String axis, double scale) {
        List<Line> lines = lines(network, metric).stream().filter(line -> !line.whole).toList();
        return Figures.bars(name).setAxes("variant", axis).setCategories(names(lines))
                .addSeries("variant - whole network",
                lines.stream().mapToDouble(line -> scale * line.difference).toArray(),
                lines.stream().mapToDouble(line -> scale * line.differenceInterval).toArray()).optSize(WIDTH, HEIGHT)
                .build();
    }

    /** One sentence per variant: how it differs from the whole network, and whether that is more than luck. */
    public List<String> sentences(String network, String metric) {
        return lines(network, metric).stream().filter(line -> !line.whole)
                .map(line -> "%-20s %s ± %s (p = %s, with Holm %s): %s".formatted(
                line.variant, signed(line.difference), Tables.number(line.differenceInterval), Tables.number(line.p),
                Tables.number(line.pHolm), verdict(line.difference, line.pHolm, "than the whole network"))).toList();
    }

    /**
     * What weights of their own for every type of node and edge are worth: the whole network less the homogeneous one.
     */
    public String contribution(String network, String metric) {
        Line line = homogeneous(network, metric);
        return "heterogeneous - homogeneous, %s of the %s network: %s ± %s (95 %%, %d seeds; p = %s, with Holm %s): %s"
                .formatted(metric,
                network, signed(-line.difference), Tables.number(line.differenceInterval), line.seeds,
                Tables.number(line.p), Tables.number(line.pHolm), verdict(-line.difference, line.pHolm, "with types"));
    }

    /** The number and the interval of {@link #contribution}. */
    public Interval heterogeneity(String network, String metric) {
        Line line = homogeneous(network, metric);
        return new Interval((int) line.seeds, -line.difference, line.differenceInterval);
    }

    private Line homogeneous(String network, String metric) {
        return lines(network, metric).stream().filter(each -> each.variant.equals(HOMOGENEOUS)).findFirst()
                .orElseThrow();
    }

    private static String verdict(double difference, double p, String than) {
        return p >= LEVEL ? "no difference shown" : (difference > 0 ? "higher " : "lower ") + than;
    }

    private static String signed(double value) {
        return (value < 0 ? "" : "+") + Tables.number(value);
    }

    private static List<String> names(List<Line> lines) {
        return lines.stream().map(line -> line.variant.replace('_', ' ').replace("bs ", "BS ").replace("mlp", "MLP"))
                .toList();
    }

    private List<Line> lines(String network, String metric) {
        List<Line> lines = new ArrayList<>();
        StreamSupport.stream(summary.spliterator(), false).filter(row -> row.getString("network").equals(network)
                && row.getString("metric").equals(metric)).forEach(row -> lines.add(line(row, lines.isEmpty())));
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the summary has no metric '%s' of a network '%s'"
                    .formatted(metric, network));
        }
        return lines;
    }

    private static Line line(Row row, boolean whole) {
        return new Line(row.getString("variant"), whole, (long) row.getNumber("seeds"), row.getNumber("mean"),
                row.getNumber("interval"), row.getNumber("difference"), row.getNumber("difference_interval"),
                row.getNumber("p"), row.getNumber("p_holm"));
    }
}
