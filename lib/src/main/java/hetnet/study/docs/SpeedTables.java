package hetnet.study.docs;

import static hetnet.report.MarkdownTable.text;

import hetnet.report.MarkdownTable;
import hetnet.report.Tables;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Tables of how long the kit takes. */
final class SpeedTables {

    private SpeedTables() {
    }

    static String bench(Table bench) {
        MarkdownTable table = MarkdownTable.of("work", "UEs", "ours (ms)", "peer", "peer (ms)", "times faster");
        for (Row row : bench) {
            if (row.getLong("ues") == bench.row(0).getLong("ues")) { // the rest is the scaling, which the figure shows
                table.row(row.getString("what"), text("%,.0f", row.getLong("ues")),
                        Tables.number(row.getNumber("ours_ms")), row.getString("peer"),
                        Tables.number(row.getNumber("peer_ms")), text("%.2f", row.getNumber("ratio")));
            }
        }
        return table.toString();
    }

    static String benchFloor(Table floors) {
        MarkdownTable table = MarkdownTable.of("work", "operations (millions)", "MB", "floor (ms)", "ours (ms)",
                "times the floor", "peer", "times the floor");
        for (Row row : floors) {
            double floor = row.getNumber("floor_ms");
            table.row(row.getString("what"), text("%.1f", row.getNumber("operations") / 1e6),
                    text("%.1f", row.getNumber("bytes") / 1e6), Tables.number(floor),
                    Tables.number(row.getNumber("ours_ms")), text("%.1f", row.getNumber("ours_ms") / floor),
                    row.getString("peer"), text("%.1f", row.getNumber("peer_ms") / floor));
        }
        return table.toString();
    }

    static String exponents(Table exponents) {
        MarkdownTable table = MarkdownTable.of("work", "by", "UEs", "cost grows with U to the power");
        for (Row row : exponents) {
            table.row(row.getString("what"), row.getString("who"),
                    "%s to %s".formatted(text("%,.0f", row.getLong("ues_from")), text("%,.0f", row.getLong("ues_to"))),
                    text("%.2f", row.getNumber("exponent")));
        }
        return table.toString();
    }

    static String scaling(Table sizes) {
        MarkdownTable table = MarkdownTable.of("UEs", "BSs", "decision (s of processor)", "heap (MiB)", "process (MiB)",
                "mean ln R of the baseline", "of the decision");
        for (Row row : sizes) {
            table.row(text("%,.0f", row.getNumber("ues")), text("%.0f", row.getNumber("sites")),
                    text("%.2f", row.getNumber("cpu_s")), text("%,.0f", row.getNumber("heap_mib")),
                    text("%,.0f", row.getNumber("process_mib")), text("%.4f", row.getNumber("baseline_mean_log_rate")),
                    text("%.4f", row.getNumber("mean_log_rate")));
        }
        return table.toString();
    }

    static String sweep(Table runs) {
        MarkdownTable table = MarkdownTable.of("what", "rows", "by the clock (s)", "of processors (s)", "beside",
                "throughput by the clock", "by processor time", "live heap at most (MiB)");
        for (Row row : runs) {
            table.row(row.getString("what"), text("%,.0f", row.getNumber("rows")), text("%.1f",
                    row.getNumber("seconds")), text("%.1f", row.getNumber("cpu_s")), row.isMissing("beside") ? ""
                            : row.getString("beside"), given("%.2f", row, "ratio"), given("%.2f", row, "cpu_ratio"),
                    given("%,.0f", row, "live_heap_mib"));
        }
        return table.toString();
    }

    private static String given(String format, Row row, String column) {
        return row.isMissing(column) ? "" : text(format, row.getNumber(column));
    }
}
