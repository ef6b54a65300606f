package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Channel;
import hetnet.channel.ChannelModel;
import hetnet.graph.Tiny;
import hetnet.network.Geometry;
import hetnet.network.RadioConfig;
import hetnet.solver.Baseline;
import hetnet.util.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A path loss of one's own: what lib/EXTENDING.md shows. */
class PathLossTest {

    private static final double LIGHT_M_PER_S = 299_792_458;
    private static final double ROUNDING_DB = 0.06; // 32.4 stands for 32.45

    private final Tiny tiny = new Tiny(60, 6, false, 7);

    @Test
    void freeSpaceIsFriis() {
        double carrierGhz = RadioConfig.paper().carrierGhz();
        double friisDb = 20 * Math.log10(4 * Math.PI * 100 * carrierGhz * 1e9 / LIGHT_M_PER_S);
        assertEquals(friisDb, new CloseIn(2).losDb(100, 10, 10, carrierGhz), ROUNDING_DB);
        assertEquals(new CloseIn(2).losDb(100, 10, 10, carrierGhz) + 20, new CloseIn(3).nlosDb(100, 10, 10, carrierGhz),
                1e-9);
    }

    @Test
    void withoutShadowingTheNearestSiteServes() {
        ChannelModel model = ChannelModel.builder().setRadio(tiny.radio).optPathLoss(new CloseIn(3)).optShadowingDb(0)
                .build();
        Channel channel = model.draw(tiny.sites, tiny.users, Seeds.stream(1, "channel"));
        double[] distanceM = Geometry.of(tiny.sites, tiny.users).distanceM();
        int sites = tiny.sites.count();
        int[] nearest = new int[tiny.users.count()];
        Arrays.setAll(nearest, u -> nearest(Arrays.copyOfRange(distanceM, u * sites, (u + 1) * sites)));
        assertArrayEquals(nearest, Baseline.strongest(channel.gains()));
    }

    private static int nearest(double[] distanceM) {
        int best = 0;
        for (int b = 1; b < distanceM.length; b++) {
            best = distanceM[b] < distanceM[best] ? b : best;
        }
        return best;
    }
}
