package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.RandomisedNetwork;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import org.junit.jupiter.api.Test;

class MultipathFadingTest {

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
