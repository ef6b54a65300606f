package hetnet.solver.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.TestLayout;
import hetnet.solver.association.PfAssociation;
import hetnet.solver.tiers.AlmostBlankSubframes;
import hetnet.solver.tiers.RangeExpansion;
import hetnet.solver.tiers.SinrAssociation;
import org.junit.jupiter.api.Test;

/** Three macros and eight picos of a ray-traced district against the numbers of an independent program. */
class EtoileHetnetTest {

    /** The independent numbers have three digits after the point. */
    private static final double TOLERANCE = 0.001;

    private final Problem problem = TestLayout.folder("etoile-hetnet");

    private Metrics metrics(Allocation allocation) {
        problem.requireFeasible(allocation);
        double[] rate = Rates.userRates(problem.gains(), allocation, problem.radio(), problem.scheduler());
        return Metrics.of(rate, allocation.association());
    }

    private Metrics metrics(Solver solver) {
        return metrics(solver.solve(problem, SolveContext.of(1)).allocation());
    }

    @Test
    void strongestReceivedPower() {
        Metrics metrics = metrics(new Baseline());
        assertEquals(1951, metrics.coverage());
        assertEquals(11.907, metrics.meanLogRate(), TOLERANCE);
        assertEquals(0.621e9, metrics.sumRateBps(), 0.0005e9);
        assertEquals(0.342, metrics.jain(), 0.0005);
        assertEquals(32_505, metrics.p5Bps(), 1);
    }

    @Test
    void leastPathLoss() {
        Metrics metrics = metrics(new Allocation(Baseline.strongest(problem.gains()), Baseline.equalPower(problem)));
        assertEquals(11.179, metrics.meanLogRate(), TOLERANCE);
        assertEquals(7_208, metrics.p5Bps(), 1);
    }

    @Test
    void rangeExpansionOfThreeDecibelsIsTheBestBiasPerTier() {
        Metrics metrics = metrics(new RangeExpansion());
        assertEquals(12.044, metrics.meanLogRate(), TOLERANCE);
        assertEquals(55_821, metrics.p5Bps(), 1);
    }

    @Test
    void almostBlankSubframes() {
        assertTrue(metrics(new AlmostBlankSubframes()).meanLogRate() >= 12.255 - TOLERANCE);
        Metrics best = metrics(new AlmostBlankSubframes(AlmostBlankSubframes.Association.BEST));
        assertTrue(best.meanLogRate() >= 12.308 - TOLERANCE, () -> "" + best);
    }

    @Test
    void withoutFadingTheLargestSinrIsTheStrongestReceivedPower() {
        assertArrayEquals(Baseline.strongest(problem), new SinrAssociation().solve(problem, SolveContext.of(1))
                .allocation().association());
    }

    @Test
    void proportionalFairAssociation() {
        Metrics metrics = metrics(new PfAssociation());
        assertEquals(12.066, metrics.meanLogRate(), TOLERANCE);
        assertEquals(61_693, metrics.p5Bps(), 1);
    }
}
