package hetnet.solver.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.MultiObjective;
import hetnet.radio.RateObjective;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.util.Settings;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PowerSearchTest {

    private static final RadioConfig RADIO = Settings.override(RadioConfig.paper(), Map.of("blocks", "2"));
    /** Two cell-edge UEs that disturb each other as much as they are served. */
    private static final Gains EDGE = Gains.flat(2, 2, 2, new double[] {1e-9, 0.9e-9, 0.9e-9, 1e-9});
    private static final RateObjective MINIMUM = new MultiObjective(0, 1000, 1e9);

    private static Allocation solve(RateObjective utility, Allocation start) {
        Problem problem = Problem.builder().setGains(EDGE).setRadio(RADIO).optObjective(utility).build();
        return new PowerSearch().improve(problem, start, SolveContext.of(1)).allocation();
    }

    private static double value(RateObjective utility, Allocation allocation) {
        return utility.value(Rates.userRates(EDGE, allocation, RADIO, Scheduler.EQUAL_TIME));
    }

    /** With noise far away, each BS alone on one RB is best by far; all on everywhere is where the search starts. */
    @Test
    void twoSitesThatDisturbEachOtherTakeTurns() {
        Allocation start = Baseline.allocate(EDGE, RADIO);
        Allocation found = solve(MINIMUM, start);
        double budget = RADIO.budgetWatt();
        double[][] turns = {{0, budget}, {budget, 0}};
        assertEquals(value(MINIMUM, new Allocation(start.association(), turns)), value(MINIMUM, found), 1e-9);
        for (double[] row : found.powerWatt()) {
            assertEquals(budget, Arrays.stream(row).sum(), 1e-9 * budget);
        }
    }

    @Test
    void theStartIsLeftAsItIsAndNeverLostTo() {
        Allocation start = new Allocation(new int[] {0, 1}, new double[][] {{1, 2}, {3, 0.5}});
        for (RateObjective utility : new RateObjective[] {new AlphaFair(0.5), new MultiObjective(100, 0, 1), MINIMUM}) {
            assertTrue(value(utility, solve(utility, start)) >= value(utility, start));
        }
        assertEquals(2, start.powerWatt()[0][1]);
    }

    @Test
    void aStartThatIsNotFeasibleIsRefused() {
        Allocation tooMuch = new Allocation(new int[] {0, 1}, new double[][] {{1e6, 0}, {1, 1}});
        assertTrue(assertThrows(IllegalArgumentException.class, () -> solve(MINIMUM, tooMuch)).getMessage()
                .contains("Eq. 7"));
        assertThrows(IllegalArgumentException.class, () -> new PowerSearch(0));
    }
}
