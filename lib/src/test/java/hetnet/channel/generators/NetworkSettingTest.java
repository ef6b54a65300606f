package hetnet.channel.generators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Fading;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.NetworkSetting.Placement;
import hetnet.channel.pathloss.PathLosses;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSettingTest {

    private static final NetworkSetting FEW = NetworkSetting.standard().withUsers(60);

    private static Snapshot draw(NetworkSetting setting) {
        return setting.draw(Seeds.stream(1, "test"));
    }

    @Test
    void theSameStreamGivesTheSameNetwork() {
        assertArrayEquals(draw(FEW).channel().gains().toArray(), draw(FEW).channel().gains().toArray());
        assertNotEquals(draw(FEW).channel().gains().digest(),
                FEW.draw(Seeds.stream(2, "test")).channel().gains().digest());
    }

    @Test
    void everySiteHasTheRoomThatFiveShare() {
        for (int sites : new int[] {1, 3, 16}) {
            double[][] at = draw(FEW.withSites(sites)).sites().positionM();
            double sideM = 200 * Math.sqrt(sites / 5.0);
            for (int b = 0; b < sites; b++) {
                assertTrue(at[b][0] >= 0 && at[b][0] <= sideM && at[b][1] >= 0 && at[b][1] <= sideM);
                for (int k = 0; k < b; k++) {
                    assertTrue(Math.hypot(at[b][0] - at[k][0], at[b][1] - at[k][1]) >= 100 / Math.sqrt(5) - 1e-9);
                }
            }
        }
    }

    @Test
    void neighboursOnTheHexagonalGridHaveTheDistanceAskedFor() {
        double[][] at = draw(FEW.withPlacement(Placement.HEXAGONAL).withSites(7)
                .withSideM(NetworkSetting.hexagonalSideM(200)))
                .sites().positionM();
        for (int b = 1; b < 7; b++) {
            assertEquals(200, Math.hypot(at[b][0] - at[0][0], at[b][1] - at[0][1]), 1e-9);
        }
    }

    @Test
    void hotSpotsGatherTheirShareOfTheUsers() {
        NetworkSetting far = FEW.withSideM(2000);
        double uniform = nearestM(draw(far));
        double hot = nearestM(draw(far.withHotPercent(80)));
        assertTrue(hot < 0.7 * uniform, hot + " against " + uniform);
    }

    /** The median distance to the nearest other UE. */
    private static double nearestM(Snapshot snapshot) {
        double[][] at = snapshot.users().positionM();
        double[] nearest = IntStream.range(0, at.length).mapToDouble(u -> IntStream.range(0, at.length)
                .filter(v -> v != u)
                .mapToDouble(v -> Math.hypot(at[u][0] - at[v][0], at[u][1] - at[v][1])).min().orElseThrow()).sorted()
                .toArray();
        return nearest[nearest.length / 2];
    }

    @Test
    void whoMovesIsElsewhereAndNotTooFar() {
        double[][] before = draw(FEW).users().positionM();
        double[][] after = draw(FEW.withMovedS(2.5)).users().positionM();
        double[] moved = IntStream.range(0, before.length)
                .mapToDouble(u -> Math.hypot(after[u][0] - before[u][0], after[u][1] - before[u][1])).toArray();
        assertTrue(Arrays.stream(moved).max().orElseThrow() <= 15 * 2.5);
        assertTrue(Arrays.stream(moved).average().orElseThrow() > 5);
        assertArrayEquals(draw(FEW).sites().positionM()[0], draw(FEW.withMovedS(2.5)).sites().positionM()[0]);
    }

    @Test
    void theOtherFieldsReachChannelAndRadio() {
        assertEquals(273, FEW.withBlocks(273).radio().blocks());
        assertEquals(0.7, FEW.withCarrierGhz(0.7).radio().carrierGhz());
        assertTrue(draw(FEW.withFading(Fading.RAYLEIGH)).channel().gains().isFading());
        assertNotEquals(draw(FEW).channel().gains().digest(),
                draw(FEW.withPathLoss(PathLosses.EQ3)).channel().gains().digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sites      | 0     | sites = 0 BSs is out of range: allowed are 1 to 1000 BSs",
        "hotPercent | 101   | hotPercent = 101 % is out of range: allowed are 0 to 100 %",
        "movedS     | -1    | movedS = -1 s is out of range: allowed are 0 to 3600 s",
        "carrierGhz | 0.1   | carrierGhz = 0.1 GHz is out of range: allowed are 0.5 to 100 GHz",
        "blocks     | 0     | blocks = 0 RBs is out of range: allowed are 1 to 1000 RBs",
        "placement  | star  | placement = 'star' must be one of [RANDOM, HEXAGONAL]"})
    void whatIsOutOfRangeIsNamed(String field, String value, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> Settings.override(FEW, Map.of(field, value))).getMessage());
    }
}
