package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.radio.Allocation;
import hetnet.radio.MultiObjective;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.reuse.StaticReuse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampledUsersTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);

    private static Problem problem(Fading fading) {
        return TestLayout.random(3, 60, 4, 150, fading, 1, 7);
    }

    @ParameterizedTest
    @EnumSource(Fading.class)
    void theSampleDecidesThePowersAndAllUsersTheirSites(Fading fading) {
        Problem problem = problem(fading);
        Seen seen = new Seen();
        Solution solution = new SampledUsers(seen, 5).solve(problem, CONTEXT);
        assertEquals(15, seen.problem.gains().users());
        assertEquals(fading == Fading.RAYLEIGH, seen.problem.gains().isFading());
        assertArrayEquals(seen.power, solution.allocation().powerWatt());
        assertArrayEquals(BestAssociation.of(problem, seen.power), solution.allocation().association());
        assertEquals(problem.value(solution.allocation()), solution.utility());
        assertEquals("seen", new SampledUsers(seen, 5).name());
    }

    @Test
    void whereAllUsersFitTheSolverDecidesAlone() {
        Problem problem = problem(Fading.NONE);
        Seen seen = new Seen();
        new SampledUsers(seen, 20).solve(problem, CONTEXT);
        assertSame(problem, seen.problem);
    }

    @Test
    void warmStartsAreThoseOfTheSample() {
        Problem problem = problem(Fading.NONE);
        Seen seen = new Seen();
        Allocation known = Baseline.allocate(problem);
        new SampledUsers(seen, 5).solve(problem, CONTEXT.withWarmStarts(List.of(known)));
        assertArrayEquals(Baseline.strongest(seen.problem), seen.warm.association());
    }

    @Test
    void noAnswerIsBelowTheBaseline() {
        Problem problem = problem(Fading.NONE);
        Solver weak = new Seen() {
            @Override
            double[][] decide(Problem sample) {
                double[][] power = Baseline.equalPower(sample);
                Arrays.fill(power[0], 1e-6 * power[0][0]);
                return power;
            }
        };
        Solution solution = new SampledUsers(weak, 5).solve(problem, CONTEXT);
        assertTrue(solution.utility() >= problem.value(Baseline.allocate(problem)));
    }

    @Test
    void anObjectiveThatMayKnowWhoIsWhoIsDecidedByAllUsers() {
        Problem other = problem(Fading.NONE).toBuilder().optObjective(new MultiObjective(1, 1, 1e5)).build();
        assertEquals(new StaticReuse().solve(other, CONTEXT).utility(),
                new SampledUsers(new StaticReuse(), 5).solve(other, CONTEXT).utility());
        assertThrows(IllegalArgumentException.class, () -> new SampledUsers(new StaticReuse(), 0));
    }

    /** Static reuse that tells what it was asked. */
    private static class Seen implements Solver {
        Problem problem;
        Allocation warm;
        double[][] power;

        @Override
        public String name() {
            return "seen";
        }

        double[][] decide(Problem sample) {
            return new StaticReuse().solve(sample, CONTEXT).allocation().powerWatt();
        }

        @Override
        public Solution solve(Problem sample, SolveContext context) {
            problem = sample;
            warm = context.warmStarts().stream().findFirst().orElse(null);
            power = decide(sample);
            return Solution.atOnce(sample, () -> new Allocation(Baseline.strongest(sample), power));
        }
    }
}
