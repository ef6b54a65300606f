package hetnet.solver.reuse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.radio.AlphaFair;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.TestLayout;
import hetnet.solver.local.BlockSearch;
import hetnet.solver.portfolio.OptimalityGap;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReusePatternsTest {

    @ParameterizedTest
    @EnumSource(PowerLevels.class)
    void tinyProblemsComeCloseToExhaustiveSearch(PowerLevels levels) {
        int problems = 60;
        double sum = 0;
        for (int seed = 0; seed < problems; seed++) {
            Problem problem = OptimalityGap.problem(seed);
            ReusePatterns.Result result = new ReusePatterns(levels).search(problem, Seeds.stream(seed, "patterns"));
            result.allocation().requireFeasible(problem.gains(), problem.radio().budgetWatt());
            double optimum = OptimalityGap.spendingOptimum(problem);
            double gap = (optimum - result.value()) / problem.covered().length;
            assertTrue(levels == PowerLevels.GRADED || gap > -1e-9, "above the on/off optimum by " + -gap);
            assertTrue(gap < 0.15, "seed %d: %.4f nats a UE below the optimum".formatted(seed, gap));
            sum += gap;
        }
        assertTrue(sum / problems < 0.01, "mean gap %.4f nats a UE".formatted(sum / problems));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void sharesAreOptimal(double alpha) {
        AlphaFair utility = new AlphaFair(alpha);
        RandomGenerator random = Seeds.stream(1, "rates");
        double[][] rate = new double[5][8];
        for (double[] row : rate) {
            Arrays.setAll(row, u -> 1e6 * random.nextDouble());
        }
        double[] shares = {0.2, 0.2, 0.2, 0.2, 0.2};
        double best = utility.value(PatternRates.solveShares(rate,
                new RateSlopes(utility, utility, new double[0][]), shares, 100_000, 1e-9));
        assertEquals(1, Arrays.stream(shares).sum(), 1e-12);
        for (int trial = 0; trial < 2000; trial++) { // concave: no other point is above
            double[] other = new double[5];
            Arrays.setAll(other, s -> Math.exp(3 * random.nextGaussian()));
            double sum = Arrays.stream(other).sum();
            Arrays.setAll(other, s -> other[s] / sum);
            assertTrue(utility.value(PatternRates.mix(rate, other)) <= best + 1e-7 * Math.abs(best));
        }
    }

    @Test
    void localSearchForPatternsFindsTheBest() {
        int found = 0;
        for (int seed = 0; seed < 20; seed++) {
            Problem problem = TestLayout.random(6, 40, 20, 400, Fading.NONE, 1, seed); // 4^6 = 4,096 patterns: searched
            PatternRates rates = new PatternRates(problem);
            int[] serving = Baseline.strongest(problem.gains());
            double[] weight = new double[40];
            Arrays.fill(weight, 1);
            double[] levels = PowerLevels.GRADED.levels();
            List<double[]> starts = new ArrayList<>(List.of(new double[] {1, 1, 1, 1, 1, 1}));
            for (int b = 0; b < 6; b++) {
                starts.add(new double[6]);
                starts.get(b + 1)[b] = 1;
            }
            List<PatternPricing.Priced> priced = new PatternPricing(rates, levels).price(serving, weight, starts);
            double best = 0;
            for (int code = 0; code < 4096; code++) {
                double[] pattern = new double[6];
                for (int b = 0; b < 6; b++) {
                    pattern[b] = levels[code >> 2 * b & 3];
                }
                best = Math.max(best, Arrays.stream(rates.of(pattern, serving)).sum() / rates.perNatBps());
            }
            assertTrue(priced.get(0).gradient() <= best * (1 + 1e-9));
            found += priced.get(0).gradient() >= best * (1 - 1e-9) ? 1 : 0;
        }
        assertTrue(found >= 15, "found on %d of 20".formatted(found));
    }

    @Test
    void neverBelowStaticReuse() {
        for (int seed = 0; seed < 4; seed++) {
            Problem problem = TestLayout.random(4, 60, 12, 200, seed % 2 == 0 ? Fading.NONE : Fading.RAYLEIGH, 1, seed);
            double reuse = StaticReuse.best(problem, StaticReuse.Rule.BEST).value();
            double onOff = new ReusePatterns(PowerLevels.ON_OFF).search(problem, Seeds.stream(seed, "patterns"))
                    .value();
            double graded = new ReusePatterns(PowerLevels.GRADED).search(problem, Seeds.stream(seed, "patterns"))
                    .value();
            assertTrue(onOff >= reuse - 1e-9 * reuse && graded >= onOff, "%s %s %s".formatted(reuse, onOff, graded));
        }
    }

    @Test
    void paperLayoutReachesThePrototypesOptimum() {
        Problem problem = TestLayout.paper(1);
        ReusePatterns.Result result = new ReusePatterns(PowerLevels.ON_OFF)
                .search(problem, Seeds.stream(1, "patterns"));
        assertEquals(11.40, result.value() / 5400, 0.01);
        assertEquals(result.relaxed() / 5400, result.value() / 5400, 0.005); // 51 RBs round well
    }

    @Test
    void etoileReachesThePrototypesOptimum() {
        Problem problem = TestLayout.folder("etoile");
        assertEquals(1968, problem.covered().length);
        double reuse5 = StaticReuse.solve(problem, 5, StaticReuse.Rule.STRONGEST).value();
        double optimum = new ReusePatterns(PowerLevels.ON_OFF).search(problem, Seeds.stream(1, "patterns")).value();
        assertEquals(12.064, reuse5 / 1968, 0.02);
        assertEquals(12.346, optimum / 1968, 0.01);
    }

    @Test
    void manySitesAreSolvedByColumnGeneration() {
        Problem problem = TestLayout.hexagonal(19, 200, 10, 60, 1);
        double reuse = StaticReuse.best(problem, StaticReuse.Rule.BEST).value();
        ReusePatterns.Result result = new ReusePatterns(PowerLevels.ON_OFF)
                .search(problem, Seeds.stream(1, "patterns"));
        assertTrue(result.value() > reuse, "%.4f against %.4f".formatted(result.value() / 200, reuse / 200));
    }

    @Test
    void largestRemainderKeepsTheTotal() {
        assertArrayEquals(new int[] {3, 2, 0}, BlockSearch.largestRemainder(new double[] {0.52, 0.41, 0.07}, 5));
        assertArrayEquals(new int[] {1, 0, 0}, BlockSearch.largestRemainder(new double[] {0.4, 0.3, 0.3}, 1));
    }
}
