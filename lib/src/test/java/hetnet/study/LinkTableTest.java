package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.Sites;
import hetnet.network.Users;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class LinkTableTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** UEs at 30 m and 40 m from the first BS, on one line with the second, 100 m away; UE 1 has no path to BS 1. */
    private final LinkTable links = LinkTable.of(new Snapshot(
            new Sites(List.of("A", "B"), new double[][] {{0, 0, 41.5}, {100, 0, 1.5}}),
            Users.still(List.of("1", "2"), new double[][] {{30, 0, 1.5}, {40, 0, 1.5}}),
            new Channel(new double[] {50, 70, Math.sqrt(3200), 60}, new double[] {80, 90, 85, INFINITE},
                    Gains.flat(2, 2, 3, new double[] {1e-8, 1e-9, Math.pow(10, -8.5), 0}))));

    @Test
    void aPairWithoutPathIsNoLink() {
        assertEquals(3, links.count());
        assertArrayEquals(new int[] {0, 0, 1}, links.user());
        assertArrayEquals(new int[] {0, 1, 0}, links.site());
        assertArrayEquals(new double[] {80, 90, 85}, links.pathLossDb());
    }

    @Test
    void groundDistanceLeavesTheHeightsOut() {
        assertArrayEquals(new double[] {30, 70, 40}, links.groundM());
        assertArrayEquals(new double[] {50, 70, Math.sqrt(3200)}, links.distanceM());
    }

    @Test
    void linksAreChosenByIndicesOrByFlags() {
        LinkTable chosen = links.where((u, b) -> b == 0);
        assertArrayEquals(new int[] {0, 1}, chosen.user());
        assertArrayEquals(new double[] {80, 85}, chosen.pathLossDb());
        assertArrayEquals(new double[] {90}, links.where(Nd4j.create(new double[][] {{0, 1}, {0, 1}})).pathLossDb());
    }

    @Test
    void sharesAreCountedPerBin() {
        LinkTable part = links.where((u, b) -> u == 0);
        double[] share = links.shareByDistance(part, new double[] {30, 50, 60, 80});
        assertEquals(0.5, share[0]);
        assertTrue(Double.isNaN(share[1]), "no link in the bin");
        assertEquals(1, share[2]);
        assertArrayEquals(new double[] {0, 1}, links.shareByDistance(part, new double[] {35, 45, 75}),
                "outside of the bins nothing counts");
    }
}
