package hetnet.solver.association;

import hetnet.radio.Allocation;
import hetnet.solver.Problem;

/** How the serving BSs are chosen again once powers are found; rate-weighted {@link Voting} in the paper. */
@FunctionalInterface
public interface Reassociation {

    /**
     * Who serves whom from now on.
     *
     * @param now the present association, and the powers that were found for it
     * @return serving BSs, shape [U]; {@link Allocation#OUT_OF_COVERAGE} where there is no path
     */
    int[] associate(Problem problem, Allocation now);
}
