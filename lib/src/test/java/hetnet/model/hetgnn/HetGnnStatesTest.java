package hetnet.model.hetgnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.graph.FeatureScaler;
import hetnet.graph.ScaledGraph;
import hetnet.graph.Tiny;
import hetnet.nn.DeviceChoice;
import hetnet.nn.Relation;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a notebook is shown of the paper's network is what its heads see, and what the engine decides by. */
class HetGnnStatesTest {

    private static final int HIDDEN = 4;
    private static final float SINGLE_PRECISION = 1e-5f;

    private final Tiny tiny = new Tiny(5, 6, false, 2);
    private final HetGnnModel model = new HetGnnModel(HetGnnArchitecture.paper().withHidden(HIDDEN),
            FeatureScaler.fit(tiny.graph(), new int[] {0, 1, 2}), 6, DeviceChoice.CPU, 1);
    private final ScaledGraph graph = model.scaler().apply(tiny.graph());

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void theMessageIsThatOfTheFormula() {
        Map<String, float[]> w = model.weights().copy();
        HetGnnStates states = HetGnnStates.of(model, graph, Relation.BS_TO_UE);
        for (int k = 0; k < HIDDEN; k++) {
            float sum = w.get("layer1.bs_link_ue.source.bias")[k];
            for (int f = 0; f < 3; f++) {
                sum += graph.bs()[3 + f] * w.get("layer1.bs_link_ue.source.weight")[f * HIDDEN + k]; // BS 1
            }
            for (int f = 0; f < 2; f++) {
                sum += graph.link()[2 * graph.sites() * 2 + 2 + f] * w.get("layer1.bs_link_ue.edge")[f * HIDDEN + k];
            }
            assertEquals(Math.max(0, sum), states.message()[(2 * graph.sites() + 1) * HIDDEN + k], SINGLE_PRECISION);
        }
    }

    @Test
    void thePowerHeadOnTheseStatesGivesThePowersOfTheDecision() {
        Map<String, float[]> w = model.weights().copy();
        float[] h = HetGnnStates.of(model, graph, Relation.BS_TO_UE).bs();
        double[] logit = new double[6];
        for (int r = 0; r < 6; r++) {
            logit[r] = w.get("power.out.bias")[r];
            for (int k = 0; k < HIDDEN; k++) {
                double sum = w.get("power.hidden.bias")[k];
                for (int j = 0; j < HIDDEN; j++) {
                    sum += h[j] * w.get("power.hidden.weight")[j * HIDDEN + k];
                }
                logit[r] += Math.max(0, sum) * w.get("power.out.weight")[k * 6 + r];
            }
        }
        double total = 0;
        for (double l : logit) {
            total += Math.exp(l);
        }
        float[] fraction = model.predict(graph).powerFraction();
        float[] expected = new float[6];
        float[] first = new float[6];
        for (int r = 0; r < 6; r++) {
            expected[r] = (float) (Math.exp(logit[r]) / total);
            first[r] = fraction[r];
        }
        assertArrayEquals(expected, first, SINGLE_PRECISION);
    }

    @Test
    void aRelationWithoutMessagesIsNamed() {
        assertEquals("this layer has messages along [BS_TO_UE, UE_TO_BS, ANTENNA_TO_BS, BS_TO_ANTENNA], and none along "
                + "BS_TO_BS", assertThrows(IllegalArgumentException.class,
                () -> HetGnnStates.of(model, graph, Relation.BS_TO_BS)).getMessage());
    }
}
