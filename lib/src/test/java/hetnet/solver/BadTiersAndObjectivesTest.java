package hetnet.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.OutOfRange;
import hetnet.channel.ChannelModel;
import hetnet.channel.Gains;
import hetnet.channel.generators.TierSettings;
import hetnet.channel.generators.TieredNetwork;
import hetnet.channel.pathloss.BuildingLoss;
import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.RadioConfig;
import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import hetnet.radio.objective.BitPerJoule;
import hetnet.radio.objective.Demand;
import hetnet.radio.objective.EnergyAware;
import hetnet.radio.objective.LeastSumRate;
import hetnet.radio.objective.MaxMin;
import hetnet.radio.objective.MinimumRate;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.radio.objective.ObjectiveKind;
import hetnet.radio.objective.PricedRates;
import hetnet.radio.objective.SupplyPower;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.portfolio.GrowingPenalty;
import hetnet.solver.portfolio.RatePrices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Budgets, tiers, path losses, networks and objectives that cannot be: each is refused in one sentence. */
class BadTiersAndObjectivesTest {

    private static final AlphaFair FAIR = new AlphaFair(1);
    private static final SupplyPower SUPPLY = new SupplyPower(List.of(Tier.MACRO, Tier.PICO));
    private static final TierSettings PICO = TierSettings.usual(Tier.PICO);
    private static final Gains GAINS = Gains.flat(2, 2, 3, new double[] {1e-9, 1e-10, 1e-10, 1e-9});

    /** A number, by its name in the sentence, and values just out of its range or no number at all. */
    private static void add(List<Arguments> all, String name, DoubleConsumer use, double... values) {
        for (double value : values) {
            all.add(Arguments.of(name, value, use));
        }
    }

    static Stream<Arguments> numbers() {
        List<Arguments> all = new ArrayList<>();
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        add(all, "minRateBps", v -> new MinimumRate(v), 0, 0.99, 1.01e12, nan, inf);
        add(all, "weight", v -> new MinimumRate(FAIR, 1e5, v, 4), -1e-9, 1.01e12, nan);
        add(all, "sharpness", v -> new MinimumRate(FAIR, 1e5, 10, v), 0.099, 10_001, nan);
        add(all, "demandBps", v -> new Demand(FAIR, v), 0, -5, 1.01e12, nan);
        add(all, "sharpness", v -> new MaxMin(v), 0, 10_001, nan);
        add(all, "rateFloorBps", v -> new MaxMin(10, v), 0, -1, inf, nan);
        add(all, "pricePerWatt", v -> new EnergyAware(FAIR, v, SUPPLY), -0.1, 1.01e12, nan);
        add(all, "minRateBps", v -> new BitPerJoule(SUPPLY, v, 1), 0, 1.01e12, nan);
        add(all, "weight", v -> new BitPerJoule(SUPPLY, 1e5, v), -1, 1.01e15, nan);
        add(all, "softness", v -> new BitPerJoule(SUPPLY, 1e5, 1, v), -0.01, 10.1, nan, inf);
        add(all, "minRateBps", v -> new ObjectiveConfig(ObjectiveKind.MIN_RATE, v, 1, 0, 0, 1, 1), 0, nan);
        add(all, "demandBps", v -> new ObjectiveConfig(ObjectiveKind.DEMAND, 1, v, 0, 0, 1, 1), 0, nan);
        add(all, "pricePerWatt", v -> new ObjectiveConfig(ObjectiveKind.ENERGY, 1, 1, v, 0, 1, 1), -1, nan);
        add(all, "leastSumRateBps", v -> new ObjectiveConfig(ObjectiveKind.LEAST_SUM_RATE, 1, 1, 0, v, 1, 1), -1,
                1.01e15, nan);
        add(all, "leastSumRateShare", v -> new ObjectiveConfig(ObjectiveKind.LEAST_SUM_RATE, 1, 1, 0, 0, v, 1), 0, -1,
                1001, nan);
        add(all, "alpha", v -> new ObjectiveConfig(ObjectiveKind.DEMAND, 1, 1, 0, 0, 1, 1)
                .of(v, List.of(Tier.MACRO), () -> new double[1]), -1, 11);
        add(all, "leastJainShare", v -> new ObjectiveConfig(ObjectiveKind.LEAST_SUM_RATE, 1, 1, 0, 0, 1, v), -1, 1001,
                nan);
        add(all, "leastJain", v -> new LeastSumRate(FAIR, 1e5, v), -0.1, 1.01, nan);
        add(all, "totalBps", v -> new LeastSumRate(v), 0, 0.9, 1.01e15, nan, inf);
        add(all, "weight", v -> new LeastSumRate(FAIR, 1e5, 0, v, 0), -1e-9, 1.01e12, nan);
        add(all, "softness", v -> new LeastSumRate(FAIR, 1e5, 0, 1, v), -0.01, 10.1, nan, inf);
        add(all, "budgetDbm", v -> PICO.withBudgetDbm(v), -30.1, 80.1, nan);
        add(all, "budgetDbm", v -> RadioConfig.paper().withBudgetDbm(v), -31, 81, nan, inf);
        for (PathLoss model : PathLosses.all()) {
            add(all, "carrierGhz", v -> model.losDb(100, 25, 1.5, v), 0.49, 101, nan);
            add(all, "carrierGhz", v -> model.nlosDb(100, 25, 1.5, v), 0, inf);
        }
        add(all, "shadowingDb", v -> channel().optShadowingDb(v).build(), -0.1, 30.1, nan);
        add(all, "perMacro", v -> PICO.withPerMacro((int) v), -1, 101);
        add(all, "heightM", v -> new TierSettings(1, 30, v, PICO.pathLoss(), 1, 1, 1), 0, 1001, nan);
        add(all, "apartM", v -> new TierSettings(1, 30, 10, PICO.pathLoss(), v, 1, 1), -1, 1.1e5, nan);
        add(all, "macroM", v -> new TierSettings(1, 30, 10, PICO.pathLoss(), 1, v, 1), -1, 1.1e5, nan);
        add(all, "userM", v -> new TierSettings(1, 30, 10, PICO.pathLoss(), 1, 1, v), -1, 1.1e5, nan);
        add(all, "macros", v -> network().optMacros((int) v).build(), 0, 1001);
        add(all, "spacingM", v -> network().optSpacingM(v).build(), 9.9, 1.1e5, nan);
        add(all, "users", v -> network().optUsers((int) v).build(), 0, 1_000_001);
        add(all, "clusteredPercent", v -> network().optClusteredPercent(v).build(), -0.1, 100.1, nan);
        add(all, "indoorPercent", v -> network().optIndoor(v, BuildingLoss.LOW).build(), -0.1, 100.1, nan);
        add(all, "rounds", v -> new RatePrices(GradientAscent.builder().build(), (int) v), 0, 1001);
        return all.stream();
    }

    private static ChannelModel.Builder channel() {
        return ChannelModel.builder().setRadio(RadioConfig.paper());
    }

    private static TieredNetwork.Builder network() {
        return TieredNetwork.builder().setRadio(RadioConfig.paper());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource
    void numbers(String name, double value, DoubleConsumer use) {
        String message = assertThrows(IllegalArgumentException.class, () -> use.accept(value)).getMessage();
        OutOfRange.check(message, name, value);
    }

    private static Problem budgets(double... watt) {
        return Problem.builder().setGains(GAINS).setRadio(TestLayout.radio(3)).optBudgetWatt(watt).build();
    }

    private static Problem tiers(Tier... tiers) {
        return Problem.builder().setGains(GAINS).setRadio(TestLayout.radio(3)).optTiers(List.of(tiers)).build();
    }

    static Stream<Arguments> sentences() {
        double[][] three = {{1}, {1}, {1}};
        return Stream.of(
                Arguments.of("1 budgets for 2 BSs: one of each is needed", (Executable) () -> budgets(1)),
                Arguments.of("3 budgets for 2 BSs: one of each is needed", (Executable) () -> budgets(1, 1, 1)),
                Arguments.of("budgetWatt", (Executable) () -> budgets(1, 0)),
                Arguments.of("budgetWatt", (Executable) () -> budgets(1, -1)),
                Arguments.of("budgetWatt", (Executable) () -> budgets(Double.NaN, 1)),
                Arguments.of("budgetWatt", (Executable) () -> budgets(1, 1.1e5)),
                Arguments.of("1 tiers for 2 BSs: one of each is needed", (Executable) () -> tiers(Tier.MACRO)),
                Arguments.of("3 tiers for 2 BSs: one of each is needed",
                        (Executable) () -> tiers(Tier.MACRO, Tier.PICO, Tier.PICO)),
                Arguments.of("the supply of 2 BSs cannot tell of powers of 3 BSs",
                        (Executable) () -> SUPPLY.watts(three)),
                Arguments.of("the supply of 2 BSs cannot tell of powers of 3 BSs",
                        (Executable) () -> SUPPLY.slopes(three)),
                Arguments.of("1 prices for 2 UEs in coverage: one of each is needed",
                        (Executable) () -> new PricedRates(FAIR, new double[1]).value(new double[2], three)),
                Arguments.of("price", (Executable) () -> new PricedRates(FAIR, new double[] {-1})),
                Arguments.of("price", (Executable) () -> new PricedRates(FAIR, new double[] {Double.NaN})),
                Arguments.of("price", (Executable) () -> new PricedRates(FAIR, null)),
                Arguments.of("fairness", (Executable) () -> new Demand(null, 1)),
                Arguments.of("fairness", (Executable) () -> new MinimumRate(null, 1, 1, 1)),
                Arguments.of("utility", (Executable) () -> new EnergyAware(null, 1, SUPPLY)),
                Arguments.of("supply", (Executable) () -> new EnergyAware(FAIR, 1, null)),
                Arguments.of("supply", (Executable) () -> new BitPerJoule(null, 1, 1)),
                Arguments.of("tiers", (Executable) () -> new SupplyPower(null)),
                Arguments.of("objective", (Executable) () -> new ObjectiveConfig(null, 1, 1, 1, 0, 1, 1)),
                Arguments.of("solver", (Executable) () -> new RatePrices(null)),
                Arguments.of("solver", (Executable) () -> new GrowingPenalty(null)),
                Arguments.of("radio", (Executable) () -> TieredNetwork.builder().build()),
                Arguments.of("placement", (Executable) () -> network().optPlacement(null).build()),
                Arguments.of("buildings", (Executable) () -> network().optIndoor(1, null).build()),
                Arguments.of("settings", (Executable) () -> network().optTier(Tier.PICO, null)),
                Arguments.of("tier", (Executable) () -> network().optTier(null, PICO)),
                Arguments.of("'UMX' must be one of [UMA, UMI, RMA, INH, EQ3]",
                        (Executable) () -> PathLosses.of("UMX")),
                Arguments.of("'' must be one of", (Executable) () -> PathLosses.of("")),
                Arguments.of("radio", (Executable) () -> ChannelModel.builder().build()),
                Arguments.of("pathLoss", (Executable) () -> channel().optPathLoss(null).build()),
                Arguments.of("tier", (Executable) () -> channel().optPathLoss(null, PathLosses.UMI)),
                Arguments.of("pathLoss", (Executable) () -> channel().optPathLoss(Tier.PICO, null)),
                Arguments.of("fading", (Executable) () -> channel().optFading(null).build()),
                Arguments.of("pathLoss", (Executable) () -> PICO.withPathLoss(null)),
                Arguments.of("perMacro of the macros must be 1: optMacros sets their number", (Executable) () ->
                        network().optTier(Tier.MACRO, TierSettings.usual(Tier.MACRO).withPerMacro(2)).build()));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource
    void sentences(String said, Executable use) {
        String message = assertThrows(IllegalArgumentException.class, use).getMessage();
        assertTrue(message.contains(said), message);
        assertEquals(1, message.lines().count(), message);
    }
}
