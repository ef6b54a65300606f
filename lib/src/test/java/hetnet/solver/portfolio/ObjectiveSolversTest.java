package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.radio.ServedLinks;
import hetnet.radio.objective.EnergyAware;
import hetnet.radio.objective.MinimumRate;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.radio.objective.ObjectiveKind;
import hetnet.radio.objective.SupplyPower;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.association.SwitchOff;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.wmmse.Wmmse;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every solver serves every objective: what it cannot aim at it is measured by. */
class ObjectiveSolversTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final double ROUNDING = 1e-9;

    private static Problem tiny(ObjectiveKind kind, int seed) {
        List<Tier> tiers = List.of(Tier.MACRO, Tier.PICO, Tier.PICO);
        Objective objective = new ObjectiveConfig(kind, 5e6, 1e7, 0.01, 1e8, 1, 1)
                .of(1, tiers, () -> new double[] {1, 2});
        return Problem.builder().setGains(TestLayout.tiny(4, 3, 2, false, Seeds.stream(seed, "objective")))
                .setRadio(TestLayout.radio(2)).optBudgetWatt(new double[] {40, 1, 1}).optTiers(tiers)
                .optObjective(objective).build();
    }

    @ParameterizedTest
    @EnumSource(ObjectiveKind.class)
    void everySolverAnswersFeasibly(ObjectiveKind kind) {
        Problem problem = tiny(kind, 1);
        for (Solver solver : Solvers.standard().all()) {
            Solution solution = solver.solve(problem, CONTEXT);
            problem.requireFeasible(solution.allocation());
            assertEquals(problem.value(solution.allocation()), solution.utility(),
                    ROUNDING * Math.abs(solution.utility()), solver.name());
        }
    }

    /** Of value and slopes alone, a sum of logarithms with weights of its own. */
    private record Weighted(double[] weight) implements Objective {
        @Override
        public double value(double[] rateBps, double[][] powerWatt) {
            return IntStream.range(0, weight.length).mapToDouble(i -> weight[i] * Math.log(rateBps[i])).sum();
        }

        @Override
        public double[] rateSlopes(double[] rateBps, double[][] powerWatt) {
            return IntStream.range(0, weight.length).mapToDouble(i -> weight[i] / rateBps[i]).toArray();
        }
    }

    /** It says nothing of itself, and so solvers begin by proportional fairness; here that is a factor from it. */
    @Test
    void anObjectiveOfOnesOwnNeedsNoMoreThanValueAndSlopes() {
        Problem fair = tiny(ObjectiveKind.ALPHA_FAIR, 3);
        Problem own = fair.toBuilder().optObjective(new Weighted(new double[] {2, 2, 2, 2})).build();
        Solvers all = Solvers.standard().with(UnrolledModel.load(Path.of("data", "unrolled.bin")));
        for (Solver solver : all.all()) {
            Solution solution = solver.solve(own, CONTEXT);
            own.requireFeasible(solution.allocation());
            assertEquals(own.value(solution.allocation()), solution.utility(), ROUNDING * solution.utility());
        }
        for (String exact : List.of("baseline", "pf_association", "range_expansion", "eicic_pf")) {
            assertEquals(2 * all.named(exact).solve(fair, CONTEXT).utility(),
                    all.named(exact).solve(own, CONTEXT).utility(), 1e-6, exact);
        }
    }

    @Test
    void whatAnObjectiveSaysOfItselfHoldsInAnyOrderOfRows() {
        Problem problem = tiny(ObjectiveKind.ALPHA_FAIR, 4).toBuilder().optObjective(new EnergyAware(
                new MinimumRate(5e6), 0.01, new SupplyPower(List.of(Tier.MACRO, Tier.PICO, Tier.PICO)))).build();
        Objective sorted = RowOrder.of(problem).sorted(problem).objective();
        double[] rates = {1e6, 2e6, 4e6, 8e6};
        int[] order = RowOrder.of(problem).users();
        double[] moved = Arrays.stream(order).mapToDouble(u -> rates[u]).toArray();
        double[][] power = new double[3][2];
        assertEquals(3, sorted.stages().size() - 1);
        assertEquals(problem.objective().stages().get(0).value(rates, power),
                sorted.stages().get(0).value(moved, power), ROUNDING);
        assertEquals(problem.objective().easier().get(0).value(rates, power),
                sorted.easier().get(0).value(moved, power), ROUNDING);
        assertEquals(problem.objective().easier().get(1), sorted.easier().get(1));
        assertEquals(problem.objective().leastRate().orElseThrow().beyond().value(rates, power),
                sorted.leastRate().orElseThrow().beyond().value(moved, power), ROUNDING);
        assertEquals(problem.objective().metrics(rates, power), sorted.metrics(moved, power));
    }

    /** Block coordinate ascent by the slopes of anything, with a price of power in the denominator, never falls. */
    @ParameterizedTest
    @EnumSource(ObjectiveKind.class)
    void wmmseClimbsWhatIsAskedFor(ObjectiveKind kind) {
        for (int seed = 1; seed <= 4; seed++) {
            Problem problem = tiny(kind, seed);
            int[] association = Baseline.strongest(problem);
            double[] path = Wmmse.builder().optIterations(30).build()
                    .solve(problem, association, Seeds.stream(seed, "start")).objective();
            for (int k = 1; k < path.length; k++) {
                assertTrue(path[k] >= path[k - 1] - ROUNDING * Math.abs(path[k - 1]), kind + " fell at " + k);
            }
            boolean enough = kind == ObjectiveKind.DEMAND && path[0] > 4 * Math.log(1e7) - ROUNDING;
            assertTrue(enough || path[path.length - 1] > path[0], kind + ", seed " + seed);
        }
    }

    /** Slopes in powers of a hard association, whatever is asked for, against finite differences. */
    @ParameterizedTest
    @EnumSource(ObjectiveKind.class)
    void slopesInPowersAreThoseOfTheValue(ObjectiveKind kind) {
        Problem problem = tiny(kind, 2);
        int[] association = Baseline.strongest(problem);
        double[][] power = {{12, 20}, {0.3, 0.6}, {0.5, 0.4}};
        ServedLinks links = problem.served(association);
        double value = links.evaluate(power, problem.objective());
        assertEquals(problem.value(new Allocation(association, power)), value, ROUNDING * Math.abs(value));
        for (int b = 0; b < 3; b++) {
            double[] slope = new double[2];
            links.slopes(b, slope, 0);
            double step = 1e-6 * power[b][1];
            double[][] more = {power[0].clone(), power[1].clone(), power[2].clone()};
            double[][] less = {power[0].clone(), power[1].clone(), power[2].clone()};
            more[b][1] += step;
            less[b][1] -= step;
            double difference = (problem.value(new Allocation(association, more))
                    - problem.value(new Allocation(association, less))) / (2 * step);
            assertEquals(difference, slope[1], 1e-4 * Math.abs(difference) + 1e-9 * Math.abs(value) / step * 1e-3);
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectiveKind.class)
    void theUnrolledNetworkIsNeverBelowTheBaselineInWhatIsAskedFor(ObjectiveKind kind) {
        UnrolledModel network = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        for (int seed = 1; seed <= 3; seed++) {
            Problem problem = tiny(kind, seed);
            Solution decided = network.solve(problem, CONTEXT);
            problem.requireFeasible(decided.allocation());
            assertTrue(decided.utility() >= problem.value(Baseline.allocate(problem)), kind + ", seed " + seed);
            Problem fair = problem.toBuilder().optObjective(problem.utility()).build();
            double ofFairness = problem.value(network.solve(fair, CONTEXT).allocation());
            assertTrue(decided.utility() >= ofFairness - ROUNDING * Math.abs(ofFairness), kind + ", seed " + seed);
        }
    }

    /** A macro that serves a pico's UEs a little better is not worth what it draws. */
    @Test
    void baseStationsFallAsleepWhereThatPays() {
        List<Tier> tiers = List.of(Tier.MACRO, Tier.PICO);
        Problem problem = Problem.builder().setGains(Gains.flat(2, 2, 2, new double[] {1e-10, 1e-9, 1e-10, 1e-9}))
                .setRadio(TestLayout.radio(2)).optBudgetWatt(new double[] {40, 1}).optTiers(tiers)
                .optObjective(new EnergyAware(new AlphaFair(1), 1, new SupplyPower(tiers))).build();
        Allocation awake = new Allocation(new int[] {0, 1}, Baseline.equalPower(problem));
        Allocation slept = SwitchOff.improve(problem, awake);
        assertArrayEquals(new int[] {1, 1}, slept.association());
        assertEquals(0, Arrays.stream(slept.powerWatt()[0]).sum());
        assertTrue(problem.value(slept) > problem.value(awake) + 100, "the macro draws 240 W more than asleep");
        Solution network = UnrolledModel.load(Path.of("data", "unrolled.bin")).solve(problem, CONTEXT);
        assertEquals(0, Arrays.stream(network.allocation().powerWatt()[0]).sum());
        Problem free = problem.toBuilder().optObjective(new AlphaFair(1)).build();
        assertSame(awake, SwitchOff.improve(free, awake), "where power costs nothing, nobody sleeps");
    }

    @ParameterizedTest
    @EnumSource(ObjectiveKind.class)
    void gradientAscentClimbsWhatIsAskedFor(ObjectiveKind kind) {
        for (int seed = 1; seed <= 4; seed++) {
            Problem problem = tiny(kind, seed);
            Allocation start = Baseline.allocate(problem);
            Solution climbed = GradientAscent.builder().optStarts(2).build().solve(problem, CONTEXT);
            assertTrue(climbed.utility() >= problem.value(start), "seed " + seed);
            Solution pattern = new Exhaustive(Exhaustive.OnPower.WHOLE_BUDGET).solve(problem, CONTEXT);
            Solution polished = GradientAscent.builder().optStarts(0).build().solve(problem,
                    CONTEXT.withWarmStarts(List.of(pattern.allocation())));
            assertTrue(polished.utility() >= pattern.utility() - ROUNDING * Math.abs(pattern.utility()));
        }
    }
}
