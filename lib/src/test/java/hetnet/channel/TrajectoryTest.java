package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.PaperLayout;
import hetnet.network.Area;
import hetnet.network.Mobility;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.Seeds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {

    private static final Sites SITES = PaperLayout.sites(Path.of("data"));
    private static final Area AREA = Area.around(SITES, 20);
    private static final Users USERS = UniformDrop.drop(AREA, 300, 1.2, 1.5, 2, Seeds.stream(1, "drop"));
    private static final ChannelModel MODEL = ChannelModel.builder().setRadio(RadioConfig.paper()).build();

    private static Trajectory trajectory(Users users) {
        return new Trajectory(SITES, users, AREA, MODEL, Seeds.stream(2, "channel"));
    }

    @Test
    void startsWithTheStaticSnapshot() {
        Trajectory trajectory = trajectory(USERS);
        Channel still = MODEL.draw(SITES, USERS, Seeds.stream(2, "channel"));
        assertArrayEquals(still.gains().toArray(), trajectory.now().channel().gains().toArray());
        assertSame(USERS, trajectory.now().users());
        assertEquals(300, trajectory.now().coverage());
    }

    @Test
    void usersMoveByEquationOneAndDistancesFollow() {
        Trajectory trajectory = trajectory(USERS);
        List<Snapshot> snapshots = trajectory.run(3, 1);
        assertEquals(4, snapshots.size());
        assertSame(snapshots.get(3), trajectory.now());
        Users expected = USERS;
        for (Snapshot snapshot : snapshots) {
            for (int u = 0; u < 300; u++) {
                assertArrayEquals(expected.positionM()[u], snapshot.users().positionM()[u]);
                double[] p = expected.positionM()[u];
                double[] b = SITES.positionM()[4];
                double d = Math.sqrt(Math.pow(p[0] - b[0], 2) + Math.pow(p[1] - b[1], 2) + Math.pow(p[2] - b[2], 2));
                assertEquals(d, snapshot.channel().distanceM().getDouble(u, 4), 1e-9 * d);
            }
            expected = Mobility.step(expected, AREA, 1);
        }
    }

    @Test
    void shortStepsChangeTheLossLessThanLongOnes() {
        assertTrue(change(0.1) < 0.5 * change(10));
    }

    /** Root mean square change of the path loss within one step, dB. */
    private static double change(double dtS) {
        List<Snapshot> two = trajectory(USERS).run(1, dtS);
        return two.get(1).channel().pathLossDb().sub(two.get(0).channel().pathLossDb()).norm2Number().doubleValue()
                / Math.sqrt(300 * SITES.count());
    }

    @Test
    void usersThatStandStillKeepTheirChannel() {
        Users still = Users.still(USERS.ids(), USERS.positionM());
        List<Snapshot> two = trajectory(still).run(1, 5);
        assertArrayEquals(two.get(0).channel().gains().toArray(), two.get(1).channel().gains().toArray());
    }

    @Test
    void sameSeedSameTrajectory() {
        Gains a = trajectory(USERS).run(5, 1).get(5).channel().gains();
        Gains b = trajectory(USERS).run(5, 1).get(5).channel().gains();
        assertArrayEquals(a.toArray(), b.toArray());
    }

    @Test
    void aSnapshotMustFitTogether() {
        Users fewer = UniformDrop.drop(AREA, 10, 1.2, 1.5, 2, Seeds.stream(1, "drop"));
        Channel channel = trajectory(USERS).now().channel();
        assertThrows(IllegalArgumentException.class, () -> new Snapshot(SITES, fewer, channel));
    }
}
