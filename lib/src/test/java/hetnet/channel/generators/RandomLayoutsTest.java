package hetnet.channel.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomLayoutsTest {

    private static final int LAYOUTS = 40;
    private static final double SMALLEST_SNR = 0.1;

    private final RadioConfig radio = RadioConfig.paper();
    private final RandomLayouts layouts = new RandomLayouts(radio);

    @Test
    void shapesAreThoseAskedFor() {
        Gains uma = layouts.uma(4, 30, 200, Seeds.stream(1, "layouts"));
        assertEquals(30, uma.users());
        assertEquals(4, uma.sites());
        assertEquals(51, uma.blocks());
        Gains randomised = layouts.randomised(7, 20, 300, Seeds.stream(1, "layouts"));
        assertEquals(20, randomised.users());
        assertEquals(7, randomised.sites());
    }

    @Test
    void everyUserIsInCoverageAndSomeLinksAreMissing() {
        RandomGenerator random = Seeds.stream(2, "layouts");
        int missing = 0;
        for (int k = 0; k < LAYOUTS; k++) {
            Gains gains = layouts.randomised(5, 50, 400, random);
            for (int u = 0; u < 50; u++) {
                double best = 0;
                for (int b = 0; b < 5; b++) {
                    best = Math.max(best, gains.at(u, b, 0));
                    missing += gains.at(u, b, 0) == 0 ? 1 : 0;
                }
                assertTrue(best * radio.budgetWatt() / radio.noiseWatt() / radio.blocks() >= SMALLEST_SNR * (1 - 1e-9));
            }
        }
        assertTrue(missing > 0, "some networks have blocked links");
    }

    @Test
    void fadingKeepsTheMeanGainAndMissingLinksMissing() {
        Gains flat = layouts.randomised(5, 200, 300, Seeds.stream(6, "layouts"));
        Gains faded = layouts.faded(flat, Seeds.stream(7, "layouts"));
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

    @Test
    void smallerSquaresHaveStrongerGains() {
        assertTrue(meanLogGain(100) > meanLogGain(800) + Math.log(100));
    }

    @Test
    void aSeedGivesTheSameNetworkAndTheNextDrawAnother() {
        RandomGenerator random = Seeds.stream(3, "layouts");
        long first = layouts.randomised(5, 40, 200, random).digest();
        assertNotEquals(first, layouts.randomised(5, 40, 200, random).digest());
        assertEquals(first, layouts.randomised(5, 40, 200, Seeds.stream(3, "layouts")).digest());
        assertEquals(layouts.uma(5, 40, 200, Seeds.stream(3, "layouts")).digest(),
                layouts.uma(5, 40, 200, Seeds.stream(3, "layouts")).digest());
    }

    @Test
    void sitesKeepTheirDistance() {
        RandomGenerator random = Seeds.stream(4, "layouts");
        for (int k = 0; k < LAYOUTS; k++) {
            double[][] site = RandomLayouts.sites(7, 300, 0.25, random);
            for (int a = 0; a < 7; a++) {
                assertTrue(site[a][0] >= 0 && site[a][0] <= 300 && site[a][1] >= 0 && site[a][1] <= 300);
                for (int b = 0; b < a; b++) {
                    assertTrue(Math.hypot(site[a][0] - site[b][0], site[a][1] - site[b][1]) >= 75);
                }
            }
        }
    }

    @Test
    void sitesOutOfRangeOrTooManyForTheirDistanceAreRefused() {
        RandomGenerator random = Seeds.stream(5, "layouts");
        assertMessage("sites = 17 sites is out of range: allowed are 1 to 16 sites", () -> layouts.uma(17, 10, 100, random));
        assertMessage("6 sites do not fit into a square at 0.9 of its side apart", () -> RandomLayouts.sites(6, 100, 0.9, random));
    }

    @Test
    void aRadioThatReachesNobodyIsRefused() {
        RadioConfig deaf = new RadioConfig(3.5, 20e6, 51, -30, -100, 30, 8);
        assertMessage("hardly any UE of this layout is in coverage: 0 of 10 found",
                () -> new RandomLayouts(deaf).randomised(3, 10, 1000, Seeds.stream(6, "layouts")));
    }

    private double meanLogGain(double sideM) {
        RandomGenerator random = Seeds.stream(7, "layouts");
        double sum = 0;
        for (int k = 0; k < LAYOUTS; k++) {
            Gains gains = layouts.uma(4, 25, sideM, random);
            for (int i = 0; i < 100; i++) {
                sum += Math.log(gains.at(i / 4, i % 4, 0)) / 100 / LAYOUTS;
            }
        }
        return sum;
    }

    private static void assertMessage(String message, Runnable run) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, run::run).getMessage());
    }
}
