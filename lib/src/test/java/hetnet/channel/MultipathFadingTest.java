package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.RandomisedNetwork;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MultipathFadingTest {

    private static final int MANY = 40_000;

    @Test
    void rbsAreAsMuchAlikeAsTheFormulaSays() {
        double[] ones = new double[MANY];
        Arrays.fill(ones, 1);
        Gains faded = MultipathFading.of(Gains.flat(MANY, 1, 16, ones), Seeds.stream(8, "links"));
        double onePath = IntStream.rangeClosed(1, 8).mapToDouble(p -> 1.0 / p).sum() / 8; // mean of 1 / P
        for (int f : new int[] {1, 2, 3, 8}) {
            double s = Math.sin(Math.PI * f / 2) / (Math.PI * f / 2);
            double covariance = 0;
            for (int u = 0; u < MANY; u++) {
                covariance += (faded.at(u, 0, 2) - 1) * (faded.at(u, 0, 2 + f) - 1) / MANY;
            }
            assertEquals(onePath + (1 - onePath) * s * s, covariance, 4 * 3 / Math.sqrt(MANY), f + " RBs apart");
        }
    }

    @Test
    void linksFadeIndependentlyAndTheSameSeedInTheSameWay() {
        double[] ones = new double[MANY];
        Arrays.fill(ones, 1);
        Gains flat = Gains.flat(MANY / 2, 2, 4, ones);
        Gains faded = MultipathFading.of(flat, Seeds.stream(8, "links"));
        double covariance = 0;
        for (int u = 0; u < MANY / 2; u++) {
            covariance += (faded.at(u, 0, 1) - 1) * (faded.at(u, 1, 1) - 1) / (MANY / 2);
        }
        assertEquals(0, covariance, 4 / Math.sqrt(MANY / 2.0));
        assertEquals(faded.digest(), MultipathFading.of(flat, Seeds.stream(8, "links")).digest());
        assertNotEquals(faded.digest(), MultipathFading.of(flat, Seeds.stream(9, "links")).digest());
    }

    @Test
    void fadingKeepsTheMeanGainAndMissingLinksMissing() {
        Gains flat = new RandomisedNetwork(5, 200, 300, RadioConfig.paper()).draw(Seeds.stream(6, "layouts")).channel()
                .gains();
        Gains faded = MultipathFading.of(flat, Seeds.stream(7, "layouts"));
        assertTrue(faded.isFading());
        double sum = 0;
        double squares = 0;
        int links = 0;
        for (int u = 0; u < flat.users(); u++) {
            for (int b = 0; b < flat.sites(); b++) {
                if (flat.at(u, b, 0) == 0) {
                    assertEquals(0, faded.mean(u, b));
                } else {
                    double power = faded.at(u, b, 3) / flat.at(u, b, 0);
                    sum += power;
                    squares += power * power;
                    links++;
                }
            }
        }
        assertEquals(1, sum / links, 5 / Math.sqrt(links), "a power of mean 1 and deviation 1");
        assertEquals(2, squares / links, 5 * Math.sqrt(20) / Math.sqrt(links), "Rayleigh: exponential powers");
    }
}
