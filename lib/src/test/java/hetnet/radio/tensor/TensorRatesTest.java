package hetnet.radio.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.nn.LayerContract;
import hetnet.util.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorRatesTest {

    private static final int SITES = 3;
    private static final int USERS = 5;
    private static final int BLOCKS = 7;
    private static final double SINGLE = 1e-5;
    private static final double DOUBLE = 1e-12;

    private final NDManager manager = NDManager.newBaseManager();
    private final TensorScope scope = new TensorScope(manager, false);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void efficienciesByHand() {
        NDArray gain = manager.create(new float[] {100, 3, 10, 50},
                new Shape(1, 2, 2, 1)); // BS 0 to UEs 0 and 1, then BS 1
        NDArray power = manager.create(new float[] {0.25f, 0.75f, 1, 0}, new Shape(1, 2, 2));
        double[] expected = {
            Math.log(1 + 25 / (10.0 + 1)) + Math.log(1 + 75), Math.log(1 + 0.75 / (50.0 + 1)) + Math.log(1 + 2.25),
            Math.log(1 + 10 / (25.0 + 1)), Math.log(1 + 50 / (0.75 + 1))};
        float[] actual = TensorRates.of(new Links.All(), gain, power, scope).efficiency().toFloatArray();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i] / 2, actual[i], SINGLE * expected[i], "the mean of two RBs");
        }
    }

    @Test
    void interferenceFarBelowTheWantedPowerSurvivesSinglePrecision() {
        NDArray gain = manager.create(new float[] {1e8f, 4}, new Shape(1, 2, 1, 1));
        float[] efficiency = TensorRates.of(new Links.All(), gain, manager.ones(new Shape(1, 2, 1)), scope).efficiency()
                .toFloatArray();
        assertEquals(Math.log(1 + 1e8 / 5), efficiency[0], SINGLE);
    }

    @Test
    void sharedRatesDivideByTheLoad() {
        NDArray share = manager.create(new float[] {1, 1, 0, 0, 0, 1}, new Shape(1, 2, 3));
        NDArray efficiency = manager.create(new float[] {4, 6, 9, 9, 9, 5}, new Shape(1, 2, 3));
        NDArray load = share.sum(new int[] {2});
        assertArrayEquals(new float[] {2, 3, 5}, TensorRates.shared(new Links.All(), share, load, efficiency)
                .toFloatArray());
    }

    @Test
    void anEmptySiteGivesNoNaN() {
        NDArray share = manager.create(new float[] {1, 0}, new Shape(1, 2, 1));
        NDArray rate = TensorRates.shared(new Links.All(), share, share.sum(new int[] {2}), share.onesLike());
        assertArrayEquals(new float[] {1}, rate.toFloatArray());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, ALL", "7, 1, ALL", "1, 3, ALL", "7, 3, ALL", "1, 3, STRONGEST", "7, 1, STRONGEST"})
    void chunksGiveWhatTheWholeGives(int depth, int together, String kind) {
        Links links = kind.equals("ALL") ? new Links.All()
                : Links.Strongest.of(manager.create(new long[] {0, 1, 2, 0, 1, 1, 2, 0, 1, 2}, new Shape(2, USERS)),
                        SITES, DataType.FLOAT64);
        int perUser = kind.equals("ALL") ? SITES : 2;
        NDArray gain = LayerContract.gaussian(manager, Seeds.stream(1, "gain"), 1, perUser, USERS, depth).exp().mul(5);
        NDArray power = LayerContract.gaussian(manager, Seeds.stream(2, "power"), 1, SITES, BLOCKS).softmax(2);
        NDArray slope = LayerContract.gaussian(manager, Seeds.stream(3, "slope"), 1, perUser, USERS).exp();
        TensorRates whole = TensorRates.of(links, gain, power, scope);
        TensorRates chunks = TensorRates.of(links, gain, power, (long) together * perUser * USERS, scope);
        assertSame(whole.efficiency(), chunks.efficiency());
        RbMarginals expected = whole.marginals(slope);
        RbMarginals actual = chunks.marginals(slope);
        for (int i = 0; i < expected.list().size(); i++) {
            assertSame(expected.list().get(i), actual.list().get(i));
        }
    }

    private static void assertSame(NDArray expected, NDArray actual) {
        assertEquals(expected.getShape(), actual.getShape());
        assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray(), DOUBLE);
    }
}
