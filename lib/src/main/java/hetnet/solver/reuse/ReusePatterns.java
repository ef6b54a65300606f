package hetnet.solver.reuse;

import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.local.BlockSearch;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The reuse-pattern optimum. A pattern s gives every BS a level; it holds for the share x_s of the band. For a fixed
 * association and fixed power while on, max over x of sum_i U(1/K_a sum_s x_s C_is) is concave
 * ({@link PatternRates#solveShares}), and its gradient names the patterns that are missing ({@link PatternPricing}).
 * Three steps alternate: shares and patterns; the power, which concentrates on the share of the band where a BS is on;
 * the association. What is found is rounded to the R RBs ({@link BlockSearch}) and its utility is that of the rounded
 * allocation, at the true gains.
 *
 * <p>With fading, patterns are found on the mean gains; which RB gets which pattern, and its improvement, see every
 * RB's own. One iteration is one alternation, or one trial of the search over RBs.
 */
public final class ReusePatterns implements Solver {

    /** Its name in tables, with {@link PowerLevels#ON_OFF}. */
    public static final String NAME = "reuse_optimum";

    /** Its name in tables, with {@link PowerLevels#GRADED}. */
    public static final String GRADED_NAME = "graded_reuse";

    private static final int MOST_TRIED = 5;

    private final PowerLevels levels;

    /** On/off patterns. */
    public ReusePatterns() {
        this(PowerLevels.ON_OFF);
    }

    /** Patterns of the given levels. */
    public ReusePatterns(PowerLevels levels) {
        this.levels = levels;
    }

    @Override
    public String name() {
        return levels == PowerLevels.ON_OFF ? NAME : GRADED_NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        search(problem, context.stream(name()), incumbent);
        return incumbent.solution();
    }

    /**
     * @param allocation rounded to the RBs
     * @param value      its utility, summed over the UEs in coverage
     * @param relaxed    utility before rounding, at the mean gains
     * @param patterns   level of each BS; shape [S, B]
     * @param shares     of the band; shape [S], sums to 1
     */
    public record Result(Allocation allocation, double value, double relaxed, double[][] patterns, double[] shares) {
    }

    /**
     * The best answer from two starts: the strongest BS of each UE, and the best static reuse, which the answer is
     * never below. More levels than on and off also go on from the answer that has only those.
     *
     * @param random draws where the local search for patterns starts; unused where all patterns can be tried
     */
    public Result search(Problem problem, RandomGenerator random) {
        return search(problem, random, Incumbent.unlimited(problem));
    }

    /** Whether all on/off patterns of so many BSs can be tried, so that any first association leads to the best. */
    public static boolean triesAll(int sites) {
        return sites <= MOST_TRIED;
    }

    /**
     * On/off patterns within so many steps.
     *
     * @param association  serving BSs to begin with; shape [U]
     * @param patterns     level of each BS to begin with, 0 or 1; shape [S, B]; null for all BSs on, and each alone
     * @param shares       of the band; shape [S], sums to 1
     * @param steps        alternations, and trials of single RBs after them; at most so many
     * @param random       draws where the local search for patterns starts; unused where all patterns can be tried
     */
    public static Result soon(Problem problem, int[] association, double[][] patterns, double[] shares,
            int steps, RandomGenerator random) {
        PatternAlternation alternation = new PatternAlternation(problem, PowerLevels.ON_OFF, random,
                new Incumbent(problem, SolveContext.of(0).withIterations(steps)));
        return patterns == null ? alternation.run(association) : alternation.run(association, patterns, shares);
    }

    private Result search(Problem problem, RandomGenerator random, Incumbent incumbent) {
        Result one = new PatternAlternation(problem, levels, random, incumbent).run(Baseline.strongest(problem));
        if (!incumbent.mayGoOn()) {
            return one;
        }
        PatternAlternation alternation = new PatternAlternation(problem, levels, random, incumbent);
        Result other;
        if (levels == PowerLevels.ON_OFF) {
            StaticReuse.Result reuse = StaticReuse.best(problem, StaticReuse.Rule.BEST);
            other = alternation.run(reuse.allocation().association(), reuse.patterns(), reuse.shares());
        } else {
            Result onOff = new ReusePatterns(PowerLevels.ON_OFF).search(problem, random, incumbent);
            other = alternation.run(onOff.allocation.association(), onOff.patterns, onOff.shares);
            other = onOff.value > other.value ? onOff : other;
        }
        return other.value > one.value ? other : one;
    }
}
