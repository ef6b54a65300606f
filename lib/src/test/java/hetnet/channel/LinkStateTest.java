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
import org.nd4j.linalg.api.ndarray.INDArray;

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
        for (INDArray[] pair : new INDArray[][] {{start.los(), after.los()}, {start.shadow(), after.shadow()}}) {
            double[] before = pair[0].data().asDouble();
            double[] now = pair[1].data().asDouble();
            assertTrue(TestUtils.kolmogorovSmirnovTest(new NormalDistribution(), now) > SIGNIFICANCE);
            assertEquals(expected, new PearsonsCorrelation().correlation(before, now), 4 / Math.sqrt(MANY));
        }
        assertEquals(0, new PearsonsCorrelation().correlation(after.los().data().asDouble(),
                after.shadow().data().asDouble()), 4 / Math.sqrt(MANY));
    }

    @Test
    void whoStandsStillKeepsItsLinks() {
        RandomGenerator rng = Seeds.stream(2, "links");
        LinkState start = LinkState.draw(3, 2, rng);
        LinkState after = start.moved(new double[] {0, 1000, 0}, rng);
        for (int b = 0; b < 2; b++) {
            assertEquals(start.los().getDouble(0, b), after.los().getDouble(0, b));
            assertEquals(start.shadow().getDouble(2, b), after.shadow().getDouble(2, b));
            assertTrue(Math.abs(start.los().getDouble(1, b) - after.los().getDouble(1, b)) > 1e-3);
        }
    }

    @Test
    void refusesDistancesThatDoNotFit() {
        LinkState state = LinkState.draw(3, 2, Seeds.stream(3, "links"));
        assertThrows(IllegalArgumentException.class, () -> state.moved(new double[2], Seeds.stream(3, "links")));
        assertThrows(IllegalArgumentException.class, () -> state.moved(new double[] {1, -1, 0},
                Seeds.stream(3, "links")));
        INDArray other = LinkState.draw(2, 2, Seeds.stream(3, "links")).los();
        assertThrows(IllegalArgumentException.class, () -> new LinkState(state.los(), other));
    }
}
