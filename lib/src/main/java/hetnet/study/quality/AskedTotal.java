package hetnet.study.quality;

import hetnet.radio.objective.LeastSumRate;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solver;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import hetnet.study.NetworkPass.Network;

/**
 * One pass that is asked for fairness with the total of the baseline, and no less even rates ({@link LeastSumRate}):
 * the same weights, another objective, measured like all others.
 */
final class AskedTotal {

    /** Name of the row. */
    static final String ROW = Methods.HETGNN_UNROLLED + "_least_sum_rate";

    private AskedTotal() {
    }

    /** Whether it is measured on a class: networks of two tiers and ray-traced scenes. */
    static boolean isAskedOn(String group) {
        return QualityLayouts.TWO_TIERS.contains(group) || group.equals(QualityLayouts.ETOILE)
                || !QualityLayouts.shipped().contains(group);
    }

    static Solver solver(Network network) {
        return new NetworkPass(ROW, (problem, code) -> network.allocate(asked(problem), code));
    }

    private static Problem asked(Problem fair) {
        return fair.toBuilder().optObjective(LeastSumRate.like(fair.utility(),
                Baseline.rates(fair))).build();
    }
}
