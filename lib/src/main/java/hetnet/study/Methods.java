package hetnet.study;

import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.Problem;
import hetnet.solver.RowOrder;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.local.Refinement;
import hetnet.solver.portfolio.BestOfSeeds;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.Solvers;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.util.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The solvers that a study compares: the references, the best of them, and the unrolled network in its four modes. No
 * mode of the network ever looks at a reference.
 *
 * @param network     decides in one pass
 * @param restarts    random starts of WMMSE, 1 to 1,000
 * @param refineSteps gradient steps of each climb of the refined modes, 1 to 10,000
 * @param seed        of all random starts and codes
 */
public record Methods(Solver network, int restarts, int refineSteps, long seed) {

    /** The paper's network. */
    public static final String HETGNN_PAPER = HetGnnModel.NAME;
    /** One pass of the unrolled network, with one random code. */
    public static final String HETGNN_UNROLLED = UnrolledModel.NAME;
    /** Its best utility over {@link #CODES} codes, of which the first is that of {@link #HETGNN_UNROLLED}. */
    public static final String BEST_OF_8 = HETGNN_UNROLLED + "_best_of_8";
    /** {@link Refinement} of the answer of {@link #HETGNN_UNROLLED}. */
    public static final String REFINED = HETGNN_UNROLLED + Refinement.SUFFIX;
    /** The same from the answer of {@link #BEST_OF_8}. */
    public static final String BEST_OF_8_REFINED = BEST_OF_8 + Refinement.SUFFIX;
    /** The best utility of all references. */
    public static final String BEST_KNOWN = ReferencePortfolio.NAME;

    /** The modes of the network, in the order of their cost. */
    public static final List<String> NETWORK_MODES = List.of(HETGNN_UNROLLED, BEST_OF_8, REFINED, BEST_OF_8_REFINED);

    /** Random codes of {@link #BEST_OF_8}. */
    public static final int CODES = 8;

    /**
     * Gradient steps of {@link #standard}: fewer leave much undone, more gain little. The gradient ascent among the
     * references takes some 2,000.
     */
    public static final int STANDARD_STEPS = 300;
    private static final int STANDARD_RESTARTS = 10;

    /** Both networks had this name, each in its own tables. */
    private static final String AMBIGUOUS = "hetgnn";

    /** @throws IllegalArgumentException when restarts or refineSteps is out of range */
    public Methods {
        Require.inRange("restarts", restarts, 1, 1000, "starts");
        Require.inRange("refineSteps", refineSteps, 1, 10_000, "steps");
    }

    /** WMMSE with 10 restarts, 300 gradient steps of each climb, seed 1. */
    public static Methods standard(NetworkPass.Network network) {
        return new Methods(new NetworkPass(HETGNN_UNROLLED, network), STANDARD_RESTARTS, STANDARD_STEPS, 1);
    }

    /** The references, from cheap to strong. */
    public Solvers references() {
        return Solvers.references().with(new CanonicalOrder(new WmmseRestarts(restarts)));
    }

    /** The four modes of a network, which decide in {@link CanonicalOrder} as the references do. */
    public static Solvers modes(Solver network, int refineSteps) {
        Solver best = new BestOfSeeds(network, CODES);
        return Solvers.of(Stream.of(network, best, new Refinement(network, refineSteps),
                new Refinement(best, refineSteps)).map(CanonicalOrder::new).toArray(Solver[]::new));
    }

    /** All of them by name, from cheap to strong: a new solver joins them with a line in {@link Solvers}. */
    public Solvers all() {
        Solvers all = references().with(new ReferencePortfolio(references(), Solvers.tiered()));
        for (Solver solver : Solvers.standard().all()) {
            all = all.names().contains(solver.name()) ? all : all.with(solver);
        }
        for (Solver mode : modes(network, refineSteps).all()) {
            all = all.with(mode);
        }
        return all;
    }

    /**
     * Lets some modes of the network decide on one problem; a pass that several go on from is made once, and counts in
     * the time of each.
     */
    public Map<String, Solution> decide(List<String> modes, Problem problem) {
        RowOrder order = RowOrder.of(problem);
        Problem sorted = order.sorted(problem);
        Solvers some = modes(new Remembered(network, sorted), refineSteps).only(modes);
        Map<String, Solution> solutions = new LinkedHashMap<>();
        some.all().forEach(mode -> solutions.put(mode.name(),
                order.restored(mode.solve(sorted, context()), problem)));
        return solutions;
    }

    /** The seed of all random starts and codes. */
    public SolveContext context() {
        return SolveContext.of(seed);
    }

    /** What a name of former times is called today; empty where the name is none of those. */
    public static Optional<String> today(String name) {
        if (name.equals(AMBIGUOUS)) {
            return Optional.of("%s is now %s, or %s for the paper's network"
                    .formatted(AMBIGUOUS, HETGNN_UNROLLED, HETGNN_PAPER));
        }
        return Optional.of(name)
                .filter(old ->
                        old.matches("hetgnn_(best_of_\\d+|refined|best_of_\\d+_refined|no_renewals|(seed|alpha)_.*)"))
                .map(old -> "%s is now %s".formatted(old, old.replaceFirst(AMBIGUOUS, HETGNN_UNROLLED)));
    }
}
