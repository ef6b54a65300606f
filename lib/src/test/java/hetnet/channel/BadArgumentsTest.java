package hetnet.channel;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hetnet.OutOfRange;
import hetnet.Tally;
import hetnet.channel.generators.RandomisedNetwork;
import hetnet.channel.generators.UniformNetwork;
import hetnet.channel.pathloss.DualSlope;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Area;
import hetnet.network.Mobility;
import hetnet.network.RadioConfig;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every number that drops, motion and channels take is refused by its name and range when it is none of theirs, and so
 * is null.
 */
class BadArgumentsTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("arguments");

    private static final Area AREA = new Area(0, 0, 100, 50);
    private static final Users USERS = Users.still(List.of("a"), new double[][] {{1, 1, 1.5}});
    private static final RandomGenerator RANDOM = Seeds.stream(1, "arguments");
    private static final RadioConfig RADIO = RadioConfig.paper();
    private static final String WHOLE = "whole number";

    /** What is called with a value, by what is called and the name of the argument. */
    private static final Map<String, DoubleConsumer> CALLS = Map.ofEntries(
            entry("drop count", v -> UniformDrop.drop(AREA, (int) v, 1, 1.5, 3, RANDOM)),
            entry("drop spacingM", v -> UniformDrop.drop(AREA, 1, v, 1.5, 3, RANDOM)),
            entry("drop heightM", v -> UniformDrop.drop(AREA, 1, 1, v, 3, RANDOM)),
            entry("drop maxSpeedMps", v -> UniformDrop.drop(AREA, 1, 1, 1.5, v, RANDOM)),
            entry("points count", v -> UniformDrop.points(AREA, (int) v, 1, RANDOM)),
            entry("points spacingM", v -> UniformDrop.points(AREA, 1, v, RANDOM)),
            entry("motion dtS", v -> Mobility.step(USERS, AREA, v)),
            entry("model shadowingDb", v -> ChannelModel.builder().setRadio(RadioConfig.paper()).optShadowingDb(v)
                    .build()),
            entry("losProbability groundM", v -> PathLosses.UMA.losProbability(v, 1.5)),
            entry("losProbability userHeightM", v -> PathLosses.UMA.losProbability(100, v)),
            entry("breakpoint siteHeightM", v -> DualSlope.breakpointM(v, 1.5, 3.5)),
            entry("breakpoint userHeightM", v -> DualSlope.breakpointM(25, v, 3.5)),
            entry("breakpoint carrierGhz", v -> DualSlope.breakpointM(25, 1.5, v)),
            entry("los groundM", v -> PathLosses.UMA.losDb(v, 25, 1.5, 3.5)),
            entry("los siteHeightM", v -> PathLosses.UMA.losDb(100, v, 1.5, 3.5)),
            entry("los userHeightM", v -> PathLosses.UMA.losDb(100, 25, v, 3.5)),
            entry("los carrierGhz", v -> PathLosses.UMA.losDb(100, 25, 1.5, v)),
            entry("nlos groundM", v -> PathLosses.UMA.nlosDb(v, 25, 1.5, 3.5)),
            entry("nlos siteHeightM", v -> PathLosses.UMA.nlosDb(100, v, 1.5, 3.5)),
            entry("nlos userHeightM", v -> PathLosses.UMA.nlosDb(100, 25, v, 3.5)),
            entry("nlos carrierGhz", v -> PathLosses.UMA.nlosDb(100, 25, 1.5, v)),
            entry("uma sites", v -> UniformNetwork.random((int) v, 10, 100, RADIO).draw(RANDOM)),
            entry("uma users", v -> UniformNetwork.random(2, (int) v, 100, RADIO).draw(RANDOM)),
            entry("uma sideM", v -> UniformNetwork.random(2, 10, v, RADIO).draw(RANDOM)),
            entry("randomised sites", v -> new RandomisedNetwork((int) v, 10, 100, RADIO).draw(RANDOM)),
            entry("randomised users", v -> new RandomisedNetwork(2, (int) v, 100, RADIO).draw(RANDOM)),
            entry("randomised sideM", v -> new RandomisedNetwork(2, 10, v, RADIO).draw(RANDOM)));

    static Stream<Arguments> ranges() {
        return Stream.of(
                arguments("drop", "count", WHOLE, 0, 10_000_001),
                arguments("drop", "spacingM", "m", -0.1, 1.1e6),
                arguments("drop", "heightM", "m", -0.1, 1000.1),
                arguments("drop", "maxSpeedMps", "m/s", -0.1, 1000.1),
                arguments("points", "count", WHOLE, -1, Integer.MAX_VALUE),
                arguments("points", "spacingM", "m", -1e-9, 1.1e6),
                arguments("motion", "dtS", "s", -0.1, 1.1e6),
                arguments("model", "shadowingDb", "dB", -0.1, 30.1),
                arguments("losProbability", "groundM", "m", -0.1, 1.1e8),
                arguments("losProbability", "userHeightM", "m", -2.2e7, 2.2e7),
                arguments("breakpoint", "siteHeightM", "m", -2.2e7, 2.2e7),
                arguments("breakpoint", "userHeightM", "m", -2.2e7, 2.2e7),
                arguments("breakpoint", "carrierGhz", "GHz", 0.499, 100.1),
                arguments("los", "groundM", "m", -0.1, 1.1e8),
                arguments("los", "siteHeightM", "m", -2.2e7, 2.2e7),
                arguments("los", "userHeightM", "m", -2.2e7, 2.2e7),
                arguments("los", "carrierGhz", "GHz", 0, 3500),
                arguments("nlos", "groundM", "m", -0.1, 1.1e8),
                arguments("nlos", "siteHeightM", "m", -2.2e7, 2.2e7),
                arguments("nlos", "userHeightM", "m", -2.2e7, 2.2e7),
                arguments("nlos", "carrierGhz", "GHz", 0, 3500),
                arguments("uma", "sites", WHOLE, 0, 101),
                arguments("uma", "users", WHOLE, 0, 1_000_001),
                arguments("uma", "sideM", "m", 0.9, 1.1e6),
                arguments("randomised", "sites", WHOLE, 0, 101),
                arguments("randomised", "users", WHOLE, -5, 1_000_001),
                arguments("randomised", "sideM", "m", -100, 1.1e6));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void ranges(String call, String name, String unit, double tooSmall, double tooLarge) {
        refused(call, name, tooSmall, "too small");
        refused(call, name, tooLarge, "too large");
        if (!unit.equals(WHOLE)) {
            for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                refused(call, name, value, "that are not finite");
            }
        }
    }

    private static void refused(String call, String name, double value, String how) {
        OutOfRange.check(message(() -> CALLS.get(call + " " + name).accept(value)), name, value);
        TALLY.count("arguments " + how);
    }

    @Test
    void everyCallHasARow() {
        Set<String> rows = new HashSet<>();
        ranges().map(Arguments::get).forEach(row -> rows.add(row[0] + " " + row[1]));
        assertEquals(CALLS.keySet(), rows);
    }

    /** As after an import in a later cell of a notebook, which forgets the variables. */
    @Test
    void nullWhereAnArgumentBelongs() {
        isNull("area", () -> UniformDrop.points(null, 1, 1, RANDOM));
        isNull("area", () -> UniformDrop.drop(null, 1, 1, 1.5, 3, RANDOM));
        isNull("rng", () -> UniformDrop.drop(AREA, 1, 1, 1.5, 3, null));
        isNull("users", () -> Mobility.step(null, AREA, 1));
        isNull("area", () -> Mobility.step(USERS, null, 1));
        isNull("radio, the argument of setRadio,", () -> ChannelModel.builder().build());
        isNull("pathLoss", () -> ChannelModel.builder().setRadio(RadioConfig.paper()).optPathLoss(null).build());
        isNull("fading", () -> ChannelModel.builder().setRadio(RadioConfig.paper()).optFading(null).build());
        isNull("radio", () -> UniformNetwork.random(2, 10, 100, null));
        isNull("radio", () -> new RandomisedNetwork(2, 10, 100, null));
        isNull("random", () -> UniformNetwork.random(2, 10, 100, RADIO).draw(null));
        isNull("random", () -> new RandomisedNetwork(2, 10, 100, RADIO).draw(null));
    }

    private static void isNull(String name, Executable call) {
        assertEquals(name + " is not given: it must not be null", message(call));
        TALLY.count("arguments that are null");
    }

    @Test
    void usersAndAreasThatNobodyCanMoveIn() {
        for (double speed : new double[] {-1, 1.1e6, Double.NaN, Double.POSITIVE_INFINITY}) {
            OutOfRange.check(message(() -> users(speed, 0)).replace("speedMps[0]", "speedMps"), "speedMps", speed);
            TALLY.count("arguments " + (speed == -1 ? "too small" : speed == 1.1e6 ? "too large"
                    : "that are not finite"));
        }
        for (double heading : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            OutOfRange.check(message(() -> users(0, heading)).replace("headingRad[0]", "headingRad"), "headingRad",
                    heading);
            TALLY.count("arguments that are not finite");
        }
        for (double end : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals("area [0.0, 1.0] x [0.0, %s] m is none: either pair must ascend, and be finite".formatted(end),
                    message(() -> new Area(0, 0, 1, end)));
            TALLY.count("arguments " + (end <= 0 ? "too small" : "that are not finite"));
        }
    }

    private static Users users(double speed, double heading) {
        return new Users(List.of("a"), new double[][] {{1, 1, 1.5}}, new double[] {speed}, new double[] {heading});
    }

    private static String message(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }
}
