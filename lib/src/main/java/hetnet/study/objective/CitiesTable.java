package hetnet.study.objective;

import static hetnet.report.MarkdownTable.text;

import hetnet.report.DisplayNames;
import hetnet.report.MarkdownTable;
import hetnet.study.Methods;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * What one pass of the network makes of the networks of a sweep: asked for fairness, the part of the gap in mean ln R
 * between baseline and best known that it closes over all networks of a class, and on how many of them it is above each
 * reference; then on how many it is above the baseline in all three metrics, asked for fairness or for the baseline's
 * total, and what the total costs.
 */
public final class CitiesTable {

    private static final String BASELINE = "baseline";
    private static final List<String> REFERENCES = List.of("range_expansion", "eicic", "eicic_pf", "wmmse");
    private static final List<String> AT_ONCE = List.of("sum_rate_bps", "jain", "p5_bps");

    private CitiesTable() {
    }

    /**
     * Networks where a method failed are left out.
     *
     * @param rows          of {@code rows.csv}, asked for proportional fairness
     * @param askedForTotal the same networks, asked for the baseline's total
     */
    public static String of(Table rows, Table askedForTotal) {
        List<String> header = new ArrayList<>(List.of("class", "networks", "to gain (nat)", "gap closed (%)"));
        REFERENCES.forEach(method -> header.add("above %s (%%)".formatted(DisplayNames.method(method))));
        header.addAll(List.of("all three above the baseline at once, one pass asked for fairness (%)",
                "one pass asked for the baseline's total (%)", "mean ln R that the total costs it"));
        MarkdownTable table = MarkdownTable.of(header.toArray(String[]::new));
        Map<String, Map<String, Map<String, Double>>> total = networks(askedForTotal);
        networks(rows).forEach((group, networks) -> table.row(cells(group, networks.values(),
                total.getOrDefault(group, Map.of()).values())));
        return table.toString();
    }

    /** The networks of each class; of each the values of a method by "method metric". */
    private static Map<String, Map<String, Map<String, Double>>> networks(Table rows) {
        Map<String, Map<String, Map<String, Double>>> all = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, Double> network = all.computeIfAbsent(row.getString("class"), any -> new LinkedHashMap<>())
                    .computeIfAbsent(row.getNumber("layout") + " " + row.getNumber("drop"), any ->
                            new LinkedHashMap<>());
            for (String metric : List.of("sum_rate_bps", "jain", "p5_bps", "mean_log_rate")) {
                network.put(row.getString("method") + " " + metric, row.getNumber(metric));
            }
        }
        all.values().forEach(networks -> networks.values().removeIf(network ->
                network.values().stream().anyMatch(value -> value.isNaN())));
        return all;
    }

    private static Object[] cells(String group, Collection<Map<String, Double>> networks,
            Collection<Map<String, Double>> total) {
        double zero = sum(networks, BASELINE);
        double toGain = sum(networks, Methods.BEST_KNOWN) - zero;
        List<Object> cells = new ArrayList<>(List.of(group.replace('_', ' '), networks.size(),
                text("%.3f", toGain / networks.size()),
                text("%.2f", 100 * (sum(networks, Methods.HETGNN_UNROLLED) - zero) / toGain)));
        REFERENCES.forEach(method -> cells.add(share(networks, network ->
                isAbove(network, method, "mean_log_rate"))));
        cells.add(share(networks, network -> isAboveAtOnce(network)));
        cells.add(share(total, network -> isAboveAtOnce(network)));
        cells.add(text("%.3f", (sum(networks, Methods.HETGNN_UNROLLED) - sum(total, Methods.HETGNN_UNROLLED))
                / networks.size()));
        return cells.toArray();
    }

    private static double sum(Collection<Map<String, Double>> networks, String method) {
        return networks.stream().mapToDouble(network -> network.get(method + " mean_log_rate")).sum();
    }

    private static boolean isAboveAtOnce(Map<String, Double> network) {
        return AT_ONCE.stream().allMatch(metric -> isAbove(network, BASELINE, metric));
    }

    private static boolean isAbove(Map<String, Double> network, String other, String metric) {
        return network.get(Methods.HETGNN_UNROLLED + " " + metric) > network.get(other + " " + metric);
    }

    private static String share(Collection<Map<String, Double>> networks, Predicate<Map<String, Double>> is) {
        return text("%.0f", 100.0 * networks.stream().filter(is).count() / networks.size());
    }
}
