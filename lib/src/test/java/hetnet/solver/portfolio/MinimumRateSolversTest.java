package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import hetnet.channel.Gains;
import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.objective.MinimumRate;
import hetnet.radio.objective.PricedRates;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.local.GradientAscent;
import hetnet.util.Seeds;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A minimum rate, by a penalty that grows and by dual prices, against every on/off power and association. */
class MinimumRateSolversTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final List<Tier> TIERS = List.of(Tier.MACRO, Tier.PICO, Tier.PICO);

    /** The step counts UEs but for some percent around R_min. */
    private static final double STEEP = 200;

    static Stream<Solver> solvers() {
        Solver ascent = new CanonicalOrder(GradientAscent.builder().optStarts(3).build());
        return Stream.of(new GrowingPenalty(ascent), new RatePrices(ascent));
    }

    /** One macro and two picos of the reference, with R_min of 20 Mbit/s: its on/off optimum serves all five UEs. */
    private static Problem reference() throws IOException {
        Gson gson = new Gson();
        try (Reader reader = new InputStreamReader(
                MinimumRateSolversTest.class.getResourceAsStream("/reference/hetnet_tiny.json"),
                StandardCharsets.UTF_8)) {
            JsonObject json = gson.fromJson(reader, JsonObject.class);
            double[] gain = Arrays.stream(gson.fromJson(json.get("pathloss_db"), double[][].class))
                    .flatMapToDouble(Arrays::stream).map(db -> Math.pow(10, -db / 10)).toArray();
            return Problem.builder().setGains(Gains.flat(5, 3, 3, gain)).setRadio(TestLayout.radio(3))
                    .optBudgetWatt(gson.fromJson(json.get("budget_w"), double[].class)).optTiers(TIERS)
                    .optObjective(new MinimumRate(20e6)).build();
        }
    }

    private static Problem tiny(int seed) {
        Problem fair = Problem.builder().setGains(TestLayout.tiny(4, 3, 2, false, Seeds.stream(seed, "qos")))
                .setRadio(TestLayout.radio(2)).optBudgetWatt(new double[] {40, 1, 1}).optTiers(TIERS).build();
        Allocation best = exhaustive(fair);
        double[] rate = Arrays.stream(fair.rates(best)).sorted().toArray();
        // more than the worst UE has, and hardly less than the others
        return fair.toBuilder().optObjective(new MinimumRate(new AlphaFair(1), 0.9 * rate[1], 10, STEEP)).build();
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void noWayThereIsWorseThanTheSolverByItself(Solver solver) {
        Solver alone = new CanonicalOrder(GradientAscent.builder().optStarts(3).build());
        for (int seed = 1; seed <= 3; seed++) {
            Problem problem = tiny(seed);
            double value = alone.solve(problem, CONTEXT).utility();
            assertTrue(solver.solve(problem, CONTEXT).utility() >= value - 1e-9 * Math.abs(value), "seed " + seed);
        }
    }

    private static Allocation exhaustive(Problem problem) {
        return new Exhaustive(Exhaustive.OnPower.WHOLE_BUDGET).solve(problem, CONTEXT).allocation();
    }

    private static long served(Problem problem, Allocation allocation) {
        double least = ((MinimumRate) problem.objective()).minRateBps();
        return Arrays.stream(problem.rates(allocation)).filter(r -> r >= least * (1 - 1e-6)).count();
    }

    /** The same with a step that counts. */
    private static Problem counted(Problem problem) {
        double least = ((MinimumRate) problem.objective()).minRateBps();
        return problem.toBuilder().optObjective(new MinimumRate(new AlphaFair(1), least, 1e3, 1e3)).build();
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void serveAsManyOfTheReferenceAsExhaustiveSearch(Solver solver) throws IOException {
        Problem problem = reference();
        Solution found = solver.solve(problem, CONTEXT);
        assertEquals(5, served(problem, exhaustive(counted(problem))));
        assertEquals(5, served(problem, found.allocation()), solver.name());
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void serveAsManyAsExhaustiveSearchOnNearlyAllTinyNetworks(Solver solver) {
        int behind = 0;
        for (int seed = 1; seed <= 8; seed++) {
            Problem problem = tiny(seed);
            Solution found = solver.solve(problem, CONTEXT);
            problem.requireFeasible(found.allocation());
            behind += served(problem, found.allocation()) < served(problem, exhaustive(counted(problem))) ? 1 : 0;
        }
        assertTrue(behind <= 1, solver.name() + " is behind on " + behind + " of 8");
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void underAnotherObjectiveTheSolverDecidesAlone(Solver solver) {
        Problem problem = tiny(1).toBuilder().optObjective(new AlphaFair(1)).build();
        Solution alone = GradientAscent.builder().optStarts(3).build().solve(problem, CONTEXT);
        assertEquals(alone.utility(), solver.solve(problem, CONTEXT).utility(), 1e-6);
    }

    @Test
    void pricesAreWeightsOfAFairnessOfLogarithms() {
        double[] rates = {1e5, 2e6, 3e4};
        PricedRates priced = new PricedRates(new AlphaFair(1), new double[] {0, 2, 0.5});
        double[][] power = {{1}};
        assertEquals(Math.log(1e5) + 3 * Math.log(2e6) + 1.5 * Math.log(3e4), priced.value(rates, power), 1e-9);
        double[] slope = priced.rateSlopes(rates, power);
        assertEquals(3 / 2e6, slope[1], 1e-15);
        assertEquals(1.5 / 3e4, slope[2], 1e-15);
        assertEquals(priced.perUser().orElseThrow().of(1, 2e6), 3 * Math.log(2e6), 1e-9);
        assertEquals("2 prices for 3 UEs in coverage: one of each is needed", assertThrows(
                IllegalArgumentException.class, () -> new PricedRates(new AlphaFair(1), new double[2])
                        .value(rates, power)).getMessage());
    }

    /** Whoever decides in an order of its own must give the prices to the UEs that they belong to. */
    @Test
    void pricesFollowTheirUsersIntoAnotherOrder() {
        Problem fair = tiny(3).toBuilder().optObjective(new AlphaFair(1)).build();
        for (int user = 0; user < 4; user++) {
            double[] price = new double[4];
            price[user] = 50;
            Problem dear = fair.toBuilder().optObjective(new PricedRates(new AlphaFair(1), price)).build();
            Solver ascent = new CanonicalOrder(GradientAscent.builder().build());
            double before = fair.rates(ascent.solve(fair, CONTEXT).allocation())[user];
            double after = fair.rates(ascent.solve(dear, CONTEXT).allocation())[user];
            assertTrue(after >= before * (1 - 1e-6), "UE " + user + " had " + before + ", has " + after);
        }
    }

    @Test
    void badSettingsAreNamed() {
        Solver ascent = GradientAscent.builder().build();
        assertThrows(IllegalArgumentException.class, () -> new RatePrices(null));
        assertThrows(IllegalArgumentException.class, () -> new RatePrices(ascent, 0));
        assertThrows(IllegalArgumentException.class, () -> new GrowingPenalty(null));
        assertEquals("gradient_ascent_prices", new RatePrices(ascent).name());
        assertEquals("gradient_ascent_penalty", new GrowingPenalty(ascent).name());
    }
}
