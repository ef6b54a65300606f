package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BestOfSeedsTest {

    private static final RadioConfig RADIO = Settings.override(RadioConfig.paper(), Map.of("blocks", "2"));
    private static final Gains GAINS = Gains.flat(2, 2, 2, new double[] {1e-9, 8e-10, 6e-10, 1e-9});
    private static final Problem PROBLEM = new Problem(GAINS, RADIO, 1);
    /** Each BS has an RB for itself. */
    private static final Allocation REUSE = new Allocation(new int[] {0, 1},
            new double[][] {{RADIO.budgetWatt(), 0}, {0, RADIO.budgetWatt()}});

    private final List<Long> asked = new ArrayList<>();

    /** The worse answer with the first seed, two equal ones after that. */
    private final Solver solver = new Solver() {
        @Override
        public String name() {
            return "any";
        }

        @Override
        public Solution solve(Problem problem, SolveContext context) {
            asked.add(context.seed());
            Allocation answer = asked.size() == 1 ? Baseline.allocate(GAINS, RADIO)
                    : asked.size() == 2 ? REUSE : new Allocation(REUSE.association(), REUSE.powerWatt());
            return Solution.atOnce(problem, () -> answer);
        }
    };

    @Test
    void theBestSeedWinsAndOfEqualsTheFirst() {
        Solution best = new BestOfSeeds(solver, 3).solve(PROBLEM, SolveContext.of(5));
        assertSame(REUSE, best.allocation());
        assertEquals(List.of(5L, 6L, 7L), asked);
        assertEquals(3, best.trace().size());
        assertEquals("any_best_of_3", new BestOfSeeds(solver, 3).name());
    }

    @Test
    void aLimitOfIterationsIsOneOfSeeds() {
        new BestOfSeeds(solver, 8).solve(PROBLEM, SolveContext.of(5).withIterations(2));
        assertEquals(2, asked.size());
    }

    @Test
    void seedsShareTheIterationsOfTheirSolver() {
        List<Integer> left = new ArrayList<>();
        Solver ofThree = new Solver() {

            @Override
            public String name() {
                return "three";
            }

            @Override
            public Solution solve(Problem problem, SolveContext context) {
                left.add(context.iterations());
                return new Solution(REUSE, 1, List.of(new Solution.TracePoint(0, Math.min(3, context.iterations()),
                        1)));
            }
        };
        assertEquals(7, new BestOfSeeds(ofThree, 8).solve(PROBLEM, SolveContext.of(5).withIterations(7)).iterations());
        assertEquals(List.of(7, 4, 1), left);
    }
}
