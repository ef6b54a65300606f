package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import hetnet.channel.Gains;
import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
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
        Problem perJoule = problem.toBuilder().optObjective(new BitPerJoule()).build();
        Solution best = new Exhaustive(Exhaustive.OnPower.WHOLE_BUDGET).solve(perJoule, SolveContext.of(1));
        double expected = number("on_off_most_bit_per_joule", "bit_per_joule");
        assertEquals(expected, best.utility(), TOLERANCE * expected);
        assertEquals(0, Arrays.stream(best.allocation().powerWatt()[0]).sum(), "the macro sleeps");
    }

    /** Sum-rate over supply power, EARTH model: an objective that looks at powers. */
    private static final class BitPerJoule implements Objective {

        private static final double[] AWAKE_WATT = {130, 6.8, 6.8};
        private static final double[] PER_WATT = {4.7, 4, 4};
        private static final double[] ASLEEP_WATT = {75, 4.3, 4.3};

        @Override
        public double value(double[] rateBps, double[][] powerWatt) {
            double supply = 0;
            for (int b = 0; b < powerWatt.length; b++) {
                double sent = Arrays.stream(powerWatt[b]).sum();
                supply += sent == 0 ? ASLEEP_WATT[b] : AWAKE_WATT[b] + PER_WATT[b] * sent;
            }
            return Arrays.stream(rateBps).sum() / supply;
        }

        @Override
        public double[] rateSlopes(double[] rateBps) {
            return new AlphaFair(0).rateSlopes(rateBps);
        }
    }
}
