package hetnet.solver.tiers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.BruteForce;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.association.BiasedAssociation;
import hetnet.solver.association.PfAssociation;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against exhaustive search over what each reference may choose, on networks small enough for it. */
class TieredReferencesTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final double ROUNDING = 1e-9;
    private static final int SEEDS = 8;

    private static Problem tiny(int seed, Tier... tiers) {
        double[] watt = Arrays.stream(tiers).mapToDouble(t -> t == Tier.MACRO ? 40 : t == Tier.MICRO ? 6.3 : 1)
                .toArray();
        return Problem.builder().setGains(TestLayout.tiny(5, tiers.length, 3, seed % 2 == 1, Seeds.stream(seed, "t")))
                .setRadio(TestLayout.radio(3)).optBudgetWatt(watt).optTiers(List.of(tiers)).build();
    }

    private static Problem twoTiers(int seed) {
        return tiny(seed, Tier.MACRO, Tier.PICO, Tier.PICO);
    }

    private static double utility(Problem problem, Solver solver) {
        return solver.solve(problem, CONTEXT).utility();
    }

    @Test
    void rangeExpansionFindsTheBestBiasOfTwoTiers() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Problem problem = twoTiers(seed);
            double best = Double.NEGATIVE_INFINITY;
            for (int bias = -20; bias <= 20; bias++) {
                best = Math.max(best, problem.value(BiasedAssociation.allocate(problem, new double[] {0, bias, bias})));
            }
            assertEquals(best, utility(problem, new RangeExpansion()), ROUNDING * Math.abs(best));
        }
    }

    @Test
    void rangeExpansionFindsTheBestBiasesOfThreeTiers() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Problem problem = tiny(seed, Tier.PICO, Tier.MACRO, Tier.MICRO);
            double best = Double.NEGATIVE_INFINITY;
            for (int micro = -20; micro <= 20; micro++) {
                for (int pico = -20; pico <= 20; pico++) {
                    best = Math.max(best, problem.value(BiasedAssociation.allocate(problem,
                            new double[] {pico, 0, micro})));
                }
            }
            assertEquals(best, utility(problem, new RangeExpansion()), ROUNDING * Math.abs(best));
        }
    }

    @Test
    void ofFourTiersItIsNoWorseThanNoBias() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Problem problem = tiny(seed, Tier.MACRO, Tier.MICRO, Tier.PICO, Tier.FEMTO);
            assertTrue(utility(problem, new RangeExpansion()) >= problem.value(Baseline.allocate(problem)));
        }
    }

    @Test
    void almostBlankSubframesAreTheBestOverSilentBlocksAndBiasTogether() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Problem problem = twoTiers(seed);
            double best = Double.NEGATIVE_INFINITY;
            double bestOfAll = Double.NEGATIVE_INFINITY;
            for (int silent = 0; silent < 3; silent++) {
                double[][] power = AlmostBlankSubframes.power(problem, silent);
                for (int bias = -20; bias <= 20; bias++) {
                    int[] serving = BiasedAssociation.allocate(problem, new double[] {0, bias, bias}).association();
                    best = Math.max(best, problem.value(new Allocation(serving, power)));
                }
                bestOfAll = Math.max(bestOfAll, BruteForce.bestAssociation(problem,
                        Rates.linkRates(problem.gains(), power, problem.radio())));
            }
            assertEquals(best, utility(problem, new AlmostBlankSubframes()), ROUNDING * Math.abs(best));
            assertEquals(bestOfAll, utility(problem,
                    new AlmostBlankSubframes(AlmostBlankSubframes.Association.BEST)), ROUNDING * Math.abs(bestOfAll));
        }
    }

    @Test
    void silentMacrosHaveTheirBudgetOnTheOtherBlocks() {
        double[][] power = AlmostBlankSubframes.power(twoTiers(0), 2);
        assertArrayEquals(new double[] {0, 0, 40}, power[0], ROUNDING);
        assertArrayEquals(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, power[1], ROUNDING);
    }

    @Test
    void everySetOfFewSmallCellsIsTried() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Problem problem = twoTiers(seed);
            double best = Double.NEGATIVE_INFINITY;
            for (int on = 0; on < 4; on++) {
                double[][] power = Baseline.equalPower(problem);
                power[1] = (on & 1) == 0 ? new double[3] : power[1];
                power[2] = (on & 2) == 0 ? new double[3] : power[2];
                best = Math.max(best, BruteForce.bestAssociation(problem,
                        Rates.linkRates(problem.gains(), power, problem.radio())));
            }
            assertEquals(best, utility(problem, new SmallCellOnOff()), ROUNDING * Math.abs(best));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void manySmallCellsAreSwitchedOneAtATime(int seed) {
        Tier[] tiers = new Tier[SmallCellOnOff.FEW + 2];
        Arrays.fill(tiers, Tier.PICO);
        tiers[0] = Tier.MACRO;
        Problem problem = Problem.builder().setGains(TestLayout.tiny(12, tiers.length, 2, false,
                Seeds.stream(seed, "many"))).setRadio(TestLayout.radio(2)).optTiers(List.of(tiers)).build();
        double found = utility(problem, new SmallCellOnOff());
        double allOn = utility(problem, new PfAssociation());
        assertTrue(found >= allOn - ROUNDING * Math.abs(allOn));
    }

    @Test
    void ofOneTierTheyAreTheBaseline() {
        Problem problem = tiny(2, Tier.MACRO, Tier.MACRO, Tier.MACRO);
        assertEquals(utility(problem, new Baseline()), utility(problem, new RangeExpansion()));
    }

    @Test
    void everyUserIsServedWhereItsRateIsLargest() {
        Problem problem = twoTiers(1);
        int[] serving = new SinrAssociation().solve(problem, CONTEXT).allocation().association();
        double[] links = Rates.linkRates(problem.gains(), Baseline.equalPower(problem), problem.radio());
        for (int u = 0; u < serving.length; u++) {
            for (int b = 0; b < 3 && serving[u] >= 0; b++) {
                assertTrue(links[u * 3 + serving[u]] >= links[u * 3 + b]);
            }
        }
    }
}
