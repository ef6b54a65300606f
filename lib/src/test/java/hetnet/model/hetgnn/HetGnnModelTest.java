package hetnet.model.hetgnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.graph.FeatureScaler;
import hetnet.graph.Tiny;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HetGnnModelTest {

    private final Tiny tiny = new Tiny(40, 6, false, 2);
    private final HetGnnModel model = new HetGnnModel(HetGnnArchitecture.paper().withHidden(8),
            FeatureScaler.fit(tiny.graph(), tiny.split(1).training()), 6, DeviceChoice.CPU, 1);

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void asASolverItSpendsTheBudgetOfEachBs() {
        double[] budgetWatt = {40, 1, 5};
        Problem problem = new Problem(tiny.gains, tiny.radio, 1).toBuilder().optBudgetWatt(budgetWatt).build();
        Solver solver = model.on(tiny.graph());
        assertEquals("hetgnn_paper", solver.name());
        Solution solution = solver.solve(problem, SolveContext.of(1));
        problem.requireFeasible(solution.allocation());
        assertEquals(problem.value(solution.allocation()), solution.utility());
        Allocation even = model.allocate(tiny.graph(), tiny.gains, tiny.radio);
        assertArrayEquals(even.association(), solution.allocation().association(), "it never sees a budget");
        int[] load = even.load();
        for (int b = 0; b < 3; b++) {
            double spent = Arrays.stream(solution.allocation().powerWatt()[b]).sum();
            assertEquals(load[b] == 0 ? 0 : budgetWatt[b], spent, 1e-12 * budgetWatt[b], "BS " + b);
        }
    }

    @Test
    void aProblemOfAnotherGraphIsRefused() {
        Tiny other = new Tiny(30, 6, false, 3);
        Solver solver = model.on(tiny.graph());
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> solver.solve(new Problem(other.gains, other.radio, 1), SolveContext.of(1)));
        assertEquals("the graph has 40 UEs and 3 BSs, but the gains have 30 and 3", e.getMessage());
    }
}
