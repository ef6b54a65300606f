package hetnet.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Users;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class FeatureScalerTest {

    private static final double ROUNDING = 1e-9;

    private final Tiny tiny = new Tiny(40, 6, false, 1);
    private final int[] training = IntStream.range(0, 30).toArray();

    @Test
    void trainingFeaturesGetMeanZeroAndDeviationOne() {
        HeteroGraph scaled = FeatureScaler.fit(tiny.graph(), training).apply(tiny.graph());
        INDArray ue = scaled.ue().getRows(training);
        assertEquals(0, ue.getColumn(0).meanNumber().doubleValue(), ROUNDING);
        assertEquals(1, ue.getColumn(1).std(false).getDouble(0), ROUNDING);
        INDArray links = scaled.link().reshape('c', 120, 2).getRows(IntStream.range(0, 90).toArray());
        assertEquals(0, links.getColumn(0).meanNumber().doubleValue(), ROUNDING);
        assertEquals(1, links.getColumn(1).std(false).getDouble(0), ROUNDING);
    }

    @Test
    void heldOutUsersDoNotReachTheScaling() {
        FeatureScaler whole = FeatureScaler.fit(tiny.graph(), training);
        HeteroGraph disturbed = tiny.graph();
        for (int u = 30; u < 40; u++) {
            disturbed.ue().putScalar(u, 0, 1e6);
            disturbed.link().putScalar(new int[] {u, 0, 0}, 1e6);
        }
        FeatureScaler other = FeatureScaler.fit(disturbed, training);
        assertArrayEquals(whole.ueMean(), other.ueMean());
        assertArrayEquals(whole.linkStd(), other.linkStd());
    }

    @Test
    void constantFeaturesBecomeZeroAndMissingLinksStayZero() {
        HeteroGraph scaled = FeatureScaler.fit(tiny.graph(), training).apply(tiny.graph());
        assertEquals(0, scaled.bs().getColumn(2).amaxNumber().doubleValue(), ROUNDING); // all masts are 25 m high
        assertEquals(0, scaled.ue().getColumn(3).amaxNumber().doubleValue(), ROUNDING); // nobody moves
        assertEquals(0, scaled.link().slice(39).amaxNumber().doubleValue());
        assertEquals(0, scaled.linked().slice(39).sumNumber().doubleValue());
        assertTrue(Double.isFinite(scaled.link().sumNumber().doubleValue()));
    }

    @Test
    void aSiteFarFromUsersWhoStandTogetherStaysInReach() {
        HeteroGraph graph = tiny.graph();
        graph.ue().getColumn(0).assign(3); // all in one place
        graph.ue().getColumn(1).assign(3);
        graph.bs().putScalar(1, 0, 1e5);
        HeteroGraph scaled = FeatureScaler.fit(graph, training).apply(graph);
        assertEquals(5, scaled.bs().getDouble(1, 0), ROUNDING);
        assertTrue(scaled.bs().amaxNumber().doubleValue() <= 5 + ROUNDING);
    }

    @Test
    void velocitiesAreComponentsOfSpeedAndHeading() {
        double[] speed = IntStream.range(0, 40).mapToDouble(u -> u).toArray();
        double[] heading = IntStream.range(0, 40).mapToDouble(u -> Math.PI / 6).toArray();
        HeteroGraph graph = HeteroGraph.of(tiny.sites,
                new Users(tiny.users.ids(), tiny.users.positionM(), speed, heading), tiny.channel, tiny.radio);
        assertEquals(10 * Math.sqrt(3) / 2, graph.ue().getDouble(10, 2), ROUNDING);
        assertEquals(5, graph.ue().getDouble(10, 3), ROUNDING);
    }

    @Test
    void nothingToFitIsAnError() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FeatureScaler.fit(tiny.graph(), new int[0]))
                .getMessage().contains("training UE"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FeatureScaler.fit(tiny.graph(), new int[] {39}))
                .getMessage().contains("no training UE has a path"));
    }
}
