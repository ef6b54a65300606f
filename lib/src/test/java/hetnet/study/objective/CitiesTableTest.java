package hetnet.study.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.report.Tables;
import org.junit.jupiter.api.Test;

class CitiesTableTest {

    /** The network closes 3 nat of 4; on one of two networks it is above WMMSE, and above the baseline in all three. */
    @Test
    void gapsAddUpAndSharesCountNetworks() {
        Tables.Rows rows = Tables.named("rows", "class", "layout", "drop", "objective", "method", "sum_rate_bps",
                "jain", "p5_bps", "mean_log_rate", "reason");
        Tables.Rows total = Tables.named("rows", "class", "layout", "drop", "objective", "method", "sum_rate_bps",
                "jain", "p5_bps", "mean_log_rate", "reason");
        for (int layout = 0; layout < 3; layout++) {
            double failed = layout == 2 ? Double.NaN : 0;
            for (String below : new String[] {"baseline", "range_expansion", "eicic", "eicic_pf"}) {
                rows.row("a_b", layout, 0, "pf", below, 10, 0.5, 1, 10 + failed, "");
            }
            rows.row("a_b", layout, 0, "pf", "wmmse", 10, 0.5, 1, 11.5, "");
            rows.row("a_b", layout, 0, "pf", "best_known", 10, 0.5, 1, 12, "");
            rows.row("a_b", layout, 0, "pf", "hetgnn_unrolled", 10 + layout, 0.6, 2, 11 + layout, "");
            total.row("a_b", layout, 0, "total", "baseline", 10, 0.5, 1, 10 + failed, "");
            total.row("a_b", layout, 0, "total", "hetgnn_unrolled", 11, 0.6, 2, 10.75 + layout, "");
        }
        String line = CitiesTable.of(rows.build(), total.build()).lines().skip(2).findFirst().orElseThrow();
        assertEquals("| a b | 2 | 2.000 | 75.00 | 100 | 100 | 100 | 50 | 50 | 100 | 0.250 |", line);
    }
}
