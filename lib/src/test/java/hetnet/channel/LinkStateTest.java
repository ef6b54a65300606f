package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.util.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;

class LinkStateTest {

    private static final int MANY = 20_000;
    private static final double SIGNIFICANCE = 0.001; // fixed seeds: a test passes always or never

    private static double[] moves(double metres) {
        double[] moved = new double[MANY];
        Arrays.fill(moved, metres);
        return moved;
    }

    @Test
    void movingKeepsTheDistributionAndForgetsWithDistance() {
        RandomGenerator rng = Seeds.stream(1, "links");
        LinkState start = LinkState.draw(MANY, 1, rng);
        LinkState after = start;
        for (int step = 0; step < 4; step++) {
            after = after.moved(moves(5), rng);
        }
        double expected = Math.exp(-20.0 / 50);
        for (double[][] pair : new double[][][] {{start.los(), after.los()}, {start.shadow(), after.shadow()}}) {
            double[] before = pair[0];
            double[] now = pair[1];
            assertTrue(TestUtils.kolmogorovSmirnovTest(new NormalDistribution(), now) > SIGNIFICANCE);
            assertEquals(expected, new PearsonsCorrelation().correlation(before, now), 4 / Math.sqrt(MANY));
        }
        assertEquals(0, new PearsonsCorrelation().correlation(after.los(),
                after.shadow()), 4 / Math.sqrt(MANY));
    }

    @Test
    void whoStandsStillKeepsItsLinks() {
        RandomGenerator rng = Seeds.stream(2, "links");
        LinkState start = LinkState.draw(3, 2, rng);
        LinkState after = start.moved(new double[] {0, 1000, 0}, rng);
        for (int b = 0; b < 2; b++) {
            assertEquals(start.los()[b], after.los()[b]);
            assertEquals(start.shadow()[4 + b], after.shadow()[4 + b]);
            assertTrue(Math.abs(start.los()[2 + b] - after.los()[2 + b]) > 1e-3);
        }
    }

    @Test
    void refusesDistancesThatDoNotFit() {
        LinkState state = LinkState.draw(3, 2, Seeds.stream(3, "links"));
        assertThrows(IllegalArgumentException.class, () -> state.moved(new double[2], Seeds.stream(3, "links")));
        assertThrows(IllegalArgumentException.class, () -> state.moved(new double[] {1, -1, 0},
                Seeds.stream(3, "links")));
        double[] other = LinkState.draw(2, 2, Seeds.stream(3, "links")).los();
        assertThrows(IllegalArgumentException.class, () -> new LinkState(2, state.los(), other));
    }
}
