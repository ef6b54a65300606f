package hetnet.solver.reuse;

import hetnet.radio.Allocation;
import hetnet.solver.BandRates;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.association.BestAssociation;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Static frequency reuse: the BSs get k colours by graph colouring ({@link Colouring}), the colours share the RBs
 * equally, and a BS spreads its budget over the RBs of its colour. Reuse 1 is the baseline, reuse B gives every site an
 * RB set of its own.
 */
public final class StaticReuse implements Solver {

    /** Its name in tables, by {@link Rule#STRONGEST}. */
    public static final String NAME = "static_reuse";

    private final Rule rule;

    /** The best k, each UE at its strongest BS. */
    public StaticReuse() {
        this(Rule.STRONGEST);
    }

    /** The best k, by a rule of who serves whom. */
    public StaticReuse(Rule rule) {
        this.rule = rule;
    }

    @Override
    public String name() {
        return rule == Rule.STRONGEST ? NAME : NAME + "_best_association";
    }

    /** One iteration is one k. */
    @Override
    public Solution solve(Problem problem, SolveContext context) {
        Incumbent incumbent = new Incumbent(problem, context);
        for (int k = 1; k <= largest(problem) && (k == 1 || incumbent.mayGoOn()); k++) {
            incumbent.step("static reuse");
            Result result = solve(problem, k, rule);
            incumbent.offer(result.allocation, result.value);
        }
        return incumbent.solution();
    }

    private static int largest(Problem problem) {
        return Math.min(problem.sites(), problem.blocks());
    }

    /** Who serves whom. */
    public enum Rule {
        /** The strongest BS: the classical scheme. */
        STRONGEST,
        /** The best association for the powers ({@link BestAssociation}). */
        BEST
    }

    /**
     * @param allocation association and powers
     * @param reuse      k
     * @param colour     of each BS, 0 to k - 1; shape [B]
     * @param blocks     number of RBs of each colour; shape [k]
     * @param value      utility, summed over the UEs in coverage
     */
    public record Result(Allocation allocation, int reuse, int[] colour, int[] blocks, double value) {

        /** Which BSs are on together: level 1 or 0; shape [k, B]. */
        double[][] patterns() {
            return IntStream.range(0, reuse).mapToObj(c -> Arrays.stream(colour).mapToDouble(x -> x == c ? 1 : 0)
                    .toArray())
                    .toArray(double[][]::new);
        }

        /** The share of the band of each colour; shape [k]. */
        double[] shares() {
            double all = Arrays.stream(blocks).sum();
            return Arrays.stream(blocks).mapToDouble(n -> n / all).toArray();
        }
    }

    /**
     * Reuse k. R/k RBs a colour; where k does not divide R, those that serve most UEs get one more.
     *
     * @param reuse k, 1 to the smaller of B and R
     * @throws IllegalArgumentException when k is out of range
     */
    public static Result solve(Problem problem, int reuse, Rule rule) {
        Require.inRange("reuse", reuse, 1, largest(problem), "colours");
        int[] colour = Colouring.of(Colouring.interference(problem), reuse);
        int[] strongest = Baseline.strongest(problem);
        int[] rank = rank(strongest, colour, reuse);
        double[][] level = levels(colour, problem.blocks(), rank);
        // by the best rule a BS that is nobody's strongest may serve, once the others are silent on its RBs
        int[] association = rule == Rule.BEST ? best(problem, level, strongest) : strongest;
        Allocation allocation = problem.allocation(association, level);
        int[] blocks = Arrays.stream(rank).map(i -> (problem.blocks() - 1 - i) / reuse + 1).toArray();
        return new Result(allocation, reuse, colour, blocks, problem.value(allocation));
    }

    private static int[] best(Problem problem, double[][] level, int[] strongest) {
        return BestAssociation.of(problem, new BandRates(problem).links(BandRates.transposed(level)), strongest);
    }

    /** The k with the best utility; the smallest of equals. */
    public static Result best(Problem problem, Rule rule) {
        return IntStream.rangeClosed(1, largest(problem))
                .mapToObj(k -> solve(problem, k, rule))
                .reduce((one, other) -> other.value > one.value ? other : one).orElseThrow();
    }

    /** Position of each colour in the order of falling load. */
    private static int[] rank(int[] association, int[] colour, int reuse) {
        int[] load = new int[reuse];
        for (int b : association) {
            if (b != Allocation.OUT_OF_COVERAGE) {
                load[colour[b]]++;
            }
        }
        List<Integer> order = IntStream.range(0, reuse).boxed().sorted(Comparator.comparingInt(c -> -load[c])).toList();
        return IntStream.range(0, reuse).map(order::indexOf).toArray();
    }

    /** RB r belongs to the colour of rank r mod k: the remainder goes to the first ranks. */
    private static double[][] levels(int[] colour, int blocks, int[] rank) {
        double[][] level = new double[colour.length][blocks];
        for (int b = 0; b < colour.length; b++) {
            for (int r = rank[colour[b]]; r < blocks; r += rank.length) {
                level[b][r] = 1;
            }
        }
        return level;
    }
}
