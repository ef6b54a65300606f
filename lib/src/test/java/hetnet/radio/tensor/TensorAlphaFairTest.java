package hetnet.radio.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import hetnet.radio.AlphaFair;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The utility on tensors beside that of plain arrays, in units where their floors are the same. */
class TensorAlphaFairTest {

    private static final double[] RATES = {0.3, 0.02, 1.7, 4e-3};
    /** Of one nat/s/Hz, such that the floors are the same rate. */
    private static final double BPS = AlphaFair.RATE_FLOOR_BPS / TensorAlphaFair.RATE_FLOOR;
    private static final double DOUBLE = 1e-6;
    private static final double SINGLE = 1e-4;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 1, 2, 5})
    void valueAndSlopesAreThoseOfArrays(double alpha) {
        check(alpha, RATES, DataType.FLOAT64, DOUBLE);
        check(alpha, RATES, DataType.FLOAT32, SINGLE);
    }

    /** A UE without any rate and one at half of the floor. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void belowTheFloorBothGoOnAsTheSameTangent(double alpha) {
        check(alpha, new double[] {0.3, 0, 0.02, TensorAlphaFair.RATE_FLOOR / 2}, DataType.FLOAT64, DOUBLE);
    }

    private void check(double alpha, double[] rates, DataType type, double tolerance) {
        AlphaFair plain = new AlphaFair(alpha);
        TensorAlphaFair tensor = new TensorAlphaFair(alpha);
        NDArray rate = manager.create(rates, new Shape(1, rates.length)).toType(type, true);
        double[] bps = Arrays.stream(rates).map(r -> r * BPS).toArray();
        double mean = plain.value(bps) / rates.length;
        double expected = alpha == 1 ? mean : Math.log((1 - alpha) * mean) / (1 - alpha);
        double actual = tensor.certaintyEquivalent(rate).toType(DataType.FLOAT64, true).toDoubleArray()[0];
        assertEquals(expected, actual + Math.log(BPS), tolerance);
        double[] slopes = tensor.slopes(rate).toType(DataType.FLOAT64, true).toDoubleArray();
        double unit = BPS / (alpha == 1 ? rates.length : plain.value(bps)
                * (1 - alpha)); // dCE/dR = U'(R) / sum_k R_k^(1 - alpha)
        for (int i = 0; i < rates.length; i++) {
            double slope = plain.slope(bps[i]) * unit;
            assertEquals(slope, slopes[i], tolerance * slope, "UE " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 1, 2})
    void slopesAreThoseOfAutomaticDifferentiation(double alpha) {
        NDArray rate = manager.create(new double[] {0.3, 0, 0.02, 2}, new Shape(1, 4));
        rate.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(new TensorAlphaFair(alpha).certaintyEquivalent(rate).sum());
        }
        double[] expected = rate.getGradient().toDoubleArray();
        double[] actual = new TensorAlphaFair(alpha).slopes(rate.stopGradient()).toDoubleArray();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], DOUBLE * expected[i], "UE " + i);
        }
    }

    @Test
    void relativeUtilityIsZeroAtOneWithSlopeOne() {
        NDArray log = manager.create(new double[] {-1e-6, 0, 1e-6});
        for (double alpha : new double[] {0, 0.5, 1, 2}) {
            assertArrayEquals(new double[] {-1e-6, 0, 1e-6}, new TensorAlphaFair(alpha).relative(log).toDoubleArray(),
                    1e-11);
        }
    }
}
