package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.network.Users;
import hetnet.util.Seeds;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CorrelatedLinksTest {

    private static final int DRAWS = 10_000;

    /** A UE, and others 10 m, 50 m and 1 km away in different directions. */
    private final Users users = Users.still(List.of("a", "b", "c", "d"),
            new double[][] {{5, 5, 1.5}, {11, 13, 1.5}, {-45, 5, 1.5}, {5, 1005, 1.5}});

    @Test
    void shadowingForgetsWithTheDistanceOfTheUesAndDiffersFromBsToBs() {
        double[] distanceM = {50, 13};
        double[][] shadow = new double[2][4]; // mean product with UE a
        double[] los = new double[4];
        double across = 0;
        RandomGenerator random = Seeds.stream(1, "links");
        for (int n = 0; n < DRAWS; n++) {
            LinkState state = CorrelatedLinks.draw(users, distanceM, random);
            for (int u = 0; u < 4; u++) {
                for (int b = 0; b < 2; b++) {
                    shadow[b][u] += state.shadow()[b] * state.shadow()[2 * u + b] / DRAWS;
                }
                los[u] += state.los()[1] * state.los()[2 * u + 1] / DRAWS;
            }
            across += state.shadow()[0] * state.shadow()[1] / DRAWS;
        }
        double[] apartM = {0, 10, 50, 1000};
        double limit = 4 * Math.sqrt(2.0 / DRAWS); // the variance of a product is at most 2
        for (int u = 0; u < 4; u++) {
            for (int b = 0; b < 2; b++) {
                assertEquals(Math.exp(-apartM[u] / distanceM[b]), shadow[b][u], limit, apartM[u] + " m, BS " + b);
            }
            assertEquals(Math.exp(-apartM[u] / 50), los[u], limit, apartM[u] + " m, LOS");
        }
        assertEquals(0, across, limit);
    }
}
