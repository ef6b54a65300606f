package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Geometry;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ChannelModelTest {

    private static final RadioConfig RADIO = RadioConfig.paper();
    private static final Sites SITES = new Sites(List.of("A", "B"), new double[][] {{0, 0, 25}, {60, 80, 30}});
    private static final int MANY = 20_000;

    /** Level of the statistical tests; the seeds are fixed, so that a test passes always or never. */
    private static final double SIGNIFICANCE = 0.001;

    /** Users on top of each other: many links of one and the same distance. */
    private static Users crowd(int count, double x) {
        double[][] position = new double[count][];
        Arrays.fill(position, new double[] {x, 0, 1.5});
        return Users.still(IntStream.range(0, count).mapToObj(Integer::toString).toList(), position);
    }

    private static ChannelModel.Builder model() {
        return ChannelModel.builder().setRadio(RADIO);
    }

    @Test
    void withoutChanceItIsTheFormulaOfEachLink() {
        Users users = crowd(3, 100);
        ChannelModel uma = model().optShadowingDb(0).build();
        // z1 = -9: LOS for sure, +9: NLOS for sure
        LinkState state = new LinkState(2, new double[] {-9, 9, 9, -9, -9, -9}, new double[6]);
        Channel channel = uma.at(SITES, users, state, Seeds.stream(1, "x"));
        double toB = Math.hypot(40, 80);
        assertEquals(PathLosses.UMA.losDb(100, 25, 1.5, 3.5), channel.pathLossDb().getDouble(0, 0), 1e-12);
        assertEquals(PathLosses.UMA.nlosDb(toB, 30, 1.5, 3.5), channel.pathLossDb().getDouble(0, 1), 1e-12);
        assertEquals(PathLosses.UMA.nlosDb(100, 25, 1.5, 3.5), channel.pathLossDb().getDouble(1, 0), 1e-12);
        assertEquals(PathLosses.UMA.losDb(toB, 30, 1.5, 3.5), channel.pathLossDb().getDouble(1, 1), 1e-12);
        assertArrayEquals(new double[] {1, 0, 0, 1, 1, 1}, uma.lineOfSight(SITES, users, state).data().asDouble());
        double d = Math.hypot(toB, 28.5);
        assertEquals(d, channel.distanceM().getDouble(2, 1), 1e-12 * d);
        double gain = Math.pow(10, -channel.pathLossDb().getDouble(2, 1) / 10);
        assertEquals(gain, channel.gains().at(2, 1, 50), 1e-12 * gain);
        assertEquals(51, channel.gains().blocks());
        assertEquals(DataType.DOUBLE, channel.distanceM().dataType());
        assertEquals(DataType.DOUBLE, channel.pathLossDb().dataType());
    }

    @Test
    void eq3CountsDistancesBelowOneMetreAsOne() {
        Users users = Users.still(List.of("1"), new double[][] {{0, 0, 24.5}});
        Channel channel = model().optPathLoss(PathLosses.EQ3).optShadowingDb(0).build()
                .draw(SITES, users, Seeds.stream(1, "x"));
        assertEquals(28 + 20 * Math.log10(3.5), channel.pathLossDb().getDouble(0, 0), 1e-12);
        assertEquals(0.5, channel.distanceM().getDouble(0, 0));
    }

    @Test
    void losShareIsTheProbability() {
        ChannelModel uma = model().build();
        for (double d : new double[] {10, 50, 150}) {
            Users users = crowd(MANY, d);
            LinkState state = LinkState.draw(MANY, 2, Seeds.stream(2, "channel"));
            double share = uma.lineOfSight(SITES, users, state).getColumn(0).meanNumber().doubleValue();
            double p = PathLosses.UMA.losProbability(d, 1.5);
            assertEquals(p, share, 4 * Math.sqrt(p * (1 - p) / MANY), "at " + d + " m"); // four standard deviations
        }
    }

    @Test
    void shadowingIsNormalWithTheGivenDeviation() {
        Channel channel = model().optPathLoss(PathLosses.EQ3).optShadowingDb(8).build()
                .draw(SITES, crowd(MANY, 100), Seeds.stream(3, "channel"));
        double mean = 28 + 22 * Math.log10(Math.hypot(100, 23.5)) + 20 * Math.log10(3.5);
        double[] loss = channel.pathLossDb().getColumn(0).toDoubleVector();
        assertTrue(TestUtils.kolmogorovSmirnovTest(new NormalDistribution(mean, 8), loss) > SIGNIFICANCE);
    }

    @Test
    void rayleighPowerIsExponentialWithMeanOne() {
        ChannelModel model = model().optPathLoss(PathLosses.EQ3).optShadowingDb(0).optFading(Fading.RAYLEIGH).build();
        Users users = crowd(400, 100);
        Gains gains = model.draw(SITES, users, Seeds.stream(4, "channel")).gains();
        assertTrue(gains.isFading());
        double large = Math.pow(10, -(28 + 22 * Math.log10(Math.hypot(100, 23.5)) + 20 * Math.log10(3.5)) / 10);
        double[] h = new double[400 * 51];
        for (int i = 0; i < h.length; i++) {
            h[i] = gains.at(i / 51, 0, i % 51) / large;
        }
        assertEquals(1, StatUtils.mean(h), 4 / Math.sqrt(h.length)); // four standard deviations of the mean
        assertTrue(TestUtils.kolmogorovSmirnovTest(new ExponentialDistribution(1), h) > SIGNIFICANCE);
    }

    @Test
    void sameSeedSameChannel() {
        ChannelModel model = model().optFading(Fading.RAYLEIGH).build();
        Channel a = model.draw(SITES, crowd(50, 90), Seeds.stream(5, "channel"));
        Channel b = model.draw(SITES, crowd(50, 90), Seeds.stream(5, "channel"));
        Channel c = model.draw(SITES, crowd(50, 90), Seeds.stream(6, "channel"));
        assertArrayEquals(a.gains().toArray(), b.gains().toArray());
        assertArrayEquals(a.pathLossDb().data().asDouble(), b.pathLossDb().data().asDouble());
        assertFalse(Arrays.equals(a.gains().toArray(), c.gains().toArray()));
    }

    @Test
    void aLinkStateIsNotChangedByItsUse() {
        LinkState state = LinkState.draw(4, 2, Seeds.stream(7, "channel"));
        double[] los = state.los().clone();
        double[] shadow = state.shadow().clone();
        model().build().at(SITES, crowd(4, 90), state, Seeds.stream(7, "fading"));
        assertArrayEquals(los, state.los());
        assertArrayEquals(shadow, state.shadow());
    }

    @Test
    void usersOfDifferentHeightsHaveTheirOwnBreakpoints() {
        double[][] positions = {{100, 0, 1.5}, {900, 0, 12}, {100, 0, 12}, {900, 0, 1.5}};
        Users mixed = Users.still(List.of("a", "b", "c", "d"), positions);
        Geometry all = Geometry.of(SITES, mixed);
        for (int u = 0; u < positions.length; u++) {
            Geometry one = Geometry.of(SITES, Users.still(List.of("one"), new double[][] {positions[u]}));
            PathLoss.Losses expected = PathLosses.UMA.losses(one, 3.5);
            for (int b = 0; b < SITES.count(); b++) {
                assertEquals(expected.losDb()[b], PathLosses.UMA.losses(all, 3.5).losDb()[u * SITES.count() + b]);
                assertEquals(expected.nlosDb()[b], PathLosses.UMA.losses(all, 3.5).nlosDb()[u * SITES.count() + b]);
            }
        }
    }

    @Test
    void refusesWhatItCannotModel() {
        LinkState three = LinkState.draw(3, 2, Seeds.stream(1, "x"));
        assertEquals("links of 3 UEs and 2 BSs, but there are 4 and 2", assertThrows(IllegalArgumentException.class,
                () -> model().build().at(SITES, crowd(4, 9), three, Seeds.stream(1, "x"))).getMessage());
        Users ground = Users.still(List.of("mole-7"), new double[][] {{0, 0, 0}});
        String message = assertThrows(IllegalArgumentException.class,
                () -> model().build().draw(SITES, ground, Seeds.stream(1, "x"))).getMessage();
        assertTrue(message.contains("mole-7") && message.contains("positive"), message);
    }

    @Test
    void theMeanChannelIsTheMeanOfManyDrawsWithoutShadowing() {
        ChannelModel uma = model().optShadowingDb(0).build();
        double[] drawn = uma.draw(SITES, crowd(MANY, 100), Seeds.stream(1, "x")).gains().toArray(); // [MANY, 2, R]
        double[] first = IntStream.range(0, MANY).mapToDouble(u -> drawn[u * 2 * RADIO.blocks()]).toArray();
        Channel mean = uma.mean(SITES, crowd(1, 100));
        double deviation = Math.sqrt(StatUtils.variance(first) / MANY);
        assertEquals(mean.gains().at(0, 0, 7), StatUtils.mean(first), 3 * deviation);
        assertEquals(-10 * Math.log10(mean.gains().at(0, 1, 0)), mean.pathLossDb().getDouble(0, 1), 1e-12);
    }

    @Test
    void theMeanChannelOfEquation3IsThatWithoutShadowing() {
        ChannelModel.Builder eq3 = model().optPathLoss(PathLosses.EQ3);
        Channel mean = eq3.build().mean(SITES, crowd(1, 100));
        Channel drawn = eq3.optShadowingDb(0).build().draw(SITES, crowd(1, 100), Seeds.stream(1, "x"));
        assertArrayEquals(drawn.pathLossDb().data().asDouble(), mean.pathLossDb().data().asDouble(), 1e-12);
    }
}
