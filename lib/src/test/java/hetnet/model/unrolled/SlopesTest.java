package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.nn.LayerContract;
import hetnet.radio.tensor.Links;
import hetnet.radio.tensor.RbMarginals;
import hetnet.radio.tensor.TensorRates;
import hetnet.radio.tensor.TensorScope;
import hetnet.util.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rounds of the unrolled network see, beside finite differences of the utility; in double precision. */
class SlopesTest {

    private static final int SITES = 3;
    private static final int USERS = 5;
    private static final int BLOCKS = 4;
    /** Central differences of step 1e-6: error about 1e-12 of the curvature, rounding about 1e-10. */
    private static final double STEP = 1e-6;
    private static final double TOLERANCE = 1e-6;

    /** Averages come closer only as one over the number of responses; UEs. */
    private static final double NEARLY_SETTLED = 0.2;

    private static final Links ALL = new Links.All();

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"0.25, 1", "1, 1", "2, 1", "0.5, 4", "1, 4"})
    void slopesInThePowersAreThoseOfTheUtility(float alpha, int depth) {
        NDArray snr = snr(depth);
        double[] fraction = LayerContract.gaussian(manager, Seeds.stream(2, "fraction"), 1, SITES, BLOCKS).softmax(2)
                .toDoubleArray();
        TensorRates radio = state(snr, fraction);
        SoftAssociation association = association(radio);
        RbMarginals marginals = radio.marginals(association.slopes(radio.efficiency(), alpha));
        double[] utility = marginals.marginalUtility().toDoubleArray();
        double[] price = marginals.interferencePrice().toDoubleArray();
        for (int i = 0; i < fraction.length; i++) {
            double up = utility(association, state(snr, shifted(fraction, i, STEP)).efficiency(), alpha);
            double down = utility(association, state(snr, shifted(fraction, i, -STEP)).efficiency(), alpha);
            assertEquals((up - down) / (2 * STEP), utility[i] - price[i], TOLERANCE, "BS and RB " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0.25f, 1, 2})
    void slopesInTheEfficienciesAreThoseOfTheUtility(float alpha) {
        TensorRates radio = state(snr(1), LayerContract.gaussian(manager, Seeds.stream(2, "fraction"), 1, SITES, BLOCKS)
                .softmax(2).toDoubleArray());
        SoftAssociation association = association(radio);
        double[] efficiency = radio.efficiency().toDoubleArray();
        double[] slope = association.slopes(radio.efficiency(), alpha).toDoubleArray();
        Shape shape = new Shape(1, SITES, USERS);
        for (int i = 0; i < efficiency.length; i++) {
            double up = utility(association, manager.create(shifted(efficiency, i, STEP), shape), alpha);
            double down = utility(association, manager.create(shifted(efficiency, i, -STEP), shape), alpha);
            assertEquals((up - down) / (2 * STEP), slope[i], TOLERANCE, "link " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BLOCKS})
    void efficienciesAreThoseOfEquationsNineAndTen(int depth) {
        double[] fraction = LayerContract.gaussian(manager, Seeds.stream(2, "fraction"), 1, SITES, BLOCKS).softmax(2)
                .toDoubleArray();
        NDArray snr = snr(depth);
        double[] equalPower = snr.toDoubleArray();
        double[] efficiency = state(snr, fraction).efficiency().toDoubleArray();
        for (int b = 0; b < SITES; b++) {
            for (int u = 0; u < USERS; u++) {
                double sum = 0;
                for (int r = 0; r < BLOCKS; r++) {
                    double disturbance = 1;
                    for (int k = 0; k < SITES; k++) {
                        disturbance += k == b ? 0
                                : BLOCKS * equalPower[(k * USERS + u) * depth + r % depth] * fraction[k * BLOCKS + r];
                    }
                    sum += Math.log1p(BLOCKS * equalPower[(b * USERS + u) * depth + r % depth] * fraction[b * BLOCKS
                            + r] / disturbance);
                }
                assertEquals(sum / BLOCKS, efficiency[b * USERS + u], 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BLOCKS})
    void presentWorthsAddUpAndAloneIsWithoutInterference(int depth) {
        double[] fraction = LayerContract.gaussian(manager, Seeds.stream(2, "fraction"), 1, SITES, BLOCKS).softmax(2)
                .toDoubleArray();
        NDArray snr = snr(depth);
        TensorRates radio = state(snr, fraction);
        NDArray weight = association(radio).slopes(radio.efficiency(), 1);
        RbMarginals marginals = radio.marginals(weight);
        assertEquals(BLOCKS, marginals.rbValue().sum().getDouble(), 1e-12,
                "at alpha 1 weights are one over efficiencies, and shares sum to 1");
        double[] q = weight.toDoubleArray();
        double[] equalPower = snr.toDoubleArray();
        double[] alone = marginals.interferenceFreeValue().toDoubleArray();
        for (int b = 0; b < SITES; b++) {
            double peak = Arrays.stream(fraction, b * BLOCKS, (b + 1) * BLOCKS).max().orElseThrow();
            for (int r = 0; r < depth; r++) {
                double sum = 0;
                for (int u = 0; u < USERS; u++) {
                    sum += q[b * USERS + u] * Math.log1p(peak * BLOCKS * equalPower[(b * USERS + u) * depth + r]);
                }
                assertEquals(sum, alone[b * depth + r], 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 1, 2})
    void averagedResponsesSplitEqualUsersEvenlyBetweenEqualSites(float alpha) {
        NDArray efficiency = manager.ones(new Shape(1, 2, 10), DataType.FLOAT64);
        double[] near = new double[20];
        for (int i = 0; i < 20; i++) {
            near[i] = i < 10 ? 0.9 : 0.1; // all lean to BS 0
        }
        SoftAssociation association = SoftAssociation.start(ALL, manager.create(near, new Shape(1, 2, 10)));
        NDArray none = manager.zeros(new Shape(1, 2), DataType.FLOAT64);
        for (int k = 0; k < 40; k++) {
            association = association.next(efficiency, none, alpha, 6, 1f / (k + 2));
        }
        double[] load = association.load().toDoubleArray();
        assertEquals(5, load[0], NEARLY_SETTLED);
        assertEquals(5, load[1], NEARLY_SETTLED);
    }

    private NDArray snr(int depth) {
        return LayerContract.gaussian(manager, Seeds.stream(1, "snr"), 1, SITES, USERS, depth).exp().mul(5);
    }

    private SoftAssociation association(TensorRates radio) {
        NDArray near = LayerContract.gaussian(manager, Seeds.stream(3, "share"), 1, SITES, USERS).softmax(1);
        NDArray none = manager.zeros(new Shape(1, SITES), DataType.FLOAT64);
        return SoftAssociation.start(ALL, near).next(radio.efficiency(), none, 1, 2, 0.3f);
    }

    private TensorRates state(NDArray snr, double[] fraction) {
        return new LinkSnr(ALL, snr)
                .rates(manager.create(fraction, new Shape(1, SITES, BLOCKS)), new TensorScope(manager, false));
    }

    private static double[] shifted(double[] values, int i, double step) {
        double[] moved = values.clone();
        moved[i] += step;
        return moved;
    }

    /** ln(mean R^(1-alpha)) / (1-alpha), shares and loads kept. */
    static double utility(SoftAssociation association, NDArray efficiency, double alpha) {
        double[] rate = association.rates(efficiency).toDoubleArray();
        double sum = 0;
        for (double r : rate) {
            sum += alpha == 1 ? Math.log(r) : Math.pow(r, 1 - alpha);
        }
        return alpha == 1 ? sum / rate.length : Math.log(sum / rate.length) / (1 - alpha);
    }
}
