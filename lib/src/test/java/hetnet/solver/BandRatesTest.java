package hetnet.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Fading;
import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.radio.objective.EnergyAware;
import hetnet.radio.objective.PricedRates;
import hetnet.radio.objective.SupplyPower;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandRatesTest {

    private static final double[][] PATTERNS = {{1, 0, 1, 0}, {0, 1, 0, 0.5}, {1, 1, 1, 1}};

    /** The same numbers summed in another order. */
    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @CsvSource({"false, 1, EQUAL_TIME", "false, 0.5, EQUAL_TIME", "false, 2, NONE", "true, 1, EQUAL_TIME"})
    void utilityIsThatOfTheAllocation(boolean fading, double alpha, Scheduler scheduler) {
        assertSameUtility(fading, scheduler, new AlphaFair(alpha));
    }

    /** One that knows UEs and BSs by their places, and what they send. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anyObjectiveIsThatOfTheAllocation(boolean fading) {
        SupplyPower supply = new SupplyPower(List.of(Tier.MACRO, Tier.PICO, Tier.FEMTO, Tier.MICRO));
        assertSameUtility(fading, Scheduler.EQUAL_TIME, new PricedRates(new EnergyAware(new AlphaFair(1), 0.1, supply),
                IntStream.range(0, 60).mapToDouble(u -> u).toArray()));
    }

    private static void assertSameUtility(boolean fading, Scheduler scheduler, Objective objective) {
        Problem problem = TestLayout.random(4, 60, 12, 300, fading ? Fading.RAYLEIGH : Fading.NONE, 1, 3)
                .toBuilder().optScheduler(scheduler).optObjective(objective).build();
        RandomGenerator random = Seeds.stream(5, "patterns");
        BandRates rates = new BandRates(problem);
        for (int trial = 0; trial < 20; trial++) {
            double[][] column = new double[problem.blocks()][];
            Arrays.setAll(column, r -> PATTERNS[random.nextInt(PATTERNS.length)].clone());
            double[][] level = BandRates.transposed(column);
            int serving = trial % 2 == 0 ? 4 : 3; // in half of the trials the last BS serves nobody
            int[] association = new int[60];
            Arrays.setAll(association, u -> random.nextInt(serving));
            double[] links = rates.links(column);
            assertArrayEquals(Rates.linkRates(problem.gains(), problem.spend(level), problem.radio()), links,
                    TOLERANCE * Arrays.stream(links).max().orElseThrow());
            double expected = problem.value(problem.allocation(association, level));
            double tolerance = TOLERANCE * Math.abs(expected);
            assertEquals(expected, rates.utility(column, association), tolerance);
            assertEquals(expected, rates.utility(column, association, links), tolerance);
        }
    }
}
