package hetnet.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Users;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class FeatureScalerTest {

    private static final double ROUNDING = 1e-9;
    /** Networks read features in single precision. */
    private static final double SINGLE = 1e-6;

    private final Tiny tiny = new Tiny(40, 6, false, 1);
    private final int[] training = IntStream.range(0, 30).toArray();

    @Test
    void trainingFeaturesGetMeanZeroAndDeviationOne() {
        ScaledGraph scaled = FeatureScaler.fit(tiny.graph(), training).apply(tiny.graph());
        double[] x = column(scaled.ue(), 4, 0, training.length);
        double[] y = column(scaled.ue(), 4, 1, training.length);
        assertEquals(0, StatUtils.mean(x), SINGLE);
        assertEquals(1, StatUtils.populationVariance(y), SINGLE);
        double[] pathLoss = column(scaled.link(), 2, 0, training.length * 3);
        double[] distance = column(scaled.link(), 2, 1, training.length * 3);
        assertEquals(0, StatUtils.mean(pathLoss), SINGLE);
        assertEquals(1, StatUtils.populationVariance(distance), SINGLE);
    }

    /** One feature of the first rows. */
    private static double[] column(float[] rows, int width, int feature, int count) {
        return IntStream.range(0, count).mapToDouble(i -> rows[i * width + feature]).toArray();
    }

    @Test
    void heldOutUsersDoNotReachTheScaling() {
        FeatureScaler whole = FeatureScaler.fit(tiny.graph(), training);
        HeteroGraph disturbed = tiny.graph();
        for (int u = 30; u < 40; u++) {
            disturbed.ueFeatures()[u * 4] = 1e6;
            disturbed.linkFeatures()[u * 3 * 2] = 1e6;
        }
        FeatureScaler other = FeatureScaler.fit(disturbed, training);
        assertArrayEquals(whole.ueMean(), other.ueMean());
        assertArrayEquals(whole.linkStd(), other.linkStd());
    }

    @Test
    void constantFeaturesBecomeZeroAndMissingLinksStayZero() {
        ScaledGraph scaled = FeatureScaler.fit(tiny.graph(), training).apply(tiny.graph());
        assertArrayEquals(new double[3], column(scaled.bs(), 3, 2, 3), SINGLE); // all masts are 25 m high
        assertArrayEquals(new double[40], column(scaled.ue(), 4, 3, 40), SINGLE); // nobody moves
        assertArrayEquals(new float[6], Arrays.copyOfRange(scaled.link(), 39 * 6, 40 * 6));
        assertArrayEquals(new float[3], Arrays.copyOfRange(scaled.linked(), 39 * 3, 40 * 3));
        assertArrayEquals(new float[] {1, 1, 1}, Arrays.copyOf(scaled.linked(), 3));
        assertEquals(39 * 3, tiny.graph().links());
    }

    @Test
    void aSiteFarFromUsersWhoStandTogetherStaysInReach() {
        HeteroGraph graph = tiny.graph();
        for (int u = 0; u < 40; u++) { // all in one place
            graph.ueFeatures()[u * 4] = 3;
            graph.ueFeatures()[u * 4 + 1] = 3;
        }
        graph.bsFeatures()[3] = 1e5;
        ScaledGraph scaled = FeatureScaler.fit(graph, training).apply(graph);
        assertEquals(5, scaled.bs()[3], SINGLE);
        for (float x : scaled.bs()) {
            assertTrue(Math.abs(x) <= 5 + SINGLE);
        }
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
