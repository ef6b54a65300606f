package hetnet.solver.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.ReferenceCase;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.wmmse.PowerInitialization;
import hetnet.solver.wmmse.Wmmse;
import hetnet.teacher.TestDrop;
import hetnet.util.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExhaustiveTest {

    /** The same rates summed in another order. */
    private static final double RELATIVE_TOLERANCE = 1e-9;

    @ParameterizedTest
    @CsvSource({"sum_rate, 0", "proportional_fair, 1"})
    void optimumEqualsTheReference(String name, double alpha) {
        ReferenceCase tiny = ReferenceCase.load("tiny");
        Solution result = new Exhaustive().solve(new Problem(tiny.gains(), tiny.radio(), alpha), SolveContext.of(1));
        double value = tiny.number("exhaustive_on_off", name, "value");
        assertEquals(value, result.utility(), RELATIVE_TOLERANCE * value);
        assertArrayEquals(tiny.integers("exhaustive_on_off", name, "association"), result.allocation().association());
        double[][] power = tiny.matrix("exhaustive_on_off", name, "power_w");
        for (int b = 0; b < power.length; b++) {
            assertArrayEquals(power[b], result.allocation().powerWatt()[b], 1e-12);
        }
    }

    @Test
    void wmmseEndsAtTheOptimumOfTheTinyProblem() {
        ReferenceCase tiny = ReferenceCase.load("tiny");
        double[] objective = Wmmse.builder().optStart(PowerInitialization.EQUAL).build()
                .solve(new Problem(tiny.gains(), tiny.radio(), 1), tiny.association(), Seeds.stream(1, "unused"))
                .objective();
        double best = tiny.number("exhaustive_on_off", "proportional_fair", "value");
        assertEquals(best, objective[objective.length - 1], RELATIVE_TOLERANCE * best);
    }

    @Test
    void userOutOfCoverageIsLeftOutAndNoPathIsNeverChosen() {
        Gains gains = Gains.flat(3, 2, 1, new double[] {1e-9, 0, 0, 0, 0, 1e-9});
        Allocation best = new Exhaustive().solve(new Problem(gains, TestDrop.radio(1), 0), SolveContext.of(1))
                .allocation();
        assertArrayEquals(new int[] {0, Allocation.OUT_OF_COVERAGE, 1}, best.association());
    }

    @Test
    void tooLargeAProblemIsRefused() {
        Gains gains = TestDrop.paper(10, 1);
        String message = assertThrows(IllegalArgumentException.class,
                () -> new Exhaustive().solve(new Problem(gains, RadioConfig.paper(), 1), SolveContext.of(1)))
                .getMessage();
        assertTrue(message.startsWith("exhaustive search over 10 UEs in coverage, 5 BSs and 51 RBs:"
                + " at most 5000000 allocations are allowed"), message);
    }
}
