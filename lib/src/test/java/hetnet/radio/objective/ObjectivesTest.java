package hetnet.radio.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import hetnet.radio.Metrics;
import hetnet.radio.Objective;
import hetnet.radio.UserUtility;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectivesTest {

    private static final double STEP = 1e-6;     // relative, of the finite differences
    private static final double RELATIVE = 1e-5; // what they are good for
    private static final List<Tier> TIERS = List.of(Tier.MACRO, Tier.PICO);
    private static final SupplyPower SUPPLY = new SupplyPower(TIERS);
    private static final double[] RATES = {2e4, 9e4, 1.1e5, 3e6};
    private static final double[][] POWERS = {{10, 20}, {0.25, 0.5}};

    static Stream<Objective> objectives() {
        AlphaFair fair = new AlphaFair(1);
        return Stream.of(new MinimumRate(1e5), new MinimumRate(new AlphaFair(2), 1e5, 3e-5, 2), new Demand(fair, 1e5),
                new BitPerJoule(SUPPLY, 1e5, 1e6, 0.1), new BitPerJoule(SUPPLY, 1e5, 1e6, 3),
                new MaxMin(), new MaxMin(2), new EnergyAware(fair, 0.1, SUPPLY),
                new EnergyAware(new MinimumRate(1e5), 0.02, SUPPLY), new BitPerJoule(SUPPLY, 1e5, 1e6),
                new LeastSumRate(3e6), new LeastSumRate(4e6), new LeastSumRate(new AlphaFair(2), 3.3e6, 0, 10, 0.1));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void slopesAreThoseOfTheValue(Objective objective) {
        double before = objective.value(RATES, POWERS);
        double[] slope = objective.rateSlopes(RATES, POWERS);
        double largest = Arrays.stream(slope).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < RATES.length; i++) {
            double[] more = RATES.clone();
            double[] less = RATES.clone();
            more[i] *= 1 + STEP;
            less[i] *= 1 - STEP;
            double difference = objective.value(more, POWERS) - objective.value(less, POWERS);
            assertEquals(difference / (2 * STEP * RATES[i]), slope[i], RELATIVE * largest + rounding(before, RATES[i]));
        }
        double[][] byPower = objective.powerSlopes(RATES, POWERS);
        for (int b = 0; b < 2; b++) {
            double[][] more = {POWERS[0].clone(), POWERS[1].clone()};
            more[b][1] += STEP;
            double difference = objective.value(RATES, more) - before;
            assertEquals(difference / STEP, byPower[b][1], RELATIVE * Math.abs(byPower[b][1]) + rounding(before, 1));
        }
    }

    /** Of a difference of two values, over the step. */
    private static double rounding(double value, double unit) {
        return 4 * Math.ulp(value) / (STEP * unit);
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void moreRateIsNeverWorthLess(Objective objective) {
        UserUtility worth = objective.perUser().orElseThrow();
        assertTrue(Arrays.stream(objective.rateSlopes(RATES, POWERS)).allMatch(s -> s >= 0));
        double[] rates = {0, 1e-9, 1, 1e3, 1e5, 1e5 + 1, 1e9};
        for (int i = 1; i < rates.length; i++) {
            assertTrue(worth.of(0, rates[i]) >= worth.of(0, rates[i - 1]), "at " + rates[i]);
        }
        assertTrue(Double.isFinite(objective.value(new double[] {0, 1e6}, POWERS)));
    }

    @Test
    void aUserMoreAtTheMinimumRateIsWorthMoreThanAnyFairness() {
        MinimumRate count = new MinimumRate(new AlphaFair(1), 1e5, 1e3, 1e3);
        double two = count.value(new double[] {1.01e5, 1.01e5, 1}, POWERS);
        double one = count.value(new double[] {9e8, 0.9e5, 0.9e5}, POWERS);
        assertTrue(two > one);
        assertEquals(Map.of("outage_share", 0.5), count.metrics(RATES, POWERS));
    }

    @Test
    void whatIsBeyondTheDemandIsWorthNothing() {
        Demand demand = new Demand(new AlphaFair(1), 1e5);
        assertEquals(demand.value(new double[] {1e5, 1e4}, POWERS), demand.value(new double[] {1e9, 1e4}, POWERS));
        assertEquals(Map.of("carried_bps", 2e4 + 9e4 + 2e5, "satisfied_share", 0.5), demand.metrics(RATES, POWERS));
    }

    @Test
    void maxMinTendsToTheSmallestRateAndOrdersAsAlphaFairnessDoes() {
        double[] other = {3e4, 4e4, 5e4, 6e4};
        for (double k : new double[] {1, 4, 9}) {
            AlphaFair fair = new AlphaFair(1 + k);
            assertEquals(fair.value(RATES) > fair.value(other), new MaxMin(k).value(RATES, POWERS)
                    > new MaxMin(k).value(other, POWERS), "k = " + k);
        }
        double before = Double.POSITIVE_INFINITY;
        for (double k : new double[] {1, 10, 100, 1000}) {
            double value = new MaxMin(k).value(RATES, POWERS);
            assertTrue(value >= Math.log(2e4) && value <= Math.log(2e4) + Math.log(4) / k && value <= before);
            before = value;
        }
        assertEquals(2e4, new MaxMin().metrics(RATES, POWERS).get("min_rate_bps"));
    }

    @Test
    void supplyIsThatOfTheEarthModel() {
        assertEquals(130 + 4.7 * 30 + 6.8 + 4 * 0.75, SUPPLY.watts(POWERS), 1e-12);
        assertEquals(75 + 6.8 + 4 * 0.75, SUPPLY.watts(new double[][] {{0, 0}, {0.25, 0.5}}), 1e-12);
        assertEquals(39 + 2.9, new SupplyPower(List.of(Tier.MICRO, Tier.FEMTO)).watts(new double[2][3]), 1e-12);
        assertArrayEquals(new double[] {4.7, 4.7}, SUPPLY.slopes(POWERS)[0]);
        assertEquals("the supply of 2 BSs cannot tell of powers of 3 BSs", assertThrows(IllegalArgumentException.class,
                () -> SUPPLY.watts(new double[3][2])).getMessage());
    }

    @Test
    void aPriceOfNothingIsTheUtilityAndBitPerJouleIsReported() {
        EnergyAware free = new EnergyAware(new AlphaFair(1), 0, SUPPLY);
        assertEquals(new AlphaFair(1).value(RATES), free.value(RATES, POWERS));
        double watts = SUPPLY.watts(POWERS);
        assertEquals(Map.of("supply_w", watts, "bit_per_joule", Arrays.stream(RATES).sum() / watts),
                free.metrics(RATES, POWERS));
        assertEquals(Arrays.stream(RATES).sum() / watts, new BitPerJoule(SUPPLY, 1e5, 0).value(RATES, POWERS), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(ObjectiveKind.class)
    void everyKindCanBeAskedFor(ObjectiveKind kind) {
        Objective objective = new ObjectiveConfig(kind, 1e5, 1e6, 0.1, 0, 0.5, 1).of(1, TIERS, () -> RATES);
        assertTrue(Double.isFinite(objective.value(RATES, POWERS)));
        assertEquals(kind == ObjectiveKind.ALPHA_FAIR, objective instanceof AlphaFair);
    }

    /** The two sums are 3.22 Mbit/s and 9.02e12: Jain's index is 0.287. */
    @ParameterizedTest
    @CsvSource({"1, 3.3e6, 0.2, 0.1", "1, 3.3e6, 0.29, 0.01", "0.5, 3e6, 0.9, 0.1", "2, 4e6, 0.5, 0"})
    void slopesUnderALeastJainsIndexAreThoseOfTheValue(double alpha, double total, double jain, double softness) {
        slopesAreThoseOfTheValue(new LeastSumRate(new AlphaFair(alpha), total, jain, 10, softness));
    }

    /** What is missing of T costs w of what a proportional gain of all is worth; a tenth of T is missing here. */
    @Test
    void missingSumRateCostsItsPartOfTheWeight() {
        double total = Arrays.stream(RATES).sum();
        double fair = new AlphaFair(1).value(RATES);
        assertEquals(fair, new LeastSumRate(total).value(RATES, POWERS));
        assertEquals(fair - 7 * 4 * 0.1, new LeastSumRate(new AlphaFair(1), total / 0.9, 0, 7, 0)
                .value(RATES, POWERS), 1e-9);
        assertEquals(0.1, new LeastSumRate(total / 0.9).metrics(RATES, POWERS).get("missing_share"), 1e-12);
        assertEquals(0, new LeastSumRate(total / 2).metrics(RATES, POWERS).get("missing_share"));
        double jain = Metrics.jainIndex(RATES);
        assertEquals(fair, new LeastSumRate(new AlphaFair(1), total, jain - 1e-9).value(RATES, POWERS));
        assertTrue(new LeastSumRate(new AlphaFair(1), total, jain + 1e-9).value(RATES, POWERS) < fair);
    }

    @Test
    void theLeastSumRateIsAShareOfTheBaselinesOrANumber() {
        double total = Arrays.stream(RATES).sum();
        ObjectiveConfig share = new ObjectiveConfig(ObjectiveKind.LEAST_SUM_RATE, 1, 1, 0, 0, 0.5, 0);
        assertEquals(new LeastSumRate(total / 2), share.of(1, TIERS, () -> RATES));
        ObjectiveConfig number = new ObjectiveConfig(ObjectiveKind.LEAST_SUM_RATE, 1, 1, 0, 1e6, 0.5, 2);
        assertEquals(new LeastSumRate(new AlphaFair(2), 1e6, 2 * Metrics.jainIndex(RATES)),
                number.of(2, TIERS, () -> RATES));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        for (String said : List.of("minRateBps = 0", "weight = -1", "sharpness = 0")) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> new MinimumRate(new AlphaFair(1),
                    said.startsWith("min") ? 0 : 1, said.startsWith("weight") ? -1 : 1,
                    said.startsWith("sharp") ? 0 : 1)).getMessage().startsWith(said), said);
        }
        assertThrows(IllegalArgumentException.class, () -> new Demand(new AlphaFair(1), Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new MaxMin(-1));
        assertThrows(IllegalArgumentException.class, () -> new EnergyAware(new AlphaFair(1), -1, SUPPLY));
        assertThrows(IllegalArgumentException.class, () -> new BitPerJoule(SUPPLY, -1, 1));
    }

    /** At R_min itself ln 2 times the softness is missing; far away nothing is soft. */
    @Test
    void aSoftKinkIsTheKinkButNextToIt() {
        BitPerJoule kink = new BitPerJoule(SUPPLY, 1e5, 1e6);
        BitPerJoule soft = new BitPerJoule(SUPPLY, 1e5, 1e6, 0.01);
        double[] far = {5e4, 2e5};
        assertEquals(kink.value(far, POWERS), soft.value(far, POWERS), 1e-9 * Math.abs(kink.value(far, POWERS)));
        double[] at = {1e5};
        assertEquals(1e6 * 0.01 * Math.log(2), kink.value(at, POWERS) - soft.value(at, POWERS), 1e-6);
    }

    /** Whoever goes from stage to stage ends at what was asked for, and a stage has no stages of its own to go by. */
    @Test
    void stagesEndAtTheObjective() {
        for (Objective objective : List.of(new MinimumRate(1e5), new BitPerJoule(SUPPLY, 1e5, 1e6),
                new LeastSumRate(1e6), new EnergyAware(new MinimumRate(1e5), 0.1, SUPPLY),
                new MinimumRate(new AlphaFair(1), 1e5, 10, 4))) {
            List<Objective> stages = objective.stages();
            assertEquals(objective, stages.get(stages.size() - 1));
            assertEquals(List.of(stages.get(0)), stages.get(0).stages());
        }
        assertEquals(7, new LeastSumRate(1e6).stages().size());
        assertEquals(5, new BitPerJoule(SUPPLY, 1e5, 1e6).stages().size());
        assertEquals(4, new MinimumRate(1e5).stages().size());
    }

    /** What lifts small rates is on the way to a least rate; a price of power is not, which counts in another unit. */
    @Test
    void easierObjectivesBeginWithRatesUpToTheLeastOne() {
        MinimumRate least = new MinimumRate(1e5);
        Demand upTo = new Demand(new AlphaFair(2), 1e5);
        assertEquals(List.of(upTo, new AlphaFair(1), new AlphaFair(2), new MaxMin()), least.easier());
        assertEquals(least.easier(), new BitPerJoule(SUPPLY, 1e5, 1e6).easier());
        assertEquals(least.easier(), new EnergyAware(least, 0.1, SUPPLY).easier());
        assertEquals(List.of(new AlphaFair(10)), new MaxMin().easier());
        assertEquals(new AlphaFair(10), new AlphaFair(9.5).fairer());
    }
}
