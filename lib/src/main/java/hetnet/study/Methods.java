package hetnet.study;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.local.Refinement;
import hetnet.solver.portfolio.ReferencePortfolio;
import hetnet.solver.portfolio.Solvers;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.util.Require;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Every method by the name it has in tables: the references, the best of them, and the network in its four modes. No mode of the network
 * ever looks at a reference.
 *
 * @param network     decides in one pass
 * @param restarts    random starts of WMMSE
 * @param refineSteps gradient steps of each climb of the refined modes
 * @param seed        of all random starts and codes
 */
public record Methods(Network network, int restarts, int refineSteps, long seed) {

    /** The best utility of all references. */
    public static final String BEST_KNOWN = ReferencePortfolio.NAME;
    /** One pass of the network, with one random code. */
    public static final String HETGNN = "hetgnn";
    /** The best utility of passes with {@link #CODES} codes, of which the first is that of {@link #HETGNN}. */
    public static final String BEST_OF_8 = "hetgnn_best_of_8";
    /** {@link Refinement} of the answer of {@link #HETGNN}. */
    public static final String REFINED = "hetgnn_refined";
    /** The same from the answer of {@link #BEST_OF_8}. */
    public static final String BEST_OF_8_REFINED = "hetgnn_best_of_8_refined";

    /** Fairness alpha that the network was trained on, from and to. */
    public static final double LEAST_ALPHA = 0.25;
    /** The other end of {@link #LEAST_ALPHA}. */
    public static final double LARGEST_ALPHA = 2;

    /** The modes of the network, in the order of their cost. */
    public static final List<String> NETWORK_MODES = List.of(HETGNN, BEST_OF_8, REFINED, BEST_OF_8_REFINED);

    /** What the refined modes go on from. */
    private static final Map<String, String> REFINED_FROM = Map.of(REFINED, HETGNN, BEST_OF_8_REFINED, BEST_OF_8);

    /** Random codes of {@link #BEST_OF_8}. */
    static final int CODES = 8;

    /**
     * Gradient steps of {@link #standard}: fewer leave much undone, more gain little. The gradient ascent among the references takes
     * some 2,000.
     */
    public static final int STANDARD_STEPS = 300;

    /** A network that serves any number of UEs, BSs and RBs. */
    @FunctionalInterface
    public interface Network {

        /**
         * One pass.
         *
         * @param alpha    fairness
         * @param codeSeed of the random code that tells RBs apart
         */
        Allocation allocate(Gains gains, RadioConfig radio, double alpha, long codeSeed);
    }

    /** @throws IllegalArgumentException when restarts or refineSteps is out of range */
    public Methods {
        Require.inRange("restarts", restarts, 1, 1000, "starts");
        Require.inRange("refineSteps", refineSteps, 1, 10_000, "steps");
    }

    /** WMMSE with 10 restarts, 300 gradient steps of each climb, seed 1. */
    public static Methods standard(Network network) {
        return new Methods(network, 10, STANDARD_STEPS, 1);
    }

    /** The same with another network. */
    public Methods with(Network other) {
        return new Methods(other, restarts, refineSteps, seed);
    }

    /** All names, from cheap to strong. */
    public static List<String> names() {
        return Stream.of(Solvers.references().names().stream(), Stream.of(BEST_KNOWN), NETWORK_MODES.stream())
                .flatMap(names -> names).toList();
    }

    /**
     * @return what makes this method's decision, feasible, anew at each call
     * @throws IllegalArgumentException when there is no such method; the message lists the known ones
     */
    public Supplier<Allocation> of(String name, Problem problem) {
        return switch (name) {
            case HETGNN -> () -> pass(problem, seed);
            case BEST_OF_8 -> () -> bestOf8(problem);
            case REFINED -> () -> refine(problem, pass(problem, seed));
            case BEST_OF_8_REFINED -> () -> refine(problem, bestOf8(problem));
            case BEST_KNOWN -> () -> new ReferencePortfolio(references()).solve(problem, SolveContext.of(seed)).allocation();
            default -> {
                Solver reference = reference(name);
                yield () -> reference.solve(problem, SolveContext.of(seed)).allocation();
            }
        };
    }

    /**
     * A decision of the network.
     *
     * @param seconds wall-clock time, that of the decision which it goes on from included
     */
    public record Timed(Allocation allocation, double seconds) {
    }

    /** Decisions of the network by mode, where one that others go on from is made once. */
    public Map<String, Timed> decide(List<String> modes, Problem problem) {
        Map<String, Timed> made = new LinkedHashMap<>();
        modes.forEach(mode -> made.put(mode, decide(mode, problem, made)));
        return made;
    }

    private Timed decide(String mode, Problem problem, Map<String, Timed> made) {
        if (made.containsKey(mode)) {
            return made.get(mode);
        }
        Timed start = REFINED_FROM.containsKey(mode) ? decide(REFINED_FROM.get(mode), problem, made) : null;
        long begin = System.nanoTime();
        Allocation allocation = start == null ? of(mode, problem).get() : refine(problem, start.allocation);
        return new Timed(allocation, (System.nanoTime() - begin) / 1e9 + (start == null ? 0 : start.seconds));
    }

    /** The answers of all references. */
    public Map<String, Solution> references(Problem problem) {
        return references(problem, Solvers.references().names());
    }

    /** The answers of some. */
    public Map<String, Solution> references(Problem problem, List<String> methods) {
        return new ReferencePortfolio(references().only(methods)).solveAll(problem, SolveContext.of(seed));
    }

    private Solvers references() {
        return Solvers.references().with(new WmmseRestarts(restarts));
    }

    private Allocation pass(Problem problem, long codeSeed) {
        return network.allocate(problem.gains(), problem.radio(), problem.utility().alpha(), codeSeed)
                .requireFeasible(problem.gains(), problem.radio().budgetWatt());
    }

    private Allocation bestOf8(Problem problem) {
        return LongStream.range(seed, seed + CODES).mapToObj(code -> pass(problem, code)).reduce(problem::better).orElseThrow();
    }

    private Allocation refine(Problem problem, Allocation answer) {
        return Refinement.refine(problem, answer, refineSteps, SolveContext.of(seed)).allocation();
    }

    private Solver reference(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("unknown method '%s'; known are %s".formatted(name, String.join(", ", names())));
        }
        return references().named(name);
    }
}
