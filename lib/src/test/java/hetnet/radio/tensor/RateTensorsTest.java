package hetnet.radio.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class RateTensorsTest {

    /** Single precision. */
    private static final double RELATIVE = 1e-5;

    @Test
    void efficiencyAgreesWithEquationNineWithoutFading() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray snr = manager.create(new float[] {100, 10, 3, 50}, new Shape(2, 2));
            NDArray fraction = manager.create(new float[] {0.25f, 0.75f, 1, 0}, new Shape(2, 2));
            double[] expected = {
                log2(1 + 25 / (10.0 + 1)) + log2(1 + 75), log2(1 + 10 / (25.0 + 1)),
                log2(1 + 0.75 / (50.0 + 1)) + log2(1 + 2.25), log2(1 + 50 / (0.75 + 1))};
            assertClose(expected, RateTensors.linkEfficiency(snr, fraction).toFloatArray());
        }
    }

    @Test
    void fadingTensorOfEqualBlocksGivesTheSame() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray snr = manager.create(new float[] {100, 10, 3, 50}, new Shape(2, 2));
            NDArray fraction = manager.create(new float[] {0.25f, 0.75f, 1, 0}, new Shape(2, 2));
            float[] flat = RateTensors.linkEfficiency(snr, fraction).toFloatArray();
            float[] faded = RateTensors.linkEfficiency(snr.expandDims(2).repeat(2, 2), fraction).toFloatArray();
            assertArrayEquals(flat, faded, 1e-5f);
        }
    }

    @Test
    void interferenceFarBelowTheWantedPowerSurvivesSinglePrecision() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray snr = manager.create(new float[] {1e8f, 4f}, new Shape(1, 2));
            NDArray fraction = manager.create(new float[] {1, 1}, new Shape(2, 1));
            float best = RateTensors.linkEfficiency(snr, fraction).toFloatArray()[0];
            assertEquals(log2(1 + 1e8 / 5), best, 1e-4);
        }
    }

    @Test
    void sharedRateDividesByTheLoad() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray association = manager.create(new float[] {1, 0, 1, 0, 0, 1}, new Shape(3, 2));
            NDArray efficiency = manager.create(new float[] {4, 9, 6, 9, 9, 5}, new Shape(3, 2));
            float[] rate = RateTensors.sharedRate(association, efficiency, 10).toFloatArray();
            assertClose(new double[] {20, 30, 50}, rate);
        }
    }

    private static void assertClose(double[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], RELATIVE * expected[i]);
        }
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
