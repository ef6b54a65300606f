package hetnet.study.quality;

import hetnet.study.Methods;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass that is asked for more fairness than what it is measured by: the same weights, another alpha. */
public final class AskedAlpha {

    /** All above the alpha = 1 of the measure, and within what the network was trained on. */
    public static final List<Double> ALPHAS = List.of(1.2, 1.4, 1.6, 1.8, 2.0);

    private AskedAlpha() {
    }

    /** Name of the row. */
    static String row(double alpha) {
        return "hetgnn_alpha_" + alpha;
    }

    /** The same methods, whose network is asked for these, by the name of the row. */
    public static Map<String, Methods> methods(Methods like) {
        Map<String, Methods> methods = new LinkedHashMap<>();
        for (double asked : ALPHAS) {
            methods.put(row(asked), like.with((gains, radio, alpha, code) -> like.network().allocate(gains, radio, asked, code)));
        }
        return methods;
    }
}
