package hetnet.model.hetgnn;

import hetnet.graph.HeteroGraph;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;

/**
 * The paper's network as a solver of the problems of one graph: a problem knows no positions, which the network wants
 * to see. It takes no random numbers and asks for no objective: it decides as it was taught.
 *
 * @param model of as many RBs as the problems have; it stays open
 * @param graph of the snapshot whose gains the problems have, in physical units
 */
record HetGnnSolver(HetGnnModel model, HeteroGraph graph) implements Solver {

    @Override
    public String name() {
        return HetGnnModel.NAME;
    }

    /** @throws IllegalArgumentException when the problem has other numbers of UEs, BSs or RBs */
    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return Solution.atOnce(problem,
                () -> model.allocate(graph, problem.gains(), problem.radio(), problem.budgetWatt()));
    }
}
