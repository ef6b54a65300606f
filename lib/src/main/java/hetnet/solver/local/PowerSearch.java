package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Local search over the powers for any objective, Eq. (14) with its own weights among them, which has neither the
 * slopes that WMMSE needs nor a sum over UEs. One RB of one BS at a time gets nothing, a third or three times of its
 * power, the other RBs of the BS share the budget in proportion, and what raises the objective stays. The association
 * stays as it is. As a solver it goes on from the best warm start, or from the baseline where there is none. One
 * iteration is one BS.
 */
public final class PowerSearch implements Solver {

    /** Its name in tables. */
    public static final String NAME = "power_search";

    private static final double[] FACTORS = {0, 1.0 / 3, 3};

    private final int sweeps;

    /** At most 20 sweeps. */
    public PowerSearch() {
        this(20);
    }

    /**
     * @param sweeps over all BSs and RBs, 1 to 1,000; the search ends before where nothing gains any more
     * @throws IllegalArgumentException when sweeps is out of range
     */
    public PowerSearch(int sweeps) {
        this.sweeps = Require.inRange("sweeps", sweeps, 1, 1000, "sweeps");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return improve(problem, context.warmStarts().stream().reduce(problem::better)
                .orElseGet(() -> Baseline.allocate(problem)), context);
    }

    /**
     * From a given allocation.
     *
     * @param start feasible; with power on every RB that is to be used, for nothing times three is nothing
     * @return an allocation of at least the same value, which spends the budget of every BS that had any power
     * @throws IllegalArgumentException when the start is not feasible
     * @throws CancellationException    when the thread is interrupted
     */
    public Solution improve(Problem problem, Allocation start, SolveContext context) {
        problem.requireFeasible(start);
        Incumbent incumbent = new Incumbent(problem, context);
        incumbent.offer(start);
        double[][] power = start.powerWatt().clone();
        for (int sweep = 0; sweep < sweeps && incumbent.mayGoOn(); sweep++) {
            double before = incumbent.utility();
            for (int b = 0; b < power.length && incumbent.mayGoOn(); b++) {
                incumbent.step("power search");
                improve(problem, start.association(), power, b, incumbent);
            }
            context.progress().step(sweep + 1, sweeps, NAME);
            if (incumbent.utility() == before) {
                context.progress().step(sweeps, sweeps, NAME);
                break;
            }
        }
        return incumbent.solution();
    }

    private static void improve(Problem problem, int[] association, double[][] power, int site, Incumbent incumbent) {
        for (int r = 0; r < problem.blocks(); r++) {
            for (double factor : FACTORS) {
                double[] kept = power[site];
                power[site] = changed(kept, r, factor, problem.budgetWatt(site));
                Allocation tried = new Allocation(association, power.clone());
                double value = problem.value(tried);
                if (value > incumbent.utility()) {
                    incumbent.offer(tried, value);
                } else {
                    power[site] = kept;
                }
            }
        }
    }

    private static double[] changed(double[] power, int block, double factor, double budgetWatt) {
        double[] next = power.clone();
        next[block] *= factor;
        double sum = Arrays.stream(next).sum();
        return sum == 0 ? power : Arrays.stream(next).map(p -> p / sum * budgetWatt).toArray();
    }
}
