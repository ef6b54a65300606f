package hetnet.study.quality;

import hetnet.radio.AlphaFair;
import hetnet.solver.Solver;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import hetnet.study.NetworkPass.Network;
import java.util.List;

/** One pass that is asked for more fairness than what it is measured by: the same weights, another alpha. */
public final class AskedAlpha {

    /** All above the alpha = 1 of the measure, and within what the network was trained on. */
    public static final List<Double> ALPHAS = List.of(1.2, 1.4, 1.6, 1.8, 2.0);

    private AskedAlpha() {
    }

    /** Name of the row. */
    static String row(double alpha) {
        return "%s_alpha_%s".formatted(Methods.HETGNN_UNROLLED, alpha);
    }

    /** The network, asked for each of these. */
    public static List<Solver> solvers(Network network) {
        return ALPHAS.stream().<Solver>map(asked -> new NetworkPass(row(asked), (problem, code) ->
                network.allocate(problem.toBuilder().optObjective(new AlphaFair(asked)).build(), code))).toList();
    }
}
