package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.ProblemBuilder;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.exact.Exhaustive;
import hetnet.util.Settings;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An objective of one's own: what lib/EXTENDING.md shows. */
class ObjectiveTest {

    private static final double STEP = 1e-6;     // relative, of the finite differences
    private static final double RELATIVE = 1e-5; // what they are good for

    private final PricedPower objective = new PricedPower(0.5);
    private final RadioConfig radio = RadioConfig.paper();

    @Test
    void slopesAreThoseOfItsValue() {
        double[] rateBps = {1e5, 3e6};
        double[][] powerWatt = {{1, 2}, {0.5, 4}};
        double[] rateSlopes = objective.rateSlopes(rateBps, powerWatt);
        for (int i = 0; i < rateBps.length; i++) {
            double[] more = rateBps.clone();
            more[i] *= 1 + STEP;
            double difference = objective.value(more, powerWatt) - objective.value(rateBps, powerWatt);
            assertEquals(difference / (rateBps[i] * STEP), rateSlopes[i], RELATIVE * rateSlopes[i]);
        }
        double[][] more = {{1, 2}, {0.5 + STEP, 4}};
        double difference = objective.value(rateBps, more) - objective.value(rateBps, powerWatt);
        assertEquals(difference / STEP, objective.powerSlopes(rateBps, powerWatt)[1][0], RELATIVE);
    }

    @Test
    void aProblemAsksForIt() {
        Gains gains = Gains.flat(2, 2, radio.blocks(), new double[] {1e-9, 1e-11, 1e-11, 1e-9});
        Problem problem = Problem.builder().setGains(gains).setRadio(radio).optObjective(objective).build();
        Allocation whole = new OwnBlocksSolver().solve(problem, SolveContext.of(1)).allocation();
        double[][] half = Arrays.stream(whole.powerWatt()).map(row -> Arrays.stream(row).map(p -> p / 2).toArray())
                .toArray(double[][]::new);
        double wattSaved = radio.budgetWatt(); // half the budget of two BSs
        double rateLost = Arrays.stream(problem.rates(whole)).map(Math::log).sum()
                - Arrays.stream(problem.rates(new Allocation(whole.association(), half))).map(Math::log).sum();
        assertEquals(0.5 * wattSaved - rateLost, problem.value(new Allocation(whole.association(), half))
                - problem.value(whole), 1e-9);
        assertTrue(problem.value(new Allocation(whole.association(), half)) > problem.value(whole),
                "SNR is high: half the power is enough");
    }

    @Test
    void aSolverSavesPowerWhereItCosts() {
        RadioConfig twoBlocks = Settings.override(radio, Map.of("blocks", "2"));
        Gains gains = Gains.flat(2, 2, 2, new double[] {1e-9, 1e-11, 1e-11, 1e-9});
        ProblemBuilder asked = Problem.builder().setGains(gains).setRadio(twoBlocks);
        double free = watt(new Exhaustive().solve(asked.optObjective(new PricedPower(0)).build(), SolveContext.of(1)));
        double dear = watt(new Exhaustive().solve(asked.optObjective(new PricedPower(1)).build(), SolveContext.of(1)));
        assertEquals(radio.budgetWatt() / 2, dear, 1e-9, "one of two RBs of one BS is as little as serves both UEs");
        assertTrue(free > dear, "%s W free, %s W dear".formatted(free, dear));
    }

    private static double watt(Solution solution) {
        return Arrays.stream(solution.allocation().powerWatt()).flatMapToDouble(Arrays::stream).sum();
    }

    @Test
    void aPriceOfZeroIsProportionalFairness() {
        assertEquals(Math.log(10) + Math.log(20), new PricedPower(0).value(new double[] {10, 20}, new double[][] {{7}}),
                1e-12);
        assertEquals(0, new PricedPower(0).powerSlopes(new double[0], new double[][] {{7}})[0][0], 0);
        assertThrows(IllegalArgumentException.class, () -> new PricedPower(-1));
    }
}
