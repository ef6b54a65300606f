package hetnet.study.objective;

import static hetnet.report.MarkdownTable.text;

import hetnet.report.DisplayNames;
import hetnet.report.MarkdownTable;
import hetnet.report.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * What every method reached for every wish on every layout.
 *
 * @param rows in the order in which they were measured
 */
public record ObjectivesResults(List<Row> rows) {

    private static final String NETWORK = "hetgnn";

    /** Keeps its own copy. */
    public ObjectivesResults {
        rows = List.copyOf(rows);
    }

    /**
     * One decision.
     *
     * @param group          the class of layouts
     * @param layout         in its class, from 0
     * @param wish           what was asked for
     * @param method         who decided
     * @param value          of the objective that was asked for, summed over the UEs where it is a sum
     * @param meanLogRate    mean ln R, R in bit/s
     * @param outageShare    share of the UEs under R_min
     * @param satisfiedShare share of the UEs that have their demand
     * @param minRateBps     the smallest rate, bit/s
     * @param supplyWatt     what all BSs draw from the grid
     * @param bitPerJoule    sum-rate over it
     * @param awake          BSs that send
     */
    public record Row(String group, int layout, String wish, String method, double value, double meanLogRate,
            double outageShare, double satisfiedShare, double minRateBps, double supplyWatt, double bitPerJoule,
            double awake) {

        private static Row of(tech.tablesaw.api.Row row) {
            return new Row(row.getString("class"), (int) row.getNumber("layout"), row.getString("wish"),
                    row.getString("method"), row.getNumber("value"), row.getNumber("mean_log_rate"),
                    row.getNumber("outage_share"), row.getNumber("satisfied_share"), row.getNumber("min_rate_bps"),
                    row.getNumber("supply_w"), row.getNumber("bit_per_joule"), row.getNumber("awake"));
        }
    }

    /** What {@link #table} wrote. */
    public static ObjectivesResults of(Table table) {
        List<Row> rows = new ArrayList<>();
        table.forEach(row -> rows.add(Row.of(row)));
        return new ObjectivesResults(rows);
    }

    /** One row a decision. */
    public Table table() {
        Tables.Rows table = Tables.named("objectives", "class", "layout", "wish", "method", "value", "mean_log_rate",
                "outage_share", "satisfied_share", "min_rate_bps", "supply_w", "bit_per_joule", "awake");
        rows.forEach(r -> table.row(r.group, r.layout, r.wish, r.method, r.value, r.meanLogRate, r.outageShare,
                r.satisfiedShare, r.minRateBps, r.supplyWatt, r.bitPerJoule, r.awake));
        return table.build();
    }

    List<String> groups() {
        return rows.stream().map(Row::group).distinct().toList();
    }

    /** The methods of a wish with their rows, layout by layout. */
    Map<String, List<Row>> methods(String group, String wish) {
        return rows.stream().filter(row -> row.group.equals(group) && row.wish.equals(wish))
                .collect(Collectors.groupingBy(Row::method, LinkedHashMap::new, Collectors.toList()));
    }

    /** Whether a method is one of the network's. */
    static boolean isOfNetwork(String method) {
        return method.startsWith(NETWORK);
    }

    /** Mean over the layouts. */
    static double mean(List<Row> rows, ToDoubleFunction<Row> measure) {
        return rows.stream().mapToDouble(measure).average().orElse(Double.NaN);
    }

    /** Who has the largest mean value, of {@link #methods} that are not of the network. */
    static String bestReference(Map<String, List<Row>> methods) {
        return methods.keySet().stream().filter(method -> !isOfNetwork(method))
                .max(Comparator.comparingDouble(method -> mean(methods.get(method), Row::value))).orElseThrow();
    }

    /** Share of the layouts where a method is above every reference. */
    double aboveEveryReference(String group, String wish, String method) {
        Map<Integer, Double> best = new HashMap<>(); // of each layout
        rows.stream().filter(row -> row.group.equals(group) && row.wish.equals(wish) && !isOfNetwork(row.method))
                .forEach(row -> best.merge(row.layout, row.value, Math::max));
        List<Row> own = methods(group, wish).get(method);
        return own.stream().filter(row -> row.value > best.get(row.layout)).count() / (double) own.size();
    }

    /**
     * A table of a page: for each wish what the baseline, the best reference by the wish and the network come to.
     *
     * @param group the class of layouts
     */
    public String summary(String group) {
        MarkdownTable table = MarkdownTable.of("asked for", "method", "UEs under R_min (%)",
                "UEs with their demand (%)", "smallest rate (kbit/s)", "supply (W)", "BSs awake", "kbit/J",
                "mean ln R", "above every reference (% of layouts)");
        for (String wish : rows.stream().map(Row::wish).distinct().toList()) {
            Map<String, List<Row>> methods = methods(group, wish);
            String best = bestReference(methods);
            for (Map.Entry<String, List<Row>> method : methods.entrySet()) {
                boolean shown = isOfNetwork(method.getKey()) || method.getKey().equals(best)
                        || method.getKey().equals("baseline");
                if (shown) {
                    List<Row> own = method.getValue();
                    table.row(wish, DisplayNames.method(method.getKey())
                            + (method.getKey().equals(best) ? " (best reference)" : ""),
                            text("%.2f", 100 * mean(own, Row::outageShare)),
                            text("%.1f", 100 * mean(own, Row::satisfiedShare)),
                            text("%.0f", mean(own, Row::minRateBps) / 1e3), text("%.0f", mean(own, Row::supplyWatt)),
                            text("%.1f", mean(own, Row::awake)), text("%.0f", mean(own, Row::bitPerJoule) / 1e3),
                            text("%.4f", mean(own, Row::meanLogRate)), isOfNetwork(method.getKey())
                                    ? text("%.0f", 100 * aboveEveryReference(group, wish, method.getKey())) : "");
                }
            }
        }
        return table.toString();
    }

}
