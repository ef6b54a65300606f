package hetnet.study;

import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.report.Tables;
import hetnet.report.figure.BarFigure;
import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import hetnet.solver.Baseline;
import hetnet.teacher.Teacher;
import hetnet.train.imitation.ImitationTask;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The tables of results: ours by method and group of UEs, and the paper's numbers beside ours. */
public final class Summary {

    /** Name of the baseline in every table. */
    public static final String BASELINE = Baseline.NAME;
    /** Name of the WMMSE teacher in every table. */
    public static final String TEACHER = Teacher.NAME;

    private Summary() {
    }

    /**
     * One row per method and group of UEs: all in coverage, training, held-out. The rates of a group are those of the
     * whole network.
     *
     * @param methods allocations by name; {@link #TEACHER} must be among them, for the accuracy of an association is
     *                its agreement with the teacher's
     * @return columns method, users, sum_rate_bps, jain, p5_bps, mean_latency_s, association_accuracy; a group without
     *         UEs has no row
     */
    public static Table table(Experiment experiment, Map<String, Allocation> methods) {
        Map<String, int[]> groups = new LinkedHashMap<>();
        groups.put("train", experiment.split().training());
        groups.put("heldout", experiment.split().heldOut());
        int[] all = IntStream.concat(Arrays.stream(groups.get("train")),
                Arrays.stream(groups.get("heldout"))).sorted().toArray();
        int[] teacher = methods.get(TEACHER).association();
        Tables.Rows rows = Tables.named("summary", "method", "users", "sum_rate_bps", "jain", "p5_bps",
                "mean_latency_s", "association_accuracy");
        methods.forEach((method, allocation) -> {
            addRow(rows, experiment, method, allocation, "all", all, teacher);
            groups.forEach((group, users) -> {
                if (users.length > 0) {
                    addRow(rows, experiment, method, allocation, group, users, teacher);
                }
            });
        });
        return rows.build();
    }

    /**
     * One row per allocation, over all UEs in coverage.
     *
     * @param name    of the table
     * @param metrics by the name of the allocation
     * @return columns allocation, sum_rate_bps, jain, p5_bps, mean_latency_s, mean_log_rate
     */
    public static Table metrics(String name, Map<String, Metrics> metrics) {
        Tables.Rows rows = Tables.named(name, "allocation", "sum_rate_bps", "jain", "p5_bps", "mean_latency_s",
                "mean_log_rate");
        metrics.forEach((allocation, m) -> rows.row(allocation, m.sumRateBps(), m.jain(), m.p5Bps(), m.meanLatencyS(),
                m.meanLogRate()));
        return rows.build();
    }

    private static void addRow(Tables.Rows rows, Experiment experiment, String method, Allocation allocation,
            String group,
                               int[] users, int[] teacher) {
        Metrics metrics = experiment.metrics(allocation, users);
        rows.row(method, group, metrics.sumRateBps(), metrics.jain(), metrics.p5Bps(), metrics.meanLatencyS(),
                ImitationTask.accuracy(allocation.association(), teacher, users));
    }

    /**
     * What the paper states beside what this run gave.
     *
     * @param stated columns method, quantity, paper, unit, where; as in data/paper_results.csv
     * @param ours   value by "method quantity", in the same unit
     * @return the same columns and ours, ratio
     * @throws IllegalArgumentException when a stated quantity is missing in ours
     */
    public static Table besidePaper(Table stated, Map<String, Double> ours) {
        Tables.Rows rows = Tables.named("paper_comparison", "method", "quantity", "unit", "paper", "ours", "ratio",
                "where");
        for (Row row : stated) {
            String key = row.getString("method") + " " + row.getString("quantity");
            Double value = ours.get(key);
            if (value == null) {
                throw new IllegalArgumentException("the paper states '" + key + "', but this run has no such value");
            }
            double paper = row.getNumber("paper");
            rows.row(row.getString("method"), row.getString("quantity"), row.getString("unit"), paper, value,
                    value / paper, row.getString("where"));
        }
        return rows.build();
    }

    /**
     * Bars of one quantity, the paper's beside ours.
     *
     * @param title  of the value axis, with its unit
     * @param quantity as in the column of that name
     * @param unit     how many of the quantity's own unit are one of the title's
     * @param methods in their order
     * @param stated as for {@link #besidePaper}; without rows, ours stand alone
     * @param ours   as for {@link #besidePaper}
     */
    public static Figure bars(String name, String title, String quantity, double unit, List<String> methods,
            Table stated, Map<String, Double> ours) {
        Map<String, Double> paper = new LinkedHashMap<>();
        for (Row row : stated) {
            paper.put(row.getString("method") + " " + row.getString("quantity"), row.getNumber("paper"));
        }
        BarFigure bars = Figures.bars(name).setAxes("method", title).setCategories(methods).optLabels()
                .addSeries("this run", values(methods, quantity, unit, ours));
        if (!paper.isEmpty()) {
            bars.addSeries("paper", values(methods, quantity, unit, paper));
        }
        return bars.build();
    }

    private static double[] values(List<String> methods, String quantity, double unit, Map<String, Double> values) {
        return methods.stream().mapToDouble(method -> values.get(method + " " + quantity) / unit).toArray();
    }

    /**
     * How often two associations agree.
     *
     * @return number of UEs in coverage with the row's BS in the first and the column's in the second; shape [B, B]
     */
    public static double[][] confusion(Allocation first, Allocation second) {
        double[][] count = new double[first.powerWatt().length][second.powerWatt().length];
        for (int u = 0; u < first.association().length; u++) {
            if (first.association()[u] != Allocation.OUT_OF_COVERAGE) {
                count[first.association()[u]][second.association()[u]]++;
            }
        }
        return count;
    }

    /** The value of one cell of {@link #table}. */
    public static double value(Table summary, String method, String users, String column) {
        for (Row row : summary) {
            if (row.getString("method").equals(method) && row.getString("users").equals(users)) {
                return row.getNumber(column);
            }
        }
        throw new IllegalArgumentException("no row for method '%s' and users '%s'".formatted(method, users));
    }
}
