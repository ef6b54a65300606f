package hetnet.radio.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.model.unrolled.LinkSnr;
import hetnet.model.unrolled.UnrolledGnn;
import hetnet.nn.LayerContract;
import hetnet.nn.ParameterStore;
import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strongest links of each UE beside all links with no path on the others; in double precision. */
class LinksTest {

    private static final int SITES = 5;
    private static final int USERS = 7;
    private static final int BLOCKS = 4;
    private static final int STRONGEST = 3;
    private static final double LARGE_SNR = 1e4;
    /** What a UE leans to BSs without path, though it never chooses one: e to the power of less than -20. */
    private static final double TOLERANCE = 1e-7;
    private static final double EXACT = 1e-12;

    private final NDManager manager = NDManager.newBaseManager();
    private final int[] site = new int[STRONGEST * USERS];
    private final Links.Strongest links;

    LinksTest() {
        RandomGenerator random = Seeds.stream(1, "links");
        long[] index = new long[site.length];
        for (int u = 0; u < USERS; u++) {
            int[] order = MathArrays.natural(SITES);
            MathArrays.shuffle(order, random);
            for (int k = 0; k < STRONGEST; k++) {
                site[k * USERS + u] = order[k];
                index[k * USERS + u] = order[k];
            }
        }
        links = Links.Strongest.of(manager.create(index, new Shape(STRONGEST, USERS)), SITES, DataType.FLOAT64);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 4"})
    void decideAsAllLinksWhereTheOthersHaveNoPath(float alpha, int depth) {
        ParameterStore weights = new ParameterStore(manager, DataType.FLOAT64, Seeds.stream(1, "weights"));
        UnrolledGnn network = new UnrolledGnn(weights, 6);
        weights.tensors().get("pull").addi(0.3);
        NDArray few = LayerContract.gaussian(manager, Seeds.stream(2, "snr"), 1, STRONGEST, USERS, depth).exp()
                .mul(LARGE_SNR);
        NDArray panel = LayerContract.gaussian(manager, Seeds.stream(3, "panel"), 2, 2);
        NDArray code = LayerContract.gaussian(manager, Seeds.stream(4, "code"), 1, SITES, BLOCKS, UnrolledGnn.CODE);
        UnrolledGnn.Decision expected = network.decide(onAll(few, depth), panel, code, 6, alpha, 20);
        LinkSnr seen = new LinkSnr(links, few);
        UnrolledGnn.Decision actual = network.decide(seen, panel, code, 6, alpha, 20);
        assertArrayEquals(expected.powerFraction().toDoubleArray(), actual.powerFraction().toDoubleArray(), TOLERANCE);
        assertArrayEquals(expected.rates().toDoubleArray(), actual.rates().toDoubleArray(), TOLERANCE);
        double[] all = expected.logits().toDoubleArray();
        double[] own = actual.logits().toDoubleArray();
        for (int i = 0; i < own.length; i++) {
            double wanted = all[site[i] * USERS + i % USERS];
            assertEquals(wanted, own[i], TOLERANCE * Math.max(1, Math.abs(wanted)));
        }
    }

    /** [1, K, U, depth] to [1, B, U, depth], 0 where there is no link. */
    private NDArray onAll(NDArray few, int depth) {
        double[] value = few.toDoubleArray();
        double[] all = new double[SITES * USERS * depth];
        for (int i = 0; i < value.length; i++) {
            int link = i / depth;
            all[(site[link] * USERS + link % USERS) * depth + i % depth] = value[i];
        }
        return manager.create(all, new Shape(1, SITES, USERS, depth));
    }

    @Test
    void numbersOfASiteReachItsLinksAndSumUp() {
        double[] perSite = {1, 10, 100, 1000, 10_000};
        double[] found = links.atLinks(manager.create(perSite, new Shape(1, SITES))).toDoubleArray();
        double[] sum = new double[SITES];
        for (int i = 0; i < site.length; i++) {
            assertEquals(perSite[site[i]], found[i], EXACT);
            sum[site[i]] += i;
        }
        NDArray numbers = manager.arange(0, site.length, 1, DataType.FLOAT64).reshape(1, STRONGEST, USERS);
        assertArrayEquals(sum, links.perSite(numbers).toDoubleArray(), EXACT);
        assertEquals(new Shape(1, SITES, 2, 3), links.perSite(manager.ones(new Shape(1, STRONGEST, USERS, 2, 3),
                DataType.FLOAT64)).getShape());
    }
}
