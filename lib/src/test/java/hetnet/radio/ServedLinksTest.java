package hetnet.radio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedLinksTest {

    private static final int SITES = 7;
    private static final int BLOCKS = 50;

    /** Relative step of central differences. */
    private static final double STEP = 1e-4;

    @Test
    void anyNumberOfThreadsGivesTheSameBits() throws ExecutionException, InterruptedException {
        Drawn x = new Drawn(3000);
        double[] one = x.results();
        for (int threads : new int[] {1, 2, 3}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertArrayEquals(one, pool.submit(x::results).get(), threads + " threads");
            } finally {
                pool.shutdown();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, 5})
    void slopesAreThoseOfTheUtility(double alpha) {
        Drawn x = new Drawn(40);
        AlphaFair fairness = new AlphaFair(alpha);
        ServedLinks links = new ServedLinks(x.gains, x.snrPerGain, x.association, x.scale);
        double utility = links.evaluate(x.power, fairness);
        double[] rates = links.rates(x.power);
        double expected = Arrays.stream(Rates.ofCovered(rates, x.association)).map(fairness::of).sum();
        assertEquals(expected, utility, 1e-12 * Math.abs(expected));
        assertEquals(expected, links.utility(x.power, fairness), 1e-12 * Math.abs(expected));
        double[][] slope = new double[SITES][BLOCKS];
        for (int b = 0; b < SITES; b++) {
            links.slopes(b, slope[b], 0);
        }
        for (int b = 0; b < SITES; b++) {
            int r = 3 * b;
            double p = x.power[b][r];
            x.power[b][r] = p * (1 + STEP);
            double above = links.utility(x.power, fairness);
            x.power[b][r] = p * (1 - STEP);
            double below = links.utility(x.power, fairness);
            x.power[b][r] = p;
            assertEquals((above - below) / (2 * p * STEP), slope[b][r], 1e-4 * Math.abs(slope[b][r])
                    + 1e-15 * Math.abs(utility) / (p * STEP), "BS " + b);
        }
    }

    @Test
    void aUserThatGivesItselfToOneBsIsServedByIt() {
        Drawn x = new Drawn(40);
        AlphaFair fairness = new AlphaFair(1);
        double[] hot = new double[40 * SITES];
        int[] covered = x.gains.coveredUsers();
        for (int i = 0; i < covered.length; i++) {
            hot[i * SITES + x.association[covered[i]]] = 1;
        }
        AllLinks all = new AllLinks(x.gains, x.snrPerGain, covered);
        ServedLinks served = new ServedLinks(x.gains, x.snrPerGain, x.association, x.scale);
        double expected = served.evaluate(x.power, fairness);
        assertEquals(expected, all.evaluate(x.power, hot, x.scale, fairness, new double[hot.length]),
                1e-12 * Math.abs(expected));
        double[] one = new double[BLOCKS];
        double[] other = new double[BLOCKS];
        for (int b = 0; b < SITES; b++) {
            served.slopes(b, one, 0);
            all.slopes(b, other, 0);
            double scale = Arrays.stream(one).map(Math::abs).max().orElseThrow();
            assertArrayEquals(one, other, 1e-10 * scale, "BS " + b);
        }
    }

    /** Random gains over 9 decades; one UE of ten without any. */
    private static final class Drawn {
        private final Gains gains;
        private final double[] snrPerGain;
        private final int[] association;
        private final double[] scale = new double[SITES];
        private final double[][] power = new double[SITES][BLOCKS];

        Drawn(int users) {
            RandomGenerator random = Seeds.stream(3, "served");
            double[] gain = new double[users * SITES];
            Arrays.setAll(gain, i -> i / SITES % 10 == 7 ? 0 : Math.pow(10, -(7 + 9 * random.nextDouble())));
            gains = Gains.flat(users, SITES, BLOCKS, gain);
            RadioConfig radio = RadioConfig.paper().withBlocks(BLOCKS);
            snrPerGain = NormalizedGains.snrPerGain(gains, radio);
            association = new int[users];
            Arrays.setAll(association, u -> u % 10 == 7 ? Allocation.OUT_OF_COVERAGE : random.nextInt(SITES));
            Arrays.setAll(scale, b -> Rates.perNatBps(radio) / (b + 1));
            for (double[] row : power) {
                Arrays.setAll(row, r -> random.nextDouble());
            }
        }

        double[] results() {
            ServedLinks served = new ServedLinks(gains, snrPerGain, association, scale);
            AllLinks all = new AllLinks(gains, snrPerGain, gains.coveredUsers());
            double[] share = new double[gains.coveredUsers().length * SITES];
            Arrays.fill(share, 1.0 / SITES);
            double[] result = new double[2 + 2 * SITES * BLOCKS + gains.users()];
            result[0] = served.evaluate(power, new AlphaFair(1));
            result[1] = all.evaluate(power, share, scale, new AlphaFair(0.5), new double[share.length]);
            for (int b = 0; b < SITES; b++) {
                served.slopes(b, result, 2 + b * BLOCKS);
                all.slopes(b, result, 2 + (SITES + b) * BLOCKS);
            }
            System.arraycopy(served.rates(power), 0, result, 2 + 2 * SITES * BLOCKS, gains.users());
            return result;
        }
    }
}
