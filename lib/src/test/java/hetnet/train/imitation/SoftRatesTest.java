package hetnet.train.imitation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import hetnet.nn.Gradients;
import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Efficiencies without fading are those with, where every RB has the same gain; so are their slopes in the powers. */
class SoftRatesTest {

    private static final int USERS = 40;
    private static final int SITES = 5;
    private static final int BLOCKS = 7;
    /** Single precision: a difference of logarithms, of SNRs up to 70 dB. */
    private static final double SAME = 1e-5;
    /** The same, relative to the largest slope. */
    private static final double SAME_SLOPE = 1e-4;

    @Test
    void withoutFadingAsWithTheSameOnEveryBlock() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            RandomGenerator random = Seeds.stream(1, "gains");
            NDArray snr = manager.create(snr(random), new Shape(USERS, SITES));
            NDArray repeated = snr.expandDims(2).repeat(2, BLOCKS);
            NDArray weight = manager.create(uniform(USERS * SITES, random), new Shape(USERS, SITES));
            float[] fraction = uniform(SITES * BLOCKS, random);
            same(SoftRates.efficiency(repeated, power(fraction, manager)),
                    SoftRates.efficiency(snr, power(fraction, manager)), SAME);
            NDArray expected = slope(repeated, power(fraction, manager), weight);
            same(expected, slope(snr, power(fraction, manager), weight),
                    SAME_SLOPE * expected.abs().max().getFloat());
        }
    }

    @Test
    void aLinkWithoutPathCarriesNothing() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            float[] snr = {3e6f, 0, 0, 0, 2, 1e-3f}; // the second UE has no path to any BS
            float[] efficiency = SoftRates.efficiency(manager.create(snr,
                    new Shape(3, 2)), manager.ones(new Shape(2, BLOCKS))).toFloatArray();
            assertEquals(Math.log(1 + 3e6), efficiency[0], SAME * Math.log(3e6));
            assertEquals(0, efficiency[1]);
            assertEquals(0, efficiency[2]);
            assertEquals(0, efficiency[3]);
            assertEquals(Math.log1p(snr[5] / (1 + snr[4])), efficiency[5], SAME);
        }
    }

    private static NDArray slope(NDArray snr, NDArray power, NDArray weight) {
        return Gradients.alone(() -> {
            power.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(SoftRates.efficiency(snr, power).mul(weight).sum());
            }
            return power.getGradient();
        });
    }

    private static NDArray power(float[] fraction, NDManager manager) {
        return manager.create(fraction, new Shape(SITES, BLOCKS));
    }

    /** From -20 to 70 dB. */
    private static float[] snr(RandomGenerator random) {
        float[] snr = uniform(USERS * SITES, random);
        for (int i = 0; i < snr.length; i++) {
            snr[i] = (float) Math.pow(10, 9 * snr[i] - 2);
        }
        return snr;
    }

    private static float[] uniform(int count, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble();
        }
        return values;
    }

    private static void same(NDArray expected, NDArray said, double tolerance) {
        float[] wanted = expected.toFloatArray();
        float[] values = said.toFloatArray();
        assertEquals(wanted.length, values.length);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], values[i], tolerance, "number " + i);
        }
    }
}
