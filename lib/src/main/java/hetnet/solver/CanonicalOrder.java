package hetnet.solver;

import hetnet.radio.Allocation;
import hetnet.util.Require;
import java.util.List;

/**
 * Makes a solver deaf to the order of rows: the same network gives the same decision for every UE and BS, in whatever
 * order a file has them. The solver decides in the {@link RowOrder} of the network, and its decision is put back.
 */
public final class CanonicalOrder implements Solver {

    private final Solver solver;

    /** @param solver who decides */
    public CanonicalOrder(Solver solver) {
        this.solver = Require.given("solver", solver);
    }

    @Override
    public String name() {
        return solver.name();
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        RowOrder order = RowOrder.of(problem);
        List<Allocation> warm = context.warmStarts().stream().map(order::sorted).toList();
        return order.restored(solver.solve(order.sorted(problem), context.withWarmStarts(warm)), problem);
    }
}
