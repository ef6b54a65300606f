package hetnet.channel.generators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.ChannelModel;
import hetnet.channel.LinkState;
import hetnet.channel.Snapshot;
import hetnet.channel.pathloss.BuildingLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.network.Users;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TieredNetworkTest {

    private static final RadioConfig RADIO = RadioConfig.paper();

    private static TieredNetwork.Builder three() {
        return TieredNetwork.builder().setRadio(RADIO).optMacros(3).optMicros(1).optPicos(3).optUsers(400);
    }

    private static double apartM(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    /** Every pair of BSs, and of BS and UE, as TR 36.814 Table A.2.1.1.2-4 has them. */
    private static void assertApart(Snapshot drawn, double small, double smallToMacro) {
        double[][] at = drawn.sites().positionM();
        for (int a = 0; a < at.length; a++) {
            for (int b = 0; b < a; b++) {
                boolean macro = drawn.sites().tiers().get(b) == Tier.MACRO;
                boolean macros = macro && drawn.sites().tiers().get(a) == Tier.MACRO;
                double least = macros ? 250 : macro ? smallToMacro : small;
                assertTrue(apartM(at[a], at[b]) >= least - 1e-6, "BSs " + a + " and " + b);
            }
            double least = drawn.sites().tiers().get(a) == Tier.MACRO ? 35 : 10;
            for (double[] user : drawn.users().positionM()) {
                assertTrue(apartM(at[a], user) >= least, "BS " + a + " and a UE");
            }
        }
    }

    @Test
    void tiersHaveTheirNumbersBudgetsAndHeights() {
        Sites sites = three().build().draw(Seeds.stream(1, "layouts")).sites();
        assertEquals(3 + 3 + 9, sites.count());
        assertEquals(List.of("macro1", "macro2", "macro3", "micro1"), sites.ids().subList(0, 4));
        Tier[] tiers = {Tier.MACRO, Tier.MICRO, Tier.PICO};
        int[] counts = {3, 3, 9};
        double[] budgetDbm = {46, 38, 30};
        double[] heightM = {25, 10, 10};
        for (int t = 0, b = 0; t < tiers.length; t++) {
            for (int i = 0; i < counts[t]; i++, b++) {
                assertEquals(tiers[t], sites.tiers().get(b));
                assertEquals(budgetDbm[t], sites.budgetDbm()[b]);
                assertEquals(heightM[t], sites.positionM()[b][2]);
            }
        }
    }

    @Test
    void everyLeastDistanceIsKept() {
        for (NetworkSetting.Placement placement : NetworkSetting.Placement.values()) {
            TieredNetwork.Builder network = three().optPlacement(placement).optClusteredPercent(66.7);
            assertApart(network.build().draw(Seeds.stream(2, "layouts")), 40, 75);
            assertApart(network.optHotSpots().build().draw(Seeds.stream(3, "layouts")), 20, 75);
        }
    }

    @Test
    void smallCellsOfAHotSpotStandTogether() {
        Sites sites = TieredNetwork.builder().setRadio(RADIO).optMacros(1).optPicos(5).optUsers(5).optHotSpots().build()
                .draw(Seeds.stream(4, "layouts")).sites();
        for (int a = 1; a < 6; a++) {
            for (int b = 1; b < 6; b++) {
                assertTrue(apartM(sites.positionM()[a], sites.positionM()[b]) <= 100);
            }
        }
    }

    @Test
    void clusteredUesStandAroundSmallCells() {
        Snapshot drawn = three().optClusteredPercent(100).build().draw(Seeds.stream(5, "layouts"));
        for (double[] user : drawn.users().positionM()) {
            assertTrue(IntStream.range(3, drawn.sites().count())
                    .anyMatch(b -> apartM(drawn.sites().positionM()[b], user) <= 40));
        }
    }

    @Test
    void neighboursHaveLikeLinksUnlessTheseAreIndependent() {
        TieredNetwork.Builder crowd = three().optClusteredPercent(100);
        double alikeDb = neighboursApartDb(crowd.build().draw(Seeds.stream(8, "layouts")));
        double independentDb = neighboursApartDb(crowd.optIndependentLinks().build().draw(Seeds.stream(8, "layouts")));
        assertTrue(independentDb > 2 * alikeDb, alikeDb + " dB and " + independentDb + " dB");
    }

    /** Mean difference of the losses from the first macro to each UE and to the one nearest to it. */
    private static double neighboursApartDb(Snapshot drawn) {
        double[][] at = drawn.users().positionM();
        double[] lossDb = drawn.channel().flatPathLossDb(); // [U, B]
        double sum = 0;
        for (int u = 0; u < at.length; u++) {
            int user = u;
            int nearest = IntStream.range(0, at.length).filter(v -> v != user).boxed()
                    .min(Comparator.comparingDouble(v -> apartM(at[user], at[v]))).orElseThrow();
            sum += Math.abs(lossDb[u * drawn.sites().count()] - lossDb[nearest * drawn.sites().count()]);
        }
        return sum / at.length;
    }

    @Test
    void oneSeedIsOneNetworkAndAnotherAnother() {
        TieredNetwork network = three().build();
        long digest = network.draw(Seeds.stream(6, "layouts")).channel().gains().digest();
        assertEquals(digest, network.draw(Seeds.stream(6, "layouts")).channel().gains().digest());
        assertNotEquals(digest, network.draw(Seeds.stream(7, "layouts")).channel().gains().digest());
    }

    @Test
    void everyBsHasThePathLossAndShadowingOfItsTier() {
        double[][] at = {{0, 0, 25}, {200, 0, 10}, {100, 50, 3}};
        Sites sites = new Sites(List.of("m", "p", "f"), at, List.of(Tier.MACRO, Tier.PICO, Tier.FEMTO),
                new double[] {46, 30, 20});
        Users user = Users.still(List.of("u"), new double[][] {{100, 0, 1.5}});
        ChannelModel model = ChannelModel.builder().setRadio(RADIO).optPathLoss(Tier.PICO, PathLosses.UMI)
                .optPathLoss(Tier.FEMTO, PathLosses.INH).optShadowingOfPathLoss().build();
        double[] loss = model.at(sites, user, new LinkState(3, new double[] {-9, -9, 9}, new double[] {1, -1, 2}), null)
                .flatPathLossDb();
        assertArrayEquals(new double[] {PathLosses.UMA.losDb(100, 25, 1.5, 3.5) + 4,
            PathLosses.UMI.losDb(100, 10, 1.5, 3.5) - 4,
            PathLosses.INH.nlosDb(50, 3, 1.5, 3.5) + 2 * 8.03}, loss, 1e-9);
    }

    @Test
    void namesSayWhatIsDrawn() {
        assertEquals("three tiers, 3 macros, 3 micros, 9 picos", three().build().name());
        assertEquals("two tiers, 1 macro, 4 picos in hot spots", TieredNetwork.builder().setRadio(RADIO).optMacros(1)
                .optPicos(4).optHotSpots().build().name());
        assertEquals("one tier, 7 macros", TieredNetwork.builder().setRadio(RADIO).build().name());
    }

    @Test
    void refusesWhatDoesNotFit() {
        TieredNetwork crowded = TieredNetwork.builder().setRadio(RADIO).optMacros(1).optSpacingM(200).optPicos(60)
                .build();
        String message = assertThrows(IllegalArgumentException.class, () -> crowded.draw(Seeds.stream(1, "layouts")))
                .getMessage();
        assertEquals("picos do not fit into 200 m x 200 m with the least distances of their tier: place fewer, or "
                + "macros farther apart", message);
        for (double percent : List.of(-1.0, 101.0, Double.NaN)) {
            assertThrows(IllegalArgumentException.class, () -> three().optClusteredPercent(percent).build());
        }
        assertThrows(IllegalArgumentException.class, () -> three().optMacros(0).build());
        assertThrows(IllegalArgumentException.class, () -> three().optPicos(-1));
        assertThrows(IllegalArgumentException.class, () -> TieredNetwork.builder().build());
    }

    private static double[] indoorLossDb(double percent) {
        double[] out = three().build().draw(Seeds.stream(5, "indoor")).channel().flatPathLossDb();
        Snapshot drawn = three().optIndoor(percent, BuildingLoss.LOW).build().draw(Seeds.stream(5, "indoor"));
        double[] in = drawn.channel().flatPathLossDb();
        double[] gain = drawn.channel().gains().kept();
        double[] loss = new double[400];
        for (int i = 0; i < in.length; i++) {
            int u = i / (in.length / loss.length);
            loss[u] = i % (in.length / loss.length) == 0 ? in[i] - out[i] : loss[u];
            assertEquals(loss[u], in[i] - out[i], 1e-9, "every link of a UE goes through its wall");
            assertEquals(1, gain[i] / Math.pow(10, -in[i] / 10), 1e-9);
        }
        return loss;
    }

    /** Who is in a building at a small share is in one at a larger share too, and loses as much. */
    @Test
    void aShareOfTheUsersStandsInBuildings() {
        double[] none = indoorLossDb(0);
        double[] some = indoorLossDb(40);
        double[] all = indoorLossDb(100);
        assertEquals(0, Arrays.stream(none).map(Math::abs).max().orElseThrow());
        assertEquals(160, Arrays.stream(some).filter(loss -> loss != 0).count(), 40);
        for (int u = 0; u < all.length; u++) {
            assertTrue(some[u] == 0 || Math.abs(some[u] - all[u]) < 1e-9);
        }
        assertEquals(BuildingLoss.LOW.meanDb(RADIO.carrierGhz(), 25.0 / 3), Arrays.stream(all).average().orElseThrow(),
                4 * 5.3 / Math.sqrt(400));
        assertThrows(IllegalArgumentException.class, () -> three().build().draw(Seeds.stream(1, "x")).channel()
                .withUserLoss(new double[3]));
    }
}
