package hetnet.model.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import hetnet.model.ModelComponent;
import hetnet.nn.LayerContract;
import hetnet.nn.ParameterStore;
import hetnet.util.Seeds;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a part of the unrolled network may not do once it was taken away. In double precision, alpha = 1. */
class UnrolledVariantTest {

    private static final int SITES = 3;
    private static final int USERS = 6;
    private static final int BLOCKS = 5;
    private static final int ROUNDS = 3;
    private static final double TOLERANCE = 1e-9;
    /** UEs lean a little even to a BS that they do not hear, about exp(-30): through the loads that is felt. */
    private static final double UNHEARD = 1e-7;

    private final NDManager manager = NDManager.newBaseManager();
    private final NDArray snr = LayerContract.gaussian(manager, Seeds.stream(2, "snr"), 1, SITES, USERS, 1).exp()
            .mul(1e3);
    private final NDArray panel = LayerContract.gaussian(manager, Seeds.stream(3, "panel"), 4, 2);
    private final NDArray code = LayerContract.gaussian(manager, Seeds.stream(4, "code"), 1, SITES, BLOCKS,
            UnrolledGnn.CODE);

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @EnumSource(UnrolledVariant.class)
    void isEquivariantToUsersSitesAntennasAndBlocks(UnrolledVariant variant) {
        checkEquivariance(network(variant));
    }

    @ParameterizedTest
    @EnumSource(UnrolledVariant.class)
    void isEquivariantOutsideTrainingToo(UnrolledVariant variant) {
        checkEquivariance(network(variant, ParameterStore::freeze));
    }

    private void checkEquivariance(UnrolledGnn network) {
        UnrolledGnn.Decision plain = network.decide(snr, panel, code, ROUNDS, 1, 20);
        Map<Character, int[]> order = Map.of('U', new int[] {3, 0, 5, 1, 4, 2}, 'B', new int[] {2, 0, 1}, 'A',
                new int[] {1, 3, 0, 2}, 'R', new int[] {4, 2, 0, 1, 3});
        UnrolledGnn.Decision moved = network.decide(LayerContract.permute(snr, "LBUF", order),
                LayerContract.permute(panel, "AF", order), LayerContract.permute(code, "LBRF", order), ROUNDS, 1, 20);
        assertArrayEquals(LayerContract.permute(plain.powerFraction(), "LBR", order).toDoubleArray(),
                moved.powerFraction().toDoubleArray(), TOLERANCE);
        assertArrayEquals(LayerContract.permute(plain.logits(), "LBU", order).toDoubleArray(),
                moved.logits().toDoubleArray(), TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(UnrolledVariant.class)
    void withoutACodeNothingHangsOnIt(UnrolledVariant variant) {
        double change = change(variant, snr, panel, snr, panel, code.mul(-1), 0);
        assertEquals(variant.has(ModelComponent.CODE), change > TOLERANCE, "moved by " + change);
    }

    @ParameterizedTest
    @EnumSource(UnrolledVariant.class)
    void withoutAntennaNodesNothingHangsOnThem(UnrolledVariant variant) {
        double change = change(variant, snr, panel, snr, panel.mul(-2), code, 0);
        assertEquals(variant.has(ModelComponent.ANTENNAS) && variant.has(ModelComponent.CODE), change > TOLERANCE,
                "moved by " + change);
    }

    /** Every UE hears one BS alone, so that BSs can only know of each other by their edges. */
    @ParameterizedTest
    @EnumSource(UnrolledVariant.class)
    void withoutInterferenceEdgesNoBsKnowsOfAnother(UnrolledVariant variant) {
        double[] alone = new double[SITES * USERS];
        for (int u = 0; u < USERS; u++) {
            alone[u % SITES * USERS + u] = 100 + 50 * u;
        }
        NDArray apart = manager.create(alone, new Shape(1, SITES, USERS, 1));
        NDArray other = code.duplicate();
        other.set(new NDIndex(":, 0"), other.get(":, 0").mul(-1));
        double change = change(variant, apart, panel, apart, panel, other, 1);
        boolean known = variant.has(ModelComponent.BS_BS) && variant.has(ModelComponent.CODE);
        assertTrue(known ? change > UNHEARD : change < UNHEARD, "moved by " + change);
    }

    /** Before the first round an SNR ten times as large everywhere is seen by edge features alone. */
    @ParameterizedTest
    @EnumSource(UnrolledVariant.class)
    void withoutEdgeFeaturesTheStartDoesNotKnowTheGains(UnrolledVariant variant) {
        UnrolledGnn network = network(variant);
        double change = largest(network.decide(snr, panel, code, 0, 1, 20).powerFraction(),
                network.decide(snr.mul(10), panel, code, 0, 1, 20).powerFraction(), 0);
        boolean known = variant.has(ModelComponent.EDGES_IN_MESSAGES) && variant.has(ModelComponent.CODE);
        assertEquals(known, change > TOLERANCE, "moved by " + change);
    }

    @ParameterizedTest
    @EnumSource(UnrolledVariant.class)
    void withoutACodeOrFadingAllRbsGetTheSame(UnrolledVariant variant) {
        NDArray fraction = network(variant).decide(snr, panel, code, ROUNDS, 1, 20).powerFraction();
        double spread = fraction.sub(1.0 / BLOCKS).abs().max().getDouble();
        assertEquals(variant.has(ModelComponent.CODE), spread > TOLERANCE, "spread " + spread);
    }

    @ParameterizedTest
    @EnumSource(UnrolledVariant.class)
    void everyWeightThatIsLeftHasAnEffect(UnrolledVariant variant) {
        ParameterStore weights = new ParameterStore(manager, DataType.FLOAT64, Seeds.stream(1, "weights"));
        UnrolledGnn network = new UnrolledGnn(weights, 7, variant);
        NDArray faded = LayerContract.gaussian(manager, Seeds.stream(5, "faded"), 1, SITES, USERS, BLOCKS).exp()
                .mul(1e3);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(network.decide(faded, panel, code, ROUNDS, 0.5f, 5).rates().log().mean());
        }
        // a constant added to all sites' bias, or to all logits of a site, changes nothing
        List<String> idle = List.of("bias.bias", "step.bias");
        weights.tensors().forEach((name, tensor) -> assertTrue(tensor.getGradient().norm().getDouble() > 0
                || idle.contains(name),
                name + " has no effect"));
    }

    private UnrolledGnn network(UnrolledVariant variant) {
        return network(variant, trained -> { });
    }

    private UnrolledGnn network(UnrolledVariant variant, Consumer<ParameterStore> last) {
        ParameterStore weights = new ParameterStore(manager, DataType.FLOAT64, Seeds.stream(1, "weights"));
        UnrolledGnn network = new UnrolledGnn(weights, 7, variant);
        if (variant.has(ModelComponent.SLOPES)) {
            weights.tensors().get("pull").addi(0.3);
        }
        last.accept(weights);
        return network;
    }

    /**
     * The largest change of a power fraction, BSs before {@code from} aside, when the first three inputs become the
     * others.
     */
    private double change(UnrolledVariant variant, NDArray snr, NDArray panel, NDArray otherSnr, NDArray otherPanel,
            NDArray otherCode,
                          int from) {
        UnrolledGnn network = network(variant);
        return largest(network.decide(snr, panel, code, ROUNDS, 1, 20).powerFraction(),
                network.decide(otherSnr, otherPanel, otherCode, ROUNDS, 1, 20).powerFraction(), from);
    }

    private static double largest(NDArray one, NDArray other, int from) {
        return one.sub(other).get(":, " + from + ":").abs().max().getDouble();
    }
}
