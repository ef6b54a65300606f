package hetnet.study.mimo;

import hetnet.report.Interval;
import hetnet.report.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What the rows of a {@link MimoStudy} come to: means over the layouts, and comparisons layout by layout. */
public final class MimoSummary {

    private static final double VISIBLE = 1e-4; // in mean ln R: less is a draw
    private static final int PARTS = 5; // into which the layouts of a class are divided
    private static final double DIGITS = 1e6; // that rows keep

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
            rows.row(names[0], names[1], layout, names[2], rounded(values[0]), rounded(values[1]),
                    rounded(values[2]));
        }));
        return rows.build();
    }

    private static double rounded(Object value) {
        double exact = (double) value;
        return Double.isNaN(exact) ? exact : Math.round(exact * DIGITS) / DIGITS;
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
                "above_few_percent", "minus_few", "cpu_ms", "time_of_one_start");
        groups.forEach((key, methods) -> methods.forEach((method, found) -> add(rows, key.split(","), method, found,
                methods)));
        return rows.build();
    }

    private static void add(Tables.Rows rows, String[] names, String method, List<double[]> found,
            Map<String, List<double[]>> methods) {
        double[] utility = column(found, 0);
        double[] slnr = column(methods.get("slnr"), 0);
        List<double[]> one = methods.get(MimoStudy.ONE_START);
        List<String> starts = methods.keySet().stream().filter(name -> name.startsWith(MimoStudy.BEST))
                .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring(MimoStudy.BEST.length()))))
                .toList();
        double[] few = column(methods.get(starts.get(0)), 0);
        double[] best = column(methods.get(starts.get(starts.size() - 1)), 0);
        double[] gain = difference(utility, slnr);
        double cpu = median(column(found, 2));
        rows.row(names[0], names[1], utility.length, method, mean(gain), halfWidth(gain), mean(column(found, 1)),
                share(utility, column(one, 0)), share(utility, best), mean(utility) - mean(best),
                share(utility, few), mean(utility) - mean(few), cpu, median(column(one, 2)) / cpu);
    }

    /**
     * What prices of the antennas' own are worth against one price for all antennas of a BS, layout by layout.
     *
     * @param results rows of {@link MimoStudy#run}
     * @return one row a class, with the lowest and highest mean over five parts of its layouts, each of its own seeds
     */
    public static Table prices(Table results) {
        Map<String, Map<Integer, double[]>> pairs = new LinkedHashMap<>();
        for (Row row : results) {
            String method = row.getString("method");
            boolean tied = method.endsWith(MimoStudy.TIED);
            if (row.getString("constraint").equals("per_antenna") && (tied || method.equals(MimoStudy.STANDARD))) {
                pairs.computeIfAbsent(row.getString("class"), key -> new TreeMap<>()).computeIfAbsent(
                        (int) row.getNumber("layout"), key -> new double[2])[tied ? 1 : 0] =
                        row.getNumber("mean_log_rate");
            }
        }
        Tables.Rows rows = Tables.named("mimo_prices", "class", "layouts", "own_minus_tied", "half_width_95",
                "lowest_part", "highest_part");
        pairs.forEach((name, layouts) -> {
            double[] gain = layouts.values().stream().mapToDouble(pair -> pair[0] - pair[1]).toArray();
            int count = Math.min(PARTS, gain.length);
            double[] parts = IntStream.range(0, count).mapToDouble(part -> mean(IntStream.range(0, gain.length)
                    .filter(i -> i * count / gain.length == part).mapToDouble(i -> gain[i]).toArray())).sorted()
                    .toArray();
            rows.row(name, gain.length, mean(gain), halfWidth(gain), parts[0], parts[count - 1]);
        });
        return rows.build();
    }

    private static double[] difference(double[] one, double[] other) {
        return IntStream.range(0, one.length).mapToDouble(i -> one[i] - other[i]).toArray();
    }

    /** Of the 95 % interval of the mean; NaN of one layout. */
    private static double halfWidth(double[] values) {
        return values.length < 2 ? Double.NaN : Interval.of(values).halfWidth();
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
