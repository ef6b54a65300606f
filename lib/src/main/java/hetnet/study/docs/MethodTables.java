package hetnet.study.docs;

import static hetnet.report.MarkdownTable.text;

import hetnet.report.DisplayNames;
import hetnet.report.MarkdownTable;
import hetnet.report.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * How much of the gap each method closes and in what time, side by side, from what {@code make bench-quality} measured.
 *
 * <p>Gap closed is the gain of a method in mean ln R over the baseline as a part of that of the best reference, both
 * summed over the layouts of a class; times are medians.
 */
final class MethodTables {

    private static final String BASELINE = "baseline";
    private static final String BEST = "best_known";

    /** What the first page shows of the methods, of those that were measured: every kind once, and the strongest. */
    private static final List<String> SHORT = List.of(BASELINE, "static_reuse", "wmmse", "reuse_optimum",
            "graded_reuse", "gradient_ascent", "eicic_pf", "hetgnn_unrolled_no_renewals", "hetgnn_unrolled",
            "hetgnn_unrolled_refined");
    /** The classes of layouts there; of networks of two tiers the first that was measured. */
    private static final List<String> PLACES = List.of("paper", "etoile", "hexagonal_37");
    private static final List<String> TWO_TIERS = List.of("two_tiers_12", "two_tiers_5", "etoile-hetnet");

    /** Rows of the same network that only say how far seeds and settings differ. */
    private static final List<String> VARIANTS = List.of("_seed_", "_alpha_");

    private final Map<String, Map<String, Measured>> scenes = new LinkedHashMap<>();

    /** What one method reached on all layouts of a class. */
    private static final class Measured {
        private double meanLogRate;
        private double jain;
        private double p5Bps;
        private int layouts;
        private final List<Double> seconds = new ArrayList<>();
    }

    /**
     * @param quality of {@code figures/quality.csv}
     * @param timing  of {@code figures/quality_timing.csv}
     */
    MethodTables(Table quality, Table timing) {
        for (Row row : quality) {
            Measured measured = of(row);
            measured.meanLogRate += row.getNumber("mean_log_rate");
            measured.jain += row.getNumber("jain");
            measured.p5Bps += row.getNumber("p5_bps");
            measured.layouts++;
        }
        for (Row row : timing) {
            of(row).seconds.add(row.getNumber("seconds"));
        }
    }

    private Measured of(Row row) {
        return scenes.computeIfAbsent(row.getString("class"), scene -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString("method"), method -> new Measured());
    }

    /**
     * The table of the README: at most ten methods, on the paper's layout, in a city, on many sites and on two tiers.
     * A cell has the part of the gap that a method closes, its time, the 5th percentile of the rates and Jain's index.
     */
    String summary() {
        List<String> places = new ArrayList<>(PLACES.stream().filter(scenes::containsKey).toList());
        TWO_TIERS.stream().filter(scenes::containsKey).findFirst().ifPresent(places::add);
        List<String> header = new ArrayList<>(List.of("method"));
        places.forEach(place -> header.add(DisplayNames.scene(place)));
        MarkdownTable table = MarkdownTable.of(header.toArray(String[]::new));
        for (String method : SHORT) {
            if (places.stream().anyMatch(place -> scenes.get(place).containsKey(method))) {
                List<String> cells = new ArrayList<>(List.of(DisplayNames.method(method)));
                places.forEach(place -> cells.add(scenes.get(place).containsKey(method)
                        ? fullCell(place, method) : "–"));
                table.row(cells.toArray());
            }
        }
        return table.toString();
    }

    /** Every method on every class of layouts. */
    String all() {
        Set<String> methods = new LinkedHashSet<>();
        scenes.values().forEach(scene -> methods.addAll(scene.keySet()));
        methods.removeIf(method -> method.equals(BEST) || VARIANTS.stream().anyMatch(method::contains));
        List<String> header = new ArrayList<>(List.of("layouts"));
        methods.forEach(method -> header.add(DisplayNames.method(method)));
        MarkdownTable table = MarkdownTable.of(header.toArray(String[]::new));
        for (String scene : scenes.keySet()) {
            List<String> cells = new ArrayList<>(List.of(DisplayNames.scene(scene)));
            methods.forEach(method -> cells.add(scenes.get(scene).containsKey(method) ? cell(scene, method) : ""));
            table.row(cells.toArray());
        }
        return table.toString();
    }

    private String fullCell(String scene, String method) {
        Measured measured = scenes.get(scene).get(method);
        return "%s in %s<br>%s kbit/s, %s".formatted(text("**%.1f %%**", 100 * gapClosed(scene, method)),
                seconds(measured.seconds), text("%.1f", measured.p5Bps / measured.layouts / 1e3),
                text("%.2f", measured.jain / measured.layouts));
    }

    private String cell(String scene, String method) {
        return "%s in %s".formatted(text("%.1f %%", 100 * gapClosed(scene, method)),
                seconds(scenes.get(scene).get(method).seconds));
    }

    private double gapClosed(String scene, String method) {
        Map<String, Measured> all = scenes.get(scene);
        double zero = all.get(BASELINE).meanLogRate;
        return (all.get(method).meanLogRate - zero) / (all.get(BEST).meanLogRate - zero);
    }

    private static String seconds(List<Double> measured) {
        double[] sorted = measured.stream().mapToDouble(s -> s).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return Tables.seconds(median);
    }
}
