package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.nn.LayerContract;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;
import hetnet.util.Seeds;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.MathArrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The value of an RB, beside the difference that one RB among a great many makes to the utility; in double precision.
 */
class ShadowPricesTest {

    private static final int SITES = 3;
    private static final int USERS = 5;
    /** Different RBs, and how many there are of each. */
    private static final int KINDS = 4;
    private static final int COPIES = 5_000;
    /** One of 20,000 RBs moves: the second order is below this part of what the values are apart. */
    private static final double FIRST_ORDER = 2e-3;
    private static final Links ALL = new Links.All();

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 1, 2})
    void copyingGainsTheDifferenceOfTheValues(float alpha) {
        NDArray snr = LayerContract.gaussian(manager, Seeds.stream(1, "snr"), 1, SITES, USERS, 1).exp().mul(5);
        NDArray kinds = LayerContract.gaussian(manager, Seeds.stream(2, "logit"), 1, SITES, KINDS).mul(2);
        NDArray logit = kinds.repeat(2, COPIES); // [1, B, R]
        NDArray fraction = logit.softmax(2);
        TensorScope memory = new TensorScope(manager, false);
        LinkSnr links = new LinkSnr(ALL, snr);
        TensorRates rates = links.rates(fraction, memory);
        NDArray near = LayerContract.gaussian(manager, Seeds.stream(3, "share"), 1, SITES, USERS).softmax(1);
        SoftAssociation association = SoftAssociation.start(ALL, near)
                .next(rates.efficiency(), manager.zeros(new Shape(1, SITES), DataType.FLOAT64), alpha, 2, 0.3f);
        double[] value = ShadowPrices.of(rates, association, fraction, alpha).values(rates, fraction).toDoubleArray();
        assertArrayEquals(ShadowPrices.of(rates, association, fraction, alpha).values().toDoubleArray(), value,
                "those that come with the prices");
        double apart = StatUtils.max(value) - StatUtils.min(value);
        double before = SlopesTest.utility(association, rates.efficiency(), alpha);
        for (int to = 0; to < KINDS; to++) {
            for (int from = 0; from < KINDS; from++) {
                if (from != to) {
                    int[] origin = MathArrays.natural(KINDS * COPIES);
                    origin[to * COPIES] = from * COPIES;
                    NDArray copied = LargeNeighborhoodSearch.ofBlocks(logit, origin).softmax(2);
                    double gain = SlopesTest.utility(association, links.rates(copied, memory).efficiency(),
                            alpha) - before;
                    double expected = value[from * COPIES] - value[to * COPIES];
                    assertEquals(expected, gain * KINDS * COPIES, FIRST_ORDER * apart, "from " + from + " to " + to);
                }
            }
        }
    }
}
