package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.Objective;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.radio.objective.ObjectiveKind;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.local.GradientAscent;
import hetnet.util.Seeds;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every solver serves every objective: what it cannot aim at it is measured by. */
class ObjectiveSolversTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final double ROUNDING = 1e-9;

    private static Problem tiny(ObjectiveKind kind, int seed) {
        List<Tier> tiers = List.of(Tier.MACRO, Tier.PICO, Tier.PICO);
        Objective objective = new ObjectiveConfig(kind, 5e6, 1e7, 0.01).of(1, tiers);
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
