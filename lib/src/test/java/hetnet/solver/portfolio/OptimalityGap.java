package hetnet.solver.portfolio;

import hetnet.channel.Fading;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.TestLayout;
import hetnet.solver.association.BestAssociation;
import hetnet.solver.exact.Exhaustive;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The gap of every method on tiny problems (5 UEs, 2 or 3 BSs, 3 RBs, alpha = 1) to the best of two exhaustive
 * searches: on/off with P/R on each RB that is on, and on/off where a BS spends its whole budget on them. Methods may
 * also grade power, and so come out above. Run: OptimalityGap [problems].
 */
public final class OptimalityGap {

    private static final int USERS = 5;
    private static final int BLOCKS = 3;

    private OptimalityGap() {
    }

    /**
     * Gaps in nats a UE, of each method and of the best of all; negative where a method is above the on/off optimum.
     */
    static Map<String, DescriptiveStatistics> measure(int problems) {
        Map<String, List<Double>> gap = new LinkedHashMap<>();
        DescriptiveStatistics ofBest = new DescriptiveStatistics();
        for (int seed = 0; seed < problems; seed++) {
            Problem problem = problem(seed);
            int covered = problem.covered().length;
            double optimum = Math.max(spendingOptimum(problem),
                    new Exhaustive().solve(problem, SolveContext.of(1)).utility());
            Map<String, Solution> found = new ReferencePortfolio().solveAll(problem, SolveContext.of(seed));
            found.forEach((method, solution) -> gap.computeIfAbsent(method, m -> new ArrayList<>())
                    .add((optimum - solution.utility()) / covered));
            ofBest.addValue((optimum - found.values().stream().mapToDouble(Solution::utility).max().orElseThrow())
                    / covered);
        }
        Map<String, DescriptiveStatistics> all = new LinkedHashMap<>();
        gap.forEach((method, gaps) -> all.put(method,
                new DescriptiveStatistics(gaps.stream().mapToDouble(Double::doubleValue).toArray())));
        all.put("best_known", ofBest);
        return all;
    }

    /** The largest utility over all on/off levels, each BS spending its budget, each with its best association. */
    public static double spendingOptimum(Problem problem) {
        double best = Double.NEGATIVE_INFINITY;
        for (int pattern = 0; pattern < 1 << problem.sites() * problem.blocks(); pattern++) {
            double[][] level = new double[problem.sites()][problem.blocks()];
            for (int i = 0; i < problem.sites() * problem.blocks(); i++) {
                level[i / problem.blocks()][i % problem.blocks()] = pattern >> i & 1;
            }
            int[] association = BestAssociation.of(problem, problem.spend(level));
            best = Math.max(best, problem.value(problem.allocation(association, level)));
        }
        return best;
    }

    /** Random path losses, links without a path, dense and sparse UMa layouts in turn. */
    public static Problem problem(int seed) {
        int sites = 2 + seed % 2;
        return switch (seed / 2 % 3) {
            case 0 -> new Problem(TestLayout.tiny(USERS, sites, BLOCKS, false, Seeds.stream(seed, "gains")),
                    TestLayout.radio(BLOCKS), 1);
            case 1 -> TestLayout.random(sites, USERS, BLOCKS, 150, Fading.NONE, 1, seed);
            default -> TestLayout.random(sites, USERS, BLOCKS, 600, Fading.NONE, 1, seed);
        };
    }

    public static void main(String[] args) {
        int problems = args.length > 0 ? Integer.parseInt(args[0]) : 240;
        System.out.printf(Locale.ROOT, "gap to the exhaustive optimum, nats a UE, %d problems%n", problems);
        System.out.printf("%-16s %9s %9s %9s  %s%n", "method", "mean", "median", "largest", "at or above the optimum");
        measure(problems).forEach((name, gap) -> {
            long reached = Arrays.stream(gap.getValues()).filter(g -> g < 1e-9).count();
            System.out.printf(Locale.ROOT, "%-16s %9.4f %9.4f %9.4f  %.1f %%%n",
                    name, gap.getMean(), gap.getPercentile(50), gap.getMax(), 100.0 * reached / gap.getN());
        });
    }
}
