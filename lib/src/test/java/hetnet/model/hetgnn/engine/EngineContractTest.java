package hetnet.model.hetgnn.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.graph.GraphTensors;
import hetnet.graph.ScaledGraph;
import hetnet.model.hetgnn.HetGnn;
import hetnet.model.hetgnn.HetGnnVariant;
import hetnet.model.hetgnn.Prediction;
import hetnet.nn.ParameterStore;
import hetnet.util.Seeds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engine and training graph say the same. */
class EngineContractTest {

    /** Single precision: sums in another order. */
    private static final double SAME = 1e-5;

    @ParameterizedTest
    @EnumSource
    void everyVariantSaysTheSame(HetGnnVariant variant) {
        compare(variant, RandomGraphs.graph(300, 5, 8, 1), 64, 51);
        compare(variant, RandomGraphs.graph(128, 3, 4, 2), 16, 6);
        compare(variant, RandomGraphs.graph(7, 9, 1, 3), 5, 1);
        compare(variant, RandomGraphs.graph(2, 1, 3, 4), 8, 11);
    }

    private static void compare(HetGnnVariant variant, ScaledGraph graph, int hidden, int blocks) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            ParameterStore store = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            HetGnn network = new HetGnn(store, hidden, blocks, variant);
            store.restore(RandomGraphs.biased(store.copy(), 1));
            Prediction expected = network.predict(GraphTensors.of(graph, manager));
            Scores said = network.engine(store.copy()).orElseThrow().predict(graph);
            same(expected.associationLogits().toFloatArray(), said.associationLogits(), variant + ", logit");
            same(expected.antennaFraction().toFloatArray(), said.antennaFraction(), variant + ", antenna share");
            same(expected.powerFraction().toFloatArray(), said.powerFraction(), variant + ", power fraction");
        }
    }

    private static void same(float[] expected, float[] said, String what) {
        assertEquals(expected.length, said.length, what);
        for (int i = 0; i < said.length; i++) {
            assertEquals(expected[i], said[i], SAME * Math.max(1, Math.abs(expected[i])), what + " " + i);
        }
    }

    @Test
    void weightsThatDoNotFitAreNamed() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            ParameterStore store = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
            new HetGnn(store, 8, 6);
            Map<String, float[]> weights = new LinkedHashMap<>(store.copy());
            assertEquals("weight 'power.out.weight' has 48 numbers instead of 56",
                    assertThrows(IllegalArgumentException.class, () -> new HetGnnEngine(weights, 8, 7)).getMessage());
            weights.put("layer3.self.weight", new float[64]);
            assertEquals("weight 'layer3.self.weight' is unknown to this network",
                    assertThrows(IllegalArgumentException.class, () -> new HetGnnEngine(weights, 8, 6)).getMessage());
        }
    }
}
