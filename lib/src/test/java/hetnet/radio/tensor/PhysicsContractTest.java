package hetnet.radio.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rates of plain arrays and of tensors are the same: BSs of different budgets, one of them empty, and UEs without a
 * path.
 */
class PhysicsContractTest {

    private static final int USERS = 9;
    private static final int SITES = 4;
    private static final int BLOCKS = 6;
    private static final int STRONGEST = 2;
    private static final int EMPTY_SITE = 2;
    private static final int UE_WITHOUT_PATH = 5;
    private static final int UE_OF_ONE_PATH = 7;

    /**
     * What a number near one is rounded to: the digits of 1 + SINR that tensors keep, per nat/s/Hz. Plain arrays keep
     * those of the SINR.
     */
    private static final Map<DataType, Double> ROUNDING = Map.of(DataType.FLOAT64, Math.ulp(1.0), DataType.FLOAT32,
            (double) Math.ulp(1f));

    private static final RadioConfig RADIO = RadioConfig.paper().withBlocks(BLOCKS);
    private static final double[] BUDGET_WATT = {40, 1, 0.1, 10};

    private final NDManager manager = NDManager.newBaseManager();
    private final RandomGenerator random = Seeds.stream(1, "contract");
    private final double[][] powerWatt = power();
    private final int[] association = {0, 1, 3, 0, 0, Allocation.OUT_OF_COVERAGE, 1, 3, 0};

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, false, ALL, 1e-6", "FLOAT64, true, ALL, 1e-6", "FLOAT64, false, STRONGEST, 1e-6",
            "FLOAT64, true, STRONGEST, 1e-6", "FLOAT32, false, ALL, 1e-4", "FLOAT32, true, ALL, 1e-4",
                    "FLOAT32, false, STRONGEST, 1e-4", "FLOAT32, true, STRONGEST, 1e-4"})
    void ratesOfTensorsAreThoseOfArrays(DataType type, boolean fading, String kind, double tolerance) {
        int[][] site = kind.equals("ALL") ? everySite() : twoSites();
        Gains gains = gains(fading, site);
        Links links = links(site, type);
        TensorScope scope = new TensorScope(manager, false);
        NDArray efficiency = TensorRates.of(links, gain(gains, site, type), fraction(type), scope)
                .efficiency(); // [1, K, U]
        assertLinks(Rates.linkRates(gains, powerWatt, RADIO), site, doubles(efficiency), tolerance, ROUNDING.get(type));
        NDArray share = share(site, type);
                double[] expected = Rates.userRates(gains, new Allocation(association, powerWatt), RADIO,
                        Scheduler.EQUAL_TIME);
        double[] actual = doubles(TensorRates.shared(links, share, links.perSite(share), efficiency)); // [U]
        for (int u = 0; u < USERS; u++) {
            double rate = expected[u] / Rates.perNatBps(RADIO);
            assertEquals(rate, actual[u], tolerance * rate + ROUNDING.get(type), "UE " + u);
        }
        assertEquals(0, actual[UE_WITHOUT_PATH]);
        assertTrue(actual[UE_OF_ONE_PATH] > 0);
    }

    private static void assertLinks(double[] expectedBps, int[][] site, double[] efficiency, double tolerance,
            double rounding) {
        for (int k = 0; k < site.length; k++) {
            for (int u = 0; u < USERS; u++) {
                double expected = expectedBps[u * SITES + site[k][u]] / Rates.perNatBps(RADIO);
                assertEquals(expected, efficiency[k * USERS + u], tolerance * expected + rounding,
                        "link " + k + " of UE " + u);
            }
        }
    }

    private static double[] doubles(NDArray x) {
        return x.toType(DataType.FLOAT64, true).toDoubleArray();
    }

    /** Anything from a silent RB to the whole budget. */
    private double[][] power() {
        double[][] power = new double[SITES][BLOCKS];
        for (int b = 0; b < SITES; b++) {
            for (int r = 0; r < BLOCKS; r++) {
                power[b][r] = (b + r) % 3 == 0 ? 0 : BUDGET_WATT[b] * random.nextDouble();
            }
        }
        return power;
    }

    private static int[][] everySite() {
        return IntStream.range(0, SITES).mapToObj(b -> IntStream.generate(() -> b).limit(USERS).toArray())
                .toArray(int[][]::new);
    }

    /** The serving BS of each UE and another. */
    private int[][] twoSites() {
        int[][] site = new int[STRONGEST][USERS];
        for (int u = 0; u < USERS; u++) {
            site[0][u] = Math.max(0, association[u]);
            site[1][u] = (site[0][u] + 1 + u % (SITES - 1)) % SITES;
        }
        return site;
    }

    private Links links(int[][] site, DataType type) {
        long[] flat = Arrays.stream(site).flatMapToInt(Arrays::stream).asLongStream().toArray();
        return site.length == SITES ? new Links.All()
                : Links.Strongest.of(manager.create(flat, new Shape(site.length, USERS)), SITES, type);
    }

    /** SNRs of 0 to 80 dB at full budget, and no path where there is no link. */
    private Gains gains(boolean fading, int[][] site) {
        int depth = fading ? BLOCKS : 1;
        double[] gain = new double[USERS * SITES * depth];
        for (int[] ofLink : site) {
            for (int u = 0; u < USERS; u++) {
                boolean path = u != UE_WITHOUT_PATH && (u != UE_OF_ONE_PATH || ofLink[u] == association[u]);
                for (int r = 0; path && r < depth; r++) {
                    int b = ofLink[u];
                    gain[(u * SITES + b) * depth + r] = RADIO.noiseWatt() / BUDGET_WATT[b]
                            * Math.pow(10, 8 * random.nextDouble());
                }
            }
        }
        return fading ? Gains.fading(USERS, SITES, BLOCKS, gain) : Gains.flat(USERS, SITES, BLOCKS, gain);
    }

    /** At full budget; shape [1, K, U, 1 or R]. */
    private NDArray gain(Gains gains, int[][] site, DataType type) {
        NormalizedGains normalized = NormalizedGains.of(gains, RADIO, BUDGET_WATT);
        int depth = gains.isFading() ? BLOCKS : 1;
        double[] gain = new double[site.length * USERS * depth];
        double[][] row = new double[SITES][BLOCKS];
        for (int u = 0; u < USERS; u++) {
            normalized.row(u, row);
            for (int k = 0; k < site.length; k++) {
                System.arraycopy(row[site[k][u]], 0, gain, (k * USERS + u) * depth, depth);
            }
        }
        return manager.create(gain, new Shape(1, site.length, USERS, depth)).toType(type, true);
    }

    /** Of each BS's own budget; shape [1, B, R]. */
    private NDArray fraction(DataType type) {
        double[] fraction = new double[SITES * BLOCKS];
        for (int i = 0; i < fraction.length; i++) {
            fraction[i] = powerWatt[i / BLOCKS][i % BLOCKS] / BUDGET_WATT[i / BLOCKS];
        }
        return manager.create(fraction, new Shape(1, SITES, BLOCKS)).toType(type, true);
    }

    /** 1 at the link of the serving BS; shape [1, K, U]. */
    private NDArray share(int[][] site, DataType type) {
        double[] share = new double[site.length * USERS];
        for (int i = 0; i < share.length; i++) {
            share[i] = site[i / USERS][i % USERS] == association[i % USERS] ? 1 : 0;
        }
        assertEquals(0, Arrays.stream(association).filter(b -> b == EMPTY_SITE).count());
        return manager.create(share, new Shape(1, site.length, USERS)).toType(type, true);
    }
}
