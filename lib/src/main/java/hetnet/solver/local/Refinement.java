package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Improves any allocation on its problem, by the exact utility alone: whole RBs change hands ({@link BlockSearch}), which no gradient sees,
 * then powers climb ({@link GradientAscent}), which no RB sees; twice, for either opens ways to the other.
 */
public final class Refinement {

    private static final int ROUNDS = 2;

    private Refinement() {
    }

    /**
     * @param steps gradient steps of each climb, 0 to 100,000
     * @return an allocation of at least the utility of the start
     * @throws IllegalArgumentException                   when steps is out of range
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Allocation refine(Problem problem, Allocation start, int steps, RandomGenerator random) {
        GradientAscent ascent = GradientAscent.builder().setInstance(problem).optHardSteps(steps).build();
        Allocation best = start;
        for (int round = 0; round < ROUNDS; round++) {
            best = ascent.polish(BlockSearch.improve(problem, best), random);
        }
        return best;
    }
}
