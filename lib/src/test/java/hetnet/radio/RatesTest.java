package hetnet.radio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

    /** What the reference promises. */
    private static final double REFERENCE_TOLERANCE = 1e-9;

    /** The same sums in another order. */
    private static final double REORDERED_TOLERANCE = 1e-12;

    @ParameterizedTest
    @CsvSource({"small, equal_power", "small, random_power", "tiny, equal_power", "tiny, random_power"})
    void ratesAndMetricsEqualTheReference(String name, String powers) {
        ReferenceCase reference = ReferenceCase.load(name);
        Allocation allocation = new Allocation(reference.association(), reference.matrix(powers, "power_w"))
                .requireFeasible(reference.gains(), reference.radio().budgetWatt());
        double[] shared = Rates.userRates(reference.gains(), allocation, reference.radio(), Scheduler.EQUAL_TIME);
        assertRelative(reference.vector(powers, "rate_equal_share_bps"), shared, REFERENCE_TOLERANCE);
        double[] unshared = Rates.userRates(reference.gains(), allocation, reference.radio(), Scheduler.NONE);
        assertRelative(reference.vector(powers, "rate_unshared_bps"), unshared, REFERENCE_TOLERANCE);
        assertMetrics(reference, shared, powers, "metrics");
    }

    @ParameterizedTest
    @CsvSource({"small, 0, 1", "small, 0, 10", "small, 0, 100", "small, 1, 1", "small, 1, 10", "small, 1, 100",
            "tiny, 0, 1", "tiny, 0, 10", "tiny, 0, 100", "tiny, 1, 1", "tiny, 1, 10", "tiny, 1, 100"})
    void metricsOfWmmsePowersEqualTheReference(String name, int alpha, String iterations) {
        ReferenceCase reference = ReferenceCase.load(name);
        double[][] power = reference.matrix("wmmse", "alpha=" + alpha, iterations, "power_w");
        Allocation allocation = new Allocation(reference.association(), power);
        double[] rate = Rates.userRates(reference.gains(), allocation, reference.radio(), Scheduler.EQUAL_TIME);
        assertMetrics(reference, rate, "wmmse", "alpha=" + alpha, iterations, "metrics");
    }

    private static void assertMetrics(ReferenceCase reference, double[] rate, String... path) {
        Metrics metrics = Metrics.of(rate, reference.association());
        double[] actual = {metrics.sumRateBps(), metrics.jain(), metrics.p5Bps(), metrics.meanLatencyS()};
        String[] keys = {"sum_rate_bps", "jain", "p5_bps", "mean_latency_s_1Mbit"};
        for (int k = 0; k < keys.length; k++) {
            double expected = reference.at(path).getAsJsonObject().get(keys[k]).getAsDouble();
            assertEquals(expected, actual[k], REFERENCE_TOLERANCE * expected, keys[k]);
        }
    }

    @Test
    void sinrByHand() {
        RadioConfig radio = radio(2);
        double noise = radio.noiseWatt();
        Gains gains = Gains.fading(2, 2, 2, new double[] {4 * noise, 2 * noise, noise, 3 * noise, 0, 0, 0, 0});
        Allocation allocation = new Allocation(new int[] {0, Allocation.OUT_OF_COVERAGE},
                new double[][] {{1, 2}, {3, 0}});
        double[][] sinr = Sinr.of(gains, allocation, radio);
        assertArrayEquals(new double[] {4.0 / (3 + 1), 4.0}, sinr[0], 1e-14);
        assertArrayEquals(new double[2], sinr[1], "out of coverage");
        double[] rate = Rates.userRates(gains, allocation, radio, Scheduler.EQUAL_TIME);
        assertArrayEquals(new double[] {radio.blockBandwidthHz() * (1 + Math.log(5) / Math.log(2)), 0}, rate, 1e-6);
    }

    @Test
    void budgetsFoldIntoTheGains() {
        Instance x = Instance.draw(3);
        double[] budget = {40, 1, 0.1};
        double[][] fraction = new double[3][];
        Arrays.setAll(fraction, b -> Arrays.stream(x.power[b]).map(p -> p / budget[b]).toArray());
        double[] watts = Rates.linkRates(x.gains, x.power, x.radio);
        double[] fractions = Rates.linkRates(new ScalarLinkModel(NormalizedGains.of(x.gains, x.radio, budget),
                fraction), x.radio);
        for (int i = 0; i < watts.length; i++) {
            assertEquals(watts[i], fractions[i], REORDERED_TOLERANCE * watts[i]);
        }
        assertMessage("2 budgets for 3 BSs: one of each is needed",
                () -> NormalizedGains.of(x.gains, x.radio, new double[2]));
    }

    @Test
    void linkRatesAreThoseOfServedUsers() {
        Instance x = Instance.draw(1);
        double[] link = Rates.linkRates(x.gains, x.power, x.radio);
        for (int b = 0; b < 3; b++) {
            int[] association = new int[7];
            Arrays.fill(association, b);
            double[] rate = Rates.userRates(x.gains, new Allocation(association, x.power), x.radio, Scheduler.NONE);
            double[] shared = Rates.userRates(x.gains, new Allocation(association, x.power), x.radio,
                    Scheduler.EQUAL_TIME);
            for (int u = 0; u < 7; u++) {
                assertEquals(link[u * 3 + b], rate[u], REORDERED_TOLERANCE * rate[u]);
                assertEquals(link[u * 3 + b] / 7, shared[u], REORDERED_TOLERANCE * rate[u]);
            }
        }
    }

    @Test
    void flatGainsAndEqualFadingGainsGiveTheSameRates() {
        double[] gain = {1e-9, 2e-10, 3e-12, 4e-9, 0, 1e-13};
        Gains flat = Gains.flat(3, 2, 4, gain);
        Gains fading = Gains.fading(3, 2, 4, flat.toArray());
        double[][] power = {{1, 2, 3, 0}, {5, 0, 1, 1}};
        assertArrayEquals(Rates.linkRates(flat, power, radio(4)), Rates.linkRates(fading, power, radio(4)));
    }

    @Test
    void permutingUsersSitesAndRbsPermutesTheRates() {
        Instance x = Instance.draw(2);
        int[] userOf = {6, 2, 4, 0, 1, 3, 5};
        int[] siteOf = {2, 0, 1};
        int[] blockOf = {3, 1, 0, 2};
        double[] gain = new double[7 * 3 * 4];
        double[][] power = new double[3][4];
        for (int i = 0; i < gain.length; i++) {
            int b = i / 4 % 3;
            gain[i] = x.gains.at(userOf[i / 12], siteOf[b], blockOf[i % 4]);
            power[b][i % 4] = x.power[siteOf[b]][blockOf[i % 4]];
        }
        double[] expected = Rates.linkRates(x.gains, x.power, x.radio);
        double[] actual = Rates.linkRates(Gains.fading(7, 3, 4, gain), power, x.radio);
        for (int link = 0; link < actual.length; link++) {
            double rate = expected[userOf[link / 3] * 3 + siteOf[link % 3]];
            assertEquals(rate, actual[link], REORDERED_TOLERANCE * rate);
        }
    }

    @Test
    void efficienciesSideBySideAreThoseOneByOne() {
        RandomGenerator random = Seeds.stream(2, "sinr");
        double[][] sinr = new double[11][60]; // two and three quarters of four together, some products past the largest
        for (double[] link : sinr) {
            double decades = 6 * random.nextDouble();
            Arrays.setAll(link, r -> r % 7 == 0 ? 0 : Math.pow(10, decades * random.nextDouble()));
        }
        double[] actual = new double[sinr.length];
        Rates.spectralEfficiencies(sinr, sinr.length, actual);
        for (int i = 0; i < sinr.length; i++) {
            assertEquals(Rates.spectralEfficiency(sinr[i]), actual[i], 0);
        }
    }

    @Test
    void spectralEfficiencyIsTheMeanOfLogarithms() {
        RandomGenerator random = Seeds.stream(1, "sinr");
        double[] sinr = new double[1000];
        double expected = 0;
        for (int r = 0; r < sinr.length; r++) {
            sinr[r] = r % 5 == 0 ? 0 : Math.pow(10, -20 + 35 * random.nextDouble());
            expected += Math.log1p(sinr[r]) / sinr.length;
        }
        assertEquals(expected, Rates.spectralEfficiency(sinr), REORDERED_TOLERANCE * expected);
        assertEquals(1.5e-20, Rates.spectralEfficiency(new double[] {1e-20, 2e-20}), 1e-34);
        assertEquals(0, Rates.spectralEfficiency(new double[3]));
    }

    @Test
    void shapesThatDisagreeAreNamed() {
        Gains gains = Gains.flat(2, 2, 4, new double[] {1, 1, 1, 1});
        assertMessage("the gains have 4 RBs but the radio has 3",
                () -> Rates.linkRates(gains, new double[2][4], radio(3)));
        assertMessage("powers of 2 BSs (3 RBs at BS 0), but the gains have 2 BSs and 4 RBs",
                () -> Rates.linkRates(gains, new double[2][3], radio(4)));
        assertMessage("powers of 1 BSs (4 RBs at BS 0), but the gains have 2 BSs and 4 RBs",
                () -> Sinr.of(gains, new Allocation(new int[2], new double[1][4]), radio(4)));
        assertMessage("an association of 3 UEs for 2 UEs",
                () -> Rates.userRates(gains, new Allocation(new int[3], new double[2][4]), radio(4), Scheduler.NONE));
    }

    private static void assertMessage(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }

    private static void assertRelative(double[] expected, double[] actual, double tolerance) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * expected[i]);
        }
    }

    private static RadioConfig radio(int blocks) {
        return RadioConfig.paper().withBlocks(blocks);
    }

    /** 7 UEs, 3 BSs, 4 RBs. */
    private record Instance(RadioConfig radio, Gains gains, double[][] power) {

        static Instance draw(long seed) {
            RandomGenerator random = Seeds.stream(seed, "rates");
            double[] gain = new double[7 * 3 * 4];
            Arrays.setAll(gain, i -> Math.pow(10, -(7 + 6 * random.nextDouble())));
            double[][] power = new double[3][4];
            for (double[] row : power) {
                Arrays.setAll(row, r -> 10 * random.nextDouble());
            }
            return new Instance(RatesTest.radio(4), Gains.fading(7, 3, 4, gain), power);
        }
    }

    @Test
    void silentBlocksAfterAProductBeyondTheRangeOfADoubleCountNothing() {
        double[][] sinr = new double[5][300];
        for (int link = 0; link < sinr.length; link++) {
            Arrays.fill(sinr[link], 0, 200 + link, 1e6);
        }
        double[] efficiency = new double[sinr.length];
        Rates.spectralEfficiencies(sinr, sinr.length, efficiency);
        for (int link = 0; link < sinr.length; link++) {
            assertEquals((200 + link) * Math.log1p(1e6) / 300, efficiency[link], 1e-11);
        }
    }
}
