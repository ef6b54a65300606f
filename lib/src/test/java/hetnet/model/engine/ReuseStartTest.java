package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.radio.Allocation;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.reuse.StaticReuse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReuseStartTest {

    /** With no more rounds than the patterns take, the answer is about as good as static reuse with the best UEs. */
    @Test
    void aTinyBudgetGivesStaticReuse() {
        UnrolledModel model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        for (int seed = 1; seed <= 5; seed++) {
            Problem problem = new Problem(Networks.gains(5, 100, 20, 100, false, seed), Networks.radio(20), 1);
            Solution reuse = new CanonicalOrder(new StaticReuse(StaticReuse.Rule.BEST))
                    .solve(problem, SolveContext.of(1));
            Solution decided = model.solve(problem, SolveContext.of(1).withIterations(5));
            Allocation allocation = problem.requireFeasible(decided.allocation());
            assertTrue(problem.value(allocation) >= reuse.utility() - 0.02 * 100,
                    "%s against %s".formatted(problem.value(allocation), reuse.utility()));
            assertTrue(model.solve(problem, SolveContext.of(1)).utility() >= decided.utility());
        }
    }
}
