package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.model.engine.link.DecisionKernels;
import hetnet.model.engine.link.Kernel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.ExtremeProblems;
import hetnet.solver.ExtremeProblems.Shuffled;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * However far a problem is from training: no decision is worth less than the baseline, infeasible, no number, or
 * another one where rows are in another order. {@code make extremes} tries 10,000 of them,
 * {@code make extremes FIRST=50000} 10,000 others.
 */
class NeverBelowBaselineTest {

    private static final int FIRST = Integer.getInteger("firstProblem", 0);
    private static final int PROBLEMS = Integer.getInteger("problems", 300);
    private static final ExtremeProblems EXTREME = new ExtremeProblems(61, 10_000, 273);
    /** Rounding of sums of utilities in another order of UEs, of the larger value. */
    private static final double ROUNDING = 1e-12;
    private static final List<InferenceEngine.Effort> EFFORTS = List.of(new InferenceEngine.Effort(6, 1, 12, 20),
            new InferenceEngine.Effort(3, 1, 4, 5), new InferenceEngine.Effort(2, 0, 61, 50));

    @Test
    void onRandomExtremeProblems() {
        UnrolledModel model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        List<InferenceEngine> engines = EFFORTS.stream().map(effort ->
                new InferenceEngine(model.weights(), model.architecture().hidden(),
                        model.architecture().variant().parts(), effort,
                        DecisionKernels.always(Kernel.fastest()))).toList();
        List<String> faults = IntStream.range(FIRST, FIRST + PROBLEMS)
                .mapToObj(i -> fault(engines.get(i % engines.size()), i)).filter(Objects::nonNull).toList();
        assertEquals(List.of(), faults, "of %d problems from %d on".formatted(PROBLEMS, FIRST));
    }

    /** What is wrong with a decision on a problem; null where nothing is. */
    private static String fault(InferenceEngine engine, int seed) {
        Problem problem = EXTREME.draw(seed);
        String which = ExtremeProblems.words(problem, seed);
        try {
            Allocation decided = problem.requireFeasible(engine.allocate(problem, seed));
            double worth = problem.value(decided);
            double baseline = new CanonicalOrder(new Baseline()).solve(problem, SolveContext.of(0)).utility();
            if (!(worth >= baseline - ROUNDING * Math.abs(baseline))) {
                return "%s: %s where the baseline has %s".formatted(which, worth, baseline);
            }
            Shuffled other = Shuffled.of(problem, seed);
            return other.hasTwinSites() || other.same(decided, engine.allocate(other.shuffled(), seed)) ? null
                    : which + ": rows in another order give another decision";
        } catch (RuntimeException e) {
            return "%s: %s".formatted(which, e);
        }
    }
}
