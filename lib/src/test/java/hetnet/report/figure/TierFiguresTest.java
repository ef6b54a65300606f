package hetnet.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.report.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierFiguresTest {

    private static final double[][] POWER = {{1}, {1}, {1}};

    /** One macro and two picos; of four UEs one is out of coverage. */
    private final TierFigures figures = new TierFigures(List.of(Tier.MACRO, Tier.PICO, Tier.PICO))
            .add("first", new Allocation(new int[] {0, Allocation.OUT_OF_COVERAGE, 0, 2}, POWER),
                    new double[] {3000, 1000, 2000})
            .add("second", new Allocation(new int[] {0, Allocation.OUT_OF_COVERAGE, 0, 0}, POWER),
                    new double[] {4000, 5000, 0});

    @Test
    void loadIsTheMeanOverTheSitesOfATier() {
        assertEquals("category,series,ues_per_bs\nfirst,macro,2.0\nsecond,macro,3.0\nfirst,pico,0.5\n"
                + "second,pico,0.0\n", Tables.csv(figures.loads("load").build().table()));
    }

    @Test
    void ratesAreThoseOfTheUsersThatATierServes() {
        assertEquals(List.of("first", "first", "second", "second", "second"), figures.rates("rates", Tier.MACRO)
                .build().table().stringColumn("series").asList());
        assertEquals("series,rate_of_ues_of_a_pico_bs_kbit_s,share_of_ues\nfirst,2.0,1.0\n",
                Tables.csv(figures.rates("rates", Tier.PICO).build().table()));
        assertEquals(List.of(1.0, 2.0, 3.0, 0.0, 4.0, 5.0), figures.rates("rates").build().table()
                .numberColumn(1).asList().stream().map(value -> ((Number) value).doubleValue()).toList(),
                "those of all UEs in coverage");
        assertTrue(figures.serves(Tier.PICO));
        assertFalse(figures.serves(Tier.FEMTO));
    }

    @Test
    void aDecisionOfAnotherNetworkIsRefused() {
        Allocation two = new Allocation(new int[] {0}, new double[][] {{1}, {1}});
        assertEquals("3 tiers and 1 rates do not fit a decision of 2 BSs and 1 UEs",
                assertThrows(IllegalArgumentException.class, () -> figures.add("third", two, new double[] {1}))
                        .getMessage());
    }
}
