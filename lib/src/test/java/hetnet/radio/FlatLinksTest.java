package hetnet.radio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.solver.TestLayout;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatLinksTest {

    private static final int[] COUNT = {3, 1, 4, 2};
    private static final int BLOCKS = 10;
    private static final int SITES = 6;

    /** Logarithms of sums against sums of logarithms. */
    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1300})
    void ratesAreThoseOfTheBandWrittenOut(int users) {
        RandomGenerator random = Seeds.stream(users, "links");
        Gains gains = TestLayout.tiny(users, SITES, BLOCKS, false, random);
        RadioConfig radio = TestLayout.radio(BLOCKS);
        double[][] columns = columns(random);
        double[] expected = Rates.linkRates(new ScalarLinkModel(NormalizedGains.of(gains, radio),
                writtenOut(columns)), radio);
        int[] some = IntStream.range(0, users).filter(u -> u % 5 != 1).toArray();
        for (int[] sites : new int[][] {{0, 1, 2, 3, 4, 5}, {2}, {5}, {1, 4}}) {
            double[] efficiency = new double[some.length * sites.length];
            new FlatLinks(gains, NormalizedGains.snrPerGain(gains, radio), some, sites)
                    .efficiencies(columns, COUNT, efficiency);
            for (int i = 0; i < efficiency.length; i++) {
                double rate = expected[some[i / sites.length] * SITES + sites[i % sites.length]];
                assertEquals(rate, efficiency[i] * Rates.perNatBps(radio), TOLERANCE * rate, "link " + i);
            }
        }
    }

    @Test
    void silentColumnsAndSilentBssGiveNothing() {
        Gains gains = TestLayout.tiny(9, SITES, BLOCKS, false, Seeds.stream(1, "links"));
        RadioConfig radio = TestLayout.radio(BLOCKS);
        double[] efficiency = new double[9];
        Arrays.fill(efficiency, Double.NaN);
        FlatLinks links = new FlatLinks(gains, NormalizedGains.snrPerGain(gains, radio),
                IntStream.range(0, 9).toArray(), new int[] {3});
        links.efficiencies(new double[][] {new double[SITES], {1, 1, 1, 0, 1, 1}}, new int[] {4, 6}, efficiency);
        assertArrayEquals(new double[9], efficiency);
    }

    @Test
    void fadingIsRefused() {
        Gains gains = TestLayout.tiny(3, SITES, BLOCKS, true, Seeds.stream(1, "links"));
        assertEquals("gains that differ between RBs are not flat", assertThrows(IllegalArgumentException.class,
                () -> new FlatLinks(gains, new double[SITES], new int[] {0}, new int[] {0})).getMessage());
    }

    /** One BS is always silent, each of the others in half of the columns; shape [columns, B]. */
    private static double[][] columns(RandomGenerator random) {
        double[][] columns = new double[COUNT.length][SITES];
        for (double[] column : columns) {
            Arrays.setAll(column, b -> b == 1 || random.nextBoolean() ? 0 : random.nextDouble());
        }
        return columns;
    }

    /** Shape [B, R]. */
    private static double[][] writtenOut(double[][] columns) {
        double[][] power = new double[SITES][BLOCKS];
        for (int b = 0; b < SITES; b++) {
            for (int c = 0, r = 0; c < COUNT.length; r += COUNT[c++]) {
                Arrays.fill(power[b], r, r + COUNT[c], columns[c][b]);
            }
        }
        return power;
    }
}
