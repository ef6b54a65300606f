package hetnet.solver.tiers;

import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.BestAssociation;

/**
 * Association by SINR: every BS at equal power over the RBs, and each UE at the BS of the largest spectral efficiency,
 * whatever its load. Where nothing fades that is the strongest received power, for a SINR grows with what is received.
 */
public final class SinrAssociation implements Solver {

    /** Its name in tables. */
    public static final String NAME = "max_sinr";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return Solution.atOnce(problem, () -> {
            double[][] power = Baseline.equalPower(problem);
            double[] linkRates = Rates.linkRates(problem.gains(), power, problem.radio());
            return new Allocation(BestAssociation.largestRate(problem.gains(), linkRates), power);
        });
    }
}
