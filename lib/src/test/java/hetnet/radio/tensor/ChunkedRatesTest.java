package hetnet.radio.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.nn.LayerContract;
import hetnet.radio.tensor.TensorScope;
import hetnet.util.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A band made in parts is the band made at once; in double precision. */
class ChunkedRatesTest {

    private static final int SITES = 3;
    private static final int USERS = 5;
    private static final int BLOCKS = 7;
    private static final double TOLERANCE = 1e-12;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, ALL", "7, 1, ALL", "1, 3, ALL", "7, 3, ALL", "1, 3, STRONGEST", "7, 1, STRONGEST"})
    void partsGiveWhatTheWholeGives(int depth, int together, String kind) {
        Links links = kind.equals("ALL") ? new Links.All()
                : Links.Strongest.of(manager.create(new long[] {0, 1, 2, 0, 1, 1, 2, 0, 1, 2}, new Shape(2, USERS)), SITES, DataType.FLOAT64);
        int perUser = kind.equals("ALL") ? SITES : 2;
        NDArray snr = LayerContract.gaussian(manager, Seeds.stream(1, "snr"), 1, perUser, USERS, depth).exp().mul(5);
        NDArray fraction = LayerContract.gaussian(manager, Seeds.stream(2, "fraction"), 1, SITES, BLOCKS).softmax(2);
        NDArray weight = LayerContract.gaussian(manager, Seeds.stream(3, "weight"), 1, perUser, USERS).exp();
        NDArray peak = fraction.max(new int[] {2}, true);
        TensorScope memory = new TensorScope(manager, false);
        ChunkedRates whole = ChunkedRates.of(links, snr, fraction, memory);
        ChunkedRates parts = ChunkedRates.of(links, snr, fraction, (long) together * perUser * USERS, memory);
        assertSame(whole.efficiency(), parts.efficiency());
        NDList expected = whole.outlook(weight, peak);
        NDList actual = parts.outlook(weight, peak);
        for (int i = 0; i < expected.size(); i++) {
            assertSame(expected.get(i), actual.get(i));
        }
    }

    private static void assertSame(NDArray expected, NDArray actual) {
        assertArrayEquals(expected.getShape().getShape(), actual.getShape().getShape());
        assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray(), TOLERANCE);
    }
}
