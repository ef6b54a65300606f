package hetnet.study.docs;

import static hetnet.report.MarkdownTable.text;

import hetnet.mimo.model.AnytimePrecoding;
import hetnet.report.Interval;
import hetnet.report.MarkdownTable;
import hetnet.study.mimo.MimoStudy;
import hetnet.study.mimo.PrecodingAblation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The tables of docs/mimo.md: what precodes how well, WMMSE and the network, on each class of layouts. */
final class MimoTable {

    private static final int FEW = 5; // rounds
    private static final int MANY = 12;
    private static final Set<String> SHOWN = Set.of(MimoStudy.ONE_START, MimoStudy.NETWORK + FEW,
            MimoStudy.NETWORK + FEW + MimoStudy.CLOSED + 1, MimoStudy.NETWORK + MANY,
            MimoStudy.NETWORK + MANY + MimoStudy.CLOSED + AnytimePrecoding.CLOSING,
            MimoStudy.NETWORK + MANY + MimoStudy.TIED, MimoStudy.ANYTIME, MimoStudy.ASSOCIATION,
            MimoStudy.ASSOCIATION_IN_FULL);

    private MimoTable() {
    }

    /** @param summary of {@link hetnet.study.mimo.MimoSummary} */
    static String of(Table summary) {
        MarkdownTable table = MarkdownTable.of("layouts", "power", "method", "mean ln R above SLNR", "± (95 %)",
                "sum-rate (Gbit/s)", "above the best of all starts (% of layouts)", "of four (%)", "time (ms)",
                "WMMSE's time (times)");
        for (Row row : summary) {
            String method = row.getString("method");
            if (isShown(method)) {
                table.row("%s (%.0f)".formatted(row.getString("class").replace('_', ' '), row.getNumber("layouts")),
                        row.getString("constraint").replace('_', ' '), name(method),
                        text("%.3f", row.getNumber("above_slnr")), text("%.3f", row.getNumber("half_width_95")),
                        text("%.2f", row.getNumber("sum_rate_gbps")),
                        method.startsWith(MimoStudy.BEST) ? "" : text("%.0f", row.getNumber("above_best_percent")),
                        method.startsWith(MimoStudy.BEST) ? "" : text("%.0f", row.getNumber("above_few_percent")),
                        measured(row, "cpu_ms"), measured(row, "time_of_one_start"));
            }
        }
        return table.toString();
    }

    /** @param prices of {@link hetnet.study.mimo.MimoSummary#prices} */
    static String prices(Table prices) {
        MarkdownTable table = MarkdownTable.of("layouts", "own less tied prices (mean ln R)", "± (95 %)",
                "over five parts of the layouts");
        for (Row row : prices) {
            table.row("%s (%.0f)".formatted(row.getString("class").replace('_', ' '), row.getNumber("layouts")),
                    text("%.3f", row.getNumber("own_minus_tied")), text("%.3f", row.getNumber("half_width_95")),
                    text("%.3f", row.getNumber("lowest_part")) + " to "
                            + text("%.3f", row.getNumber("highest_part")));
        }
        return table.toString();
    }

    /** @param trainings rows of {@link hetnet.study.mimo.PrecodingAblations} */
    static String ablations(Table trainings) {
        Map<String, Map<String, Map<Integer, Double>>> found = new LinkedHashMap<>(); // by place, variant and seed
        for (Row row : trainings) {
            String place = row.getString("class").replace('_', ' ') + "," + row.getString("constraint")
                    .replace('_', ' ');
            found.computeIfAbsent(place, key -> new TreeMap<>())
                    .computeIfAbsent(row.getString("variant"), key -> new TreeMap<>())
                    .put((int) row.getNumber("seed"), row.getNumber("above_slnr"));
        }
        MarkdownTable table = MarkdownTable.of("layouts", "power", "whole: mean ln R above SLNR",
                "antennas' own prices less one for all", "all UEs' prices less the own cell's",
                "trained on the utility less on labels");
        found.forEach((place, variants) -> table.row(place.split(",")[0], place.split(",")[1],
                interval(variants, null), interval(variants, PrecodingAblation.TIED_PRICES),
                interval(variants, PrecodingAblation.OWN_CELL), interval(variants, PrecodingAblation.LABELS)));
        return table.toString();
    }

    /** Over seeds. @param without what the whole is compared with, seed by seed; null for nothing */
    private static String interval(Map<String, Map<Integer, Double>> variants, PrecodingAblation without) {
        Map<Integer, Double> other = without == null ? Map.of() : variants.get(without.label());
        Interval interval = Interval.of(variants.get(PrecodingAblation.WHOLE.label()).entrySet().stream()
                .mapToDouble(one -> one.getValue() - (without == null ? 0 : other.get(one.getKey()))).toArray());
        return text("%.3f", interval.mean()) + " ± " + text("%.3f", interval.halfWidth());
    }

    /** What numbers are named for; the figure has more rounds and iterations. */
    private static boolean isShown(String method) {
        return SHOWN.contains(method) || method.startsWith(MimoStudy.BEST) || method.startsWith(MimoStudy.GREEDY);
    }

    private static String name(String method) {
        if (method.equals(MimoStudy.ASSOCIATION)) {
            return "network, %d rounds, and who serves whom".formatted(MANY);
        }
        if (method.equals(MimoStudy.ASSOCIATION_IN_FULL)) {
            return "network in full, and who serves whom";
        }
        if (method.equals(MimoStudy.ANYTIME)) {
            return "network in full: both starts, %d rounds, closing steps: %d".formatted(MANY,
                    AnytimePrecoding.CLOSING);
        }
        if (method.startsWith(MimoStudy.GREEDY)) {
            return "greedy moves, judged by " + (method.endsWith("wmmse") ? "WMMSE" : "the network");
        }
        if (!method.startsWith(MimoStudy.NETWORK)) {
            return method.replace("wmmse", "WMMSE").replace("_slnr", ", from SLNR").replace('_', ' ');
        }
        String rest = method.substring(MimoStudy.NETWORK.length());
        String rounds = rest.replaceAll("_.*", "");
        int closing = rest.indexOf(MimoStudy.CLOSED);
        return "network, %s rounds%s".formatted(rounds, rest.endsWith(MimoStudy.TIED) ? ", one price for all antennas"
                : closing < 0 ? "" : ", closing steps: " + rest.substring(closing + MimoStudy.CLOSED.length()));
    }

    /** Nothing where a time was not taken. */
    private static String measured(Row row, String column) {
        return row.isMissing(column) ? "" : text("%.1f", row.getNumber(column));
    }
}
