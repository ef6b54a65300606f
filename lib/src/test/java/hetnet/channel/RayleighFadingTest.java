package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.Area;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.Seeds;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;

class RayleighFadingTest {

    private static final int USERS = 3000;
    private static final int BLOCKS = 20;
    private static final double SIGNIFICANCE = 0.001; // fixed seeds: a test passes always or never

    private final Sites sites = new Sites(List.of("a", "b"), new double[][] {{0, 0, 25}, {300, 0, 25}});
    private final Users users = UniformDrop.drop(new Area(-100, -100, 400, 100), USERS, 0, 1.5, 0,
            Seeds.stream(1, "drop"));
    private final LinkState links = LinkState.draw(USERS, 2, Seeds.stream(1, "links"));
    private final RadioConfig radio = RadioConfig.paper().withBlocks(BLOCKS);

    private Channel channel(Fading fading, long seed) {
        return ChannelModel.builder().setRadio(radio).optFading(fading).build().at(sites, users, links,
                Seeds.stream(seed, "fading"));
    }

    /** Powers of the fading, shape [U * B * R]. */
    private double[] powers(long seed) {
        Gains flat = channel(Fading.NONE, seed).gains();
        double[] faded = channel(Fading.RAYLEIGH, seed).gains().toArray();
        return IntStream.range(0, faded.length).mapToDouble(i -> faded[i]
                / flat.at(i / BLOCKS / 2, i / BLOCKS % 2, 0)).toArray();
    }

    @Test
    void powersAreExponentialWithMeanOne() {
        double[] power = powers(3);
        assertEquals(1, StatUtils.mean(power), 4 / Math.sqrt(power.length));
        assertEquals(1, StatUtils.variance(power), 4 * Math.sqrt(8.0 / power.length));
        assertTrue(TestUtils.kolmogorovSmirnovTest(new ExponentialDistribution(null, 1), power) > SIGNIFICANCE);
    }

    @Test
    void rbsLinksAndCallsAreIndependent() {
        double[] power = powers(3);
        double[] other = powers(4);
        double limit = 4 / Math.sqrt(power.length);
        for (int apart : new int[] {1, BLOCKS, 2 * BLOCKS}) { // the next RB, BS and UE
            double[] shifted = IntStream.range(0, power.length).mapToDouble(i -> power[(i + apart) % power.length])
                    .toArray();
            assertEquals(0, new PearsonsCorrelation().correlation(power, shifted), limit, apart + " apart");
        }
        assertEquals(0, new PearsonsCorrelation().correlation(power, other), limit);
    }

    @Test
    void oneThreadGivesTheSameBitsAsMany() throws Exception {
        for (Fading fading : Fading.values()) {
            Channel many = channel(fading, 5);
            ForkJoinPool one = new ForkJoinPool(1);
            Channel alone = one.submit(() -> channel(fading, 5)).get();
            one.shutdown();
            assertEquals(many.gains().digest(), alone.gains().digest());
            assertArrayEquals(many.flatPathLossDb(), alone.flatPathLossDb());
            assertArrayEquals(many.flatDistanceM(), alone.flatDistanceM());
        }
    }
}
