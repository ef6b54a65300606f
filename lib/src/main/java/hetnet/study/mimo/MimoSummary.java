package hetnet.study.mimo;

import hetnet.report.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What the rows of a {@link MimoStudy} come to: means over the layouts, and comparisons layout by layout. */
public final class MimoSummary {

    private static final double VISIBLE = 1e-4; // in mean ln R: less is a draw
    private static final double NORMAL_95 = 1.96;

    private MimoSummary() {
    }

    /**
     * Rows of several runs: those of a class, constraint and method in a later one take the place of earlier ones.
     *
     * @param runs tables of {@link MimoStudy#run}
     */
    public static Table merged(List<Table> runs) {
        Map<String, Map<Integer, Object[]>> all = new LinkedHashMap<>();
        for (Table run : runs) {
            Map<String, Map<Integer, Object[]>> own = new LinkedHashMap<>();
            for (Row row : run) {
                own.computeIfAbsent(String.join(",", row.getString("class"), row.getString("constraint"),
                        row.getString("method")), key -> new TreeMap<>()).put((int) row.getNumber("layout"),
                        new Object[] {row.getNumber("mean_log_rate"), row.getNumber("sum_rate_gbps"),
                            cpuMs(row)});
            }
            all.putAll(own);
        }
        Tables.Rows rows = Tables.named("mimo_results", "class", "constraint", "layout", "method", "mean_log_rate",
                "sum_rate_gbps", "cpu_ms");
        all.forEach((key, layouts) -> layouts.forEach((layout, values) -> {
            String[] names = key.split(",");
            rows.row(names[0], names[1], layout, names[2], values[0], values[1], values[2]);
        }));
        return rows.build();
    }

    /** One row a class, constraint and method. @param results rows of {@link MimoStudy#run} */
    public static Table of(Table results) {
        Map<String, Map<String, List<double[]>>> groups = new LinkedHashMap<>();
        for (Row row : results) {
            groups.computeIfAbsent(row.getString("class") + "," + row.getString("constraint"),
                    key -> new LinkedHashMap<>())
                    .computeIfAbsent(row.getString("method"), method -> new ArrayList<>())
                    .add(new double[] {row.getNumber("mean_log_rate"), row.getNumber("sum_rate_gbps"),
                        cpuMs(row)});
        }
        Tables.Rows rows = Tables.named("mimo_summary", "class", "constraint", "layouts", "method", "above_slnr",
                "half_width_95", "sum_rate_gbps", "above_one_start_percent", "above_best_percent", "minus_best",
                "cpu_ms", "time_of_one_start");
        groups.forEach((key, methods) -> methods.forEach((method, found) -> add(rows, key.split(","), method, found,
                methods)));
        return rows.build();
    }

    private static void add(Tables.Rows rows, String[] names, String method, List<double[]> found,
            Map<String, List<double[]>> methods) {
        double[] utility = column(found, 0);
        double[] slnr = column(methods.get("slnr"), 0);
        List<double[]> one = methods.get(MimoStudy.ONE_START);
        double[] best = column(methods.entrySet().stream().filter(m -> m.getKey().startsWith(MimoStudy.BEST))
                .findFirst().orElseThrow().getValue(), 0);
        double above = mean(utility) - mean(slnr);
        double square = 0;
        for (int i = 0; i < utility.length; i++) {
            square += Math.pow(utility[i] - slnr[i] - above, 2);
        }
        int count = utility.length;
        double half = count < 2 ? Double.NaN : NORMAL_95 * Math.sqrt(square / (count - 1) / count);
        double cpu = median(column(found, 2));
        rows.row(names[0], names[1], count, method, above, half, mean(column(found, 1)),
                share(utility, column(one, 0)), share(utility, best), mean(utility) - mean(best), cpu,
                median(column(one, 2)) / cpu);
    }

    /** NaN where it was not taken. */
    private static double cpuMs(Row row) {
        return row.isMissing("cpu_ms") ? Double.NaN : row.getNumber("cpu_ms");
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
    }

    /** Percent of layouts on which the one is visibly above the other. */
    private static double share(double[] one, double[] other) {
        int count = 0;
        for (int i = 0; i < one.length; i++) {
            count += one[i] > other[i] + VISIBLE ? 1 : 0;
        }
        return 100.0 * count / one.length;
    }
}
