package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import hetnet.channel.Gains;
import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.radio.objective.BitPerJoule;
import hetnet.radio.objective.MaxMin;
import hetnet.radio.objective.MinimumRate;
import hetnet.radio.objective.SupplyPower;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.association.BiasedAssociation;
import hetnet.solver.association.PfAssociation;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.tiers.AlmostBlankSubframes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One macro and two picos against an independent program (reference/README.md): budgets differ by a factor of 40. */
class HetnetReferenceTest {

    /** The same rates summed in another order. */
    private static final double TOLERANCE = 1e-9;

    private static JsonObject results;
    private static Problem problem;

    @BeforeAll
    static void read() throws IOException {
        Gson gson = new Gson();
        try (Reader reader = new InputStreamReader(
                HetnetReferenceTest.class.getResourceAsStream("/reference/hetnet_tiny.json"),
                StandardCharsets.UTF_8)) {
            JsonObject json = gson.fromJson(reader, JsonObject.class);
            results = json.getAsJsonObject("results");
            double[] gain = Arrays.stream(gson.fromJson(json.get("pathloss_db"), double[][].class))
                    .flatMapToDouble(Arrays::stream)
                    .map(db -> Math.pow(10, -db / 10)).toArray();
            problem = Problem.builder().setGains(Gains.flat(5, 3, 3, gain)).setRadio(TestLayout.radio(3))
                    .optBudgetWatt(gson.fromJson(json.get("budget_w"), double[].class))
                    .optTiers(List.of(Tier.MACRO, Tier.PICO, Tier.PICO)).build();
        }
    }

    private static double number(String row, String name) {
        return results.getAsJsonObject(row).get(name).getAsDouble();
    }

    private static void assertRow(String row, Allocation allocation) {
        problem.requireFeasible(allocation);
        assertArrayEquals(new Gson().fromJson(results.getAsJsonObject(row).get("association"), int[].class),
                allocation.association());
        double[] rate = new Gson().fromJson(results.getAsJsonObject(row).get("rate_bps"), double[].class);
        assertArrayEquals(rate, problem.rates(allocation), TOLERANCE * Arrays.stream(rate).max().orElseThrow());
        assertEquals(number(row, "sum_ln_rate"), problem.value(allocation), TOLERANCE * 100);
    }

    @Test
    void theBaselineIsTheStrongestReceivedPower() {
        assertRow("received_power", new Baseline().solve(problem, SolveContext.of(1)).allocation());
    }

    @Test
    void theLeastPathLossSendsUsersOfTheMacroToThePicos() {
        assertRow("path_loss", new Allocation(Baseline.strongest(problem.gains()), Baseline.equalPower(problem)));
    }

    @Test
    void rangeExpansionOfSixDecibels() {
        assertRow("range_expansion_6_db", BiasedAssociation.allocate(problem, new double[] {0, 6, 6}));
    }

    @Test
    void almostBlankSubframes() {
        Solver eicic = new AlmostBlankSubframes(AlmostBlankSubframes.Association.BEST);
        assertRow("almost_blank", eicic.solve(problem, SolveContext.of(1)).allocation());
    }

    @Test
    void proportionalFairAssociation() {
        assertRow("pf_association_equal_power", new PfAssociation().solve(problem, SolveContext.of(1)).allocation());
    }

    @Test
    void exhaustiveSearchForSumOfLogarithms() {
        Solution best = new Exhaustive(Exhaustive.OnPower.WHOLE_BUDGET).solve(problem, SolveContext.of(1));
        assertEquals(number("on_off_optimum", "sum_ln_rate"), best.utility(), TOLERANCE * 100);
    }

    @Test
    void exhaustiveSearchForBitPerJoule() {
        Solution best = exhaustive(new BitPerJoule(new SupplyPower(problem.tiers()), 1, 0));
        double expected = number("on_off_most_bit_per_joule", "bit_per_joule");
        assertEquals(expected, best.utility(), TOLERANCE * expected);
        assertEquals(0, Arrays.stream(best.allocation().powerWatt()[0]).sum(), "the macro sleeps");
    }

    @Test
    void exhaustiveSearchForTheSmallestRate() {
        Solution best = exhaustive(new MaxMin(1000));
        double[] expected = new Gson().fromJson(results.getAsJsonObject("on_off_max_min").get("rate_bps"),
                double[].class);
        assertEquals(Arrays.stream(expected).min().orElseThrow(),
                Arrays.stream(problem.rates(best.allocation())).min().orElseThrow(), 1e-3);
    }

    @Test
    void exhaustiveSearchForAMinimumRate() {
        Solution best = exhaustive(new MinimumRate(new AlphaFair(1), 20e6, 1e3, 1e3));
        double[] rate = problem.rates(best.allocation());
        assertEquals(number("on_off_minimum_rate_20_mbps", "sum_ln_rate"),
                Arrays.stream(rate).map(Math::log).sum(), TOLERANCE * 100);
        assertTrue(Arrays.stream(rate).allMatch(r -> r >= 20e6));
    }

    @Test
    void supplyPower() {
        SupplyPower supply = new SupplyPower(problem.tiers());
        assertEquals(number("received_power", "supply_w"), supply.watts(Baseline.equalPower(problem)), 1e-9);
        double[][] asleep = Baseline.equalPower(problem);
        asleep[0] = new double[3];
        assertEquals(number("on_off_most_bit_per_joule", "supply_w"), supply.watts(asleep), 1e-9);
    }

    private static Solution exhaustive(Objective objective) {
        return new Exhaustive(Exhaustive.OnPower.WHOLE_BUDGET).solve(problem.toBuilder().optObjective(objective)
                .build(), SolveContext.of(1));
    }
}
