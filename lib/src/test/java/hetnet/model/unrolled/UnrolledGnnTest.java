package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import hetnet.nn.LayerContract;
import hetnet.nn.ParameterStore;
import hetnet.util.Seeds;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In double precision. There is no check of the gradients by finite differences: what the rounds see of the powers, and
 * the responses before the last, count as constants in the gradient, so that the two differ by design. That gradient
 * steps raise the utility is tested with the trainer, and the slopes that the rounds see in {@link SlopesTest}.
 */
class UnrolledGnnTest {

    private static final int NETWORKS = 2;
    private static final int SITES = 3;
    private static final int USERS = 6;
    private static final int BLOCKS = 5;
    private static final int ANTENNAS = 4;
    private static final int ROUNDS = 4;
    private static final float SHARPNESS = 20;
    /** Double precision through some thousand sums, sharpened twenty times. */
    private static final double TOLERANCE = 1e-9;
    private static final double SINGLE_PRECISION = 1e-5;

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore weights = new ParameterStore(manager, DataType.FLOAT64, Seeds.stream(1, "weights"));
    private final UnrolledGnn network = new UnrolledGnn(weights, 7);
    private final NDArray snr = LayerContract.gaussian(manager, Seeds.stream(2, "snr"), NETWORKS, SITES, USERS, BLOCKS)
            .mul(3).exp().mul(100);
    private final NDArray panel = LayerContract.gaussian(manager, Seeds.stream(3, "panel"), ANTENNAS, 2);
    private final NDArray code = LayerContract.gaussian(manager, Seeds.stream(4, "code"), NETWORKS, SITES, BLOCKS,
            UnrolledGnn.CODE);

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 1, 2})
    void isEquivariantToUsersSitesAntennasAndBlocks(float alpha) {
        assertEquivariant(network, weights, DataType.FLOAT64, alpha, TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 1, 2})
    void isEquivariantInSinglePrecisionToo(float alpha) {
        ParameterStore single = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
        assertEquivariant(new UnrolledGnn(single, 7), single, DataType.FLOAT32, alpha, SINGLE_PRECISION);
    }

    private void assertEquivariant(UnrolledGnn network, ParameterStore weights, DataType type, float alpha,
            double tolerance) {
        weights.tensors().get("pull").addi(0.3);
        NDArray snr = this.snr.toType(type, false);
        NDArray panel = this.panel.toType(type, false);
        NDArray code = this.code.toType(type, false);
        UnrolledGnn.Decision plain = network.decide(snr, panel, code, ROUNDS, alpha, SHARPNESS);
        for (Map.Entry<Character, int[]> axis : Map.of('U', new int[] {3, 0, 5, 1, 4, 2}, 'B', new int[] {2, 0, 1},
                'A', new int[] {1, 3, 0, 2}, 'R', new int[] {4, 2, 0, 1, 3}).entrySet()) {
            Map<Character, int[]> order = Map.ofEntries(axis);
            UnrolledGnn.Decision moved = network.decide(LayerContract.permute(snr, "LBUR", order),
                    LayerContract.permute(panel, "AF", order), LayerContract.permute(code, "LBRF", order), ROUNDS,
                    alpha, SHARPNESS);
            assertSame(LayerContract.permute(plain.powerFraction(), "LBR", order), moved.powerFraction(), tolerance);
            assertSame(LayerContract.permute(plain.logits(), "LBU", order), moved.logits(), tolerance);
            assertSame(LayerContract.permute(plain.rates(), "LU", order), moved.rates(), tolerance);
        }
    }

    @Test
    void theNetworksOfABatchDoNotSeeEachOther() {
        UnrolledGnn.Decision both = network.decide(snr, panel, code, ROUNDS, 1, SHARPNESS);
        for (int l = 0; l < NETWORKS; l++) {
            UnaryOperator<NDArray> only = only(l);
            UnrolledGnn.Decision one = network.decide(only.apply(snr), panel, only.apply(code), ROUNDS, 1, SHARPNESS);
            assertSame(only.apply(both.powerFraction()), one.powerFraction());
            assertSame(only.apply(both.logits()), one.logits());
        }
    }

    @Test
    void frozenWeightsDecideTheSame() {
        weights.tensors().get("pull").addi(0.3);
        UnrolledGnn.Decision trained = network.decide(snr, panel, code, ROUNDS, 0.5f, SHARPNESS);
        weights.freeze();
        UnrolledGnn.Decision frozen = network.decide(snr, panel, code, ROUNDS, 0.5f, SHARPNESS);
        assertSame(trained.powerFraction(), frozen.powerFraction());
        assertSame(trained.rates(), frozen.rates());
        assertEquals(NETWORKS * SITES * USERS * BLOCKS, snr.size(), "inputs stay open");
    }

    @Test
    void fractionsSumToOne() {
        UnrolledGnn.Decision decision = network.decide(snr, panel, code, ROUNDS, 1, SHARPNESS);
        assertEquals(new Shape(NETWORKS, SITES, BLOCKS), decision.powerFraction().getShape());
        assertEquals(new Shape(NETWORKS, SITES, USERS), decision.logits().getShape());
        assertEquals(new Shape(NETWORKS, USERS), decision.rates().getShape());
        for (double sum : decision.powerFraction().sum(new int[] {2}).toDoubleArray()) {
            assertEquals(1, sum, TOLERANCE);
        }
    }

    @Test
    void everyWeightHasAnEffect() {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(network.decide(snr, panel, code, ROUNDS, 0.5f, 5).rates().log().mean());
        }
        // a constant added to all sites' bias, or to all logits of a site, changes nothing
        List<String> idle = List.of("bias.bias", "step.bias");
        weights.tensors().forEach((name, tensor) -> {
            double norm = tensor.getGradient().norm().getDouble();
            assertTrue(Double.isFinite(norm), name);
            assertTrue(norm > 0 || idle.contains(name), name + " has no effect");
        });
    }

    private static UnaryOperator<NDArray> only(int l) {
        return x -> x.get(l + ":" + (l + 1));
    }

    private static void assertSame(NDArray expected, NDArray actual) {
        assertSame(expected, actual, TOLERANCE);
    }

    /** @param tolerance relative where numbers are above 1 */
    private static void assertSame(NDArray expected, NDArray actual, double tolerance) {
        assertEquals(expected.getShape(), actual.getShape());
        double[] wanted = expected.toType(DataType.FLOAT64, true).toDoubleArray();
        double[] found = actual.toType(DataType.FLOAT64, true).toDoubleArray();
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], found[i], tolerance * Math.max(1, Math.abs(wanted[i])));
        }
    }
}
