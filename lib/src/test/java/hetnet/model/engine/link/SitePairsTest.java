package hetnet.model.engine.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.model.engine.Networks;
import hetnet.model.kernel.FloatMath;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pairs of BSs that a UE hears both, and messages along them. */
class SitePairsTest {

    private static UserLinks links(int most, Gains gains) {
        return UserLinks.of(gains, gains.coveredUsers(), most, Networks.radio(gains.blocks()));
    }

    @Test
    void allPairsWhereAllLinksAreKnown() {
        SitePairs pairs = SitePairs.of(links(3, Gains.flat(2, 3, 8, new double[] {1e-9, 1e-9, 0, 1e-9, 0, 0})));
        assertArrayEquals(new int[] {0, 2, 4, 6}, pairs.start());
        assertArrayEquals(new int[] {1, 2, 0, 2, 0, 1}, pairs.other());
    }

    @Test
    void elseThoseThatAUserHearsBoth() {
        double[] gain = {3e-9, 2e-9, 0, 0, 0, 0, 2e-9, 3e-9, 1e-9, 0, 2e-9, 0};
        SitePairs pairs = SitePairs.of(links(2, Gains.flat(3, 4, 8, gain)));
        assertArrayEquals(new int[] {0, 2, 3, 5, 6}, pairs.start()); // 0-1, 2-3, 0-2
        assertArrayEquals(new int[] {1, 2, 0, 0, 3, 2}, pairs.other());
        assertEquals(4, pairs.find(2, 3));
        assertTrue(pairs.find(1, 3) < 0);
        assertTrue(pairs.find(1, 1) < 0);
    }

    /** In a chain of BSs they grow with its length. */
    @Test
    void growWithTheSitesOfALargeNetwork() {
        assertEquals(2 * 99, chain(100).count());
        assertEquals(2 * 199, chain(200).count());
    }

    private static SitePairs chain(int sites) {
        int[] site = IntStream.range(0, sites - 1).flatMap(u -> IntStream.of(u, u + 1)).toArray();
        double[] gain = IntStream.of(site).mapToDouble(b -> 1e-9).toArray();
        return SitePairs.of(links(2, Gains.sparse(sites, 8, 2, site, gain)));
    }

    @Test
    void messagesGoAlongPairsAlone() {
        SitePairs pairs = chain(5);
        float[][] x = {new float[5 * 8], new float[5 * 8]};
        float[] edge = new float[2 * pairs.count()];
        float[] weight = new float[pairs.count()];
        for (int i = 0; i < x.length; i++) {
            for (int n = 0; n < x[i].length; n++) {
                x[i][n] = (n * 7 + i) % 11 * 0.3f - 1;
            }
            for (int p = 0; p < pairs.count(); p++) {
                edge[i * pairs.count() + p] = 0.1f * p - i;
                weight[p] = p == 2 ? 0 : 0.2f * p + 0.1f;
            }
        }
        float[][] plain = new float[2][40];
        float[][] vector = new float[2][40];
        new PlainKernel(5, 2, 8).messages(x, pairs, edge, weight, 8, plain);
        new VectorKernel(5, 2, 8).messages(x, pairs, edge, weight, 8, vector);
        assertArrayEquals(plain, vector);
        float heard = 0; // BS 2 on RB 3, of 1 and 3
        for (int k = 1; k <= 3; k += 2) {
            int p = pairs.find(2, k);
            heard += weight[p] * FloatMath.gelu(x[1][k * 8 + 3] + edge[pairs.count() + p]);
        }
        assertEquals(heard, plain[1][2 * 8 + 3], 1e-6f);
    }
}
