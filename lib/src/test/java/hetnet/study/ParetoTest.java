package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Metrics;
import hetnet.radio.MultiObjective;
import hetnet.report.Tables;
import hetnet.util.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two UEs, each alone at its BS, on two RBs: everywhere at once, in turns, and both at a hundredth of the power. */
class ParetoTest {

    private static final RadioConfig RADIO = Settings.override(RadioConfig.paper(), Map.of("blocks", "2"));
    private static final Gains GAINS = Gains.flat(2, 2, 2, new double[] {1e-9, 0.9e-9, 1e-12, 1e-9});
    private static final double HALF = RADIO.budgetWatt() / 2;
    private static final int[] OWN = {0, 1};
    private static final Allocation EVERYWHERE = new Allocation(OWN, new double[][] {{HALF, HALF}, {HALF, HALF}});
    private static final Allocation TURNS = new Allocation(OWN, new double[][] {{2 * HALF, 0}, {0, 2 * HALF}});
    private static final Allocation WEAK = new Allocation(OWN,
            new double[][] {{HALF / 100, HALF / 100}, {HALF / 100, HALF / 100}});

    private final Pareto pareto = new Pareto(GAINS, RADIO)
            .along("net", new double[] {0.5, 2}, alpha -> alpha < 1 ? EVERYWHERE : TURNS)
            .add("weak", Double.NaN, WEAK).add("turns", 1, TURNS);

    @Test
    void whatIsWorseInOneAndNoBetterInTheOtherIsDominated() {
        Metrics weak = pareto.of("weak").get(0).metrics();
        Metrics all = pareto.of("net").get(0).metrics();
        assertTrue(weak.sumRateBps() < all.sumRateBps() && weak.p5Bps() <= all.p5Bps(),
                "the noise of this case is not far");
        assertEquals("method,decisions,dominated\nweak,1,1\nturns,1,0\n",
                Tables.csv(pareto.dominated("d", "net", Metrics::p5Bps)), "an equal is not dominated");
    }

    @Test
    void everyDecisionHasItsRow() {
        assertEquals(List.of("net", "weak", "turns"), pareto.methods());
        String[] rows = Tables.csv(pareto.table("t")).split("\n");
        assertEquals(5, rows.length);
        assertTrue(rows[1].startsWith("net,0.5,") && rows[2].startsWith("net,2.0,") && rows[3].startsWith("weak,,"),
                String.join(" | ", rows));
        assertEquals(4, pareto.figure("f", "Jain", Metrics::jain).build().table().rowCount());
    }

    @Test
    void eachUtilityFindsItsOwnBest() {
        assertEquals(2, pareto.best("net", new MultiObjective(0, 1e6, 1e12)).alpha(), "the weakest UE alone counts");
        double all = pareto.of("net").get(0).metrics().sumRateBps();
        double turns = pareto.of("net").get(1).metrics().sumRateBps();
        assertEquals(all > turns ? 0.5 : 2, pareto.best("net", new AlphaFair(0)).alpha());
    }

    @Test
    void whatIsNotFeasibleOrNotThereIsRefused() {
        Allocation tooMuch = new Allocation(OWN, new double[][] {{HALF * 3, 0}, {0, 0}});
        assertThrows(IllegalArgumentException.class, () -> pareto.add("bad", 1, tooMuch));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> pareto.of("bad")).getMessage()
                .startsWith("'bad' has not decided"));
    }
}
