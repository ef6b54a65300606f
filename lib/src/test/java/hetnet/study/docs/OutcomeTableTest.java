package hetnet.study.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.report.Tables;
import org.junit.jupiter.api.Test;

class OutcomeTableTest {

    @Test
    void methodsHaveTheNamesThatReadersKnowAndMetricsUnitsThatFit() {
        var results = Tables.named("summary", "method", "users", "sum_rate_bps", "p5_bps", "least_gain_nat")
                .row("wmmse", "all", 4.1234e8, 34_100.4, 0.3)
                .row("wmmse", "train", 3e8, 30_000.0, 0.2)
                .row("baseline", "all", 3.4e8, Double.NaN, 0.0).build();
        assertEquals("""
                | method | sum-rate (Mbit/s) | 5th percentile (kbit/s) |
                |---|---|---|
                | WMMSE, 10 starts | 412.3 | 34.1 |
                | strongest BS, equal power (baseline) | 340.0 |  |
                """, OutcomeTable.of(results));
    }

    @Test
    void aTableWithoutMethodsOrMetricsIsRefusedWithItsColumns() {
        var sizes = Tables.named("sizes", "ues", "jain").row(1, 0.5).build();
        assertEquals("the table 'sizes' has none of the columns method, allocation: its columns are ues, jain",
                assertThrows(IllegalArgumentException.class, () -> OutcomeTable.of(sizes)).getMessage());
        var times = Tables.named("times", "method", "seconds").row("wmmse", 0.5).build();
        assertEquals("the table 'times' has none of the columns sum_rate_bps, jain, p5_bps, mean_latency_s, "
                + "mean_log_rate, gain_nat, association_accuracy: its columns are method, seconds",
                assertThrows(IllegalArgumentException.class, () -> OutcomeTable.of(times)).getMessage());
    }
}
