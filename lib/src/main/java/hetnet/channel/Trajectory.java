package hetnet.channel;

import hetnet.network.Area;
import hetnet.network.Mobility;
import hetnet.network.Sites;
import hetnet.network.Users;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The dynamic mode: a sequence of snapshots as the UEs move by Eq. (1). LOS and shadowing of each link change with the
 * distance moved, see {@link LinkState}; fading is drawn anew at each step.
 */
public final class Trajectory {

    private final Area area;
    private final ChannelModel model;
    private final RandomGenerator rng;
    private LinkState state;
    private Snapshot now;

    /** Starts with a snapshot of the UEs where they are. */
    public Trajectory(Sites sites, Users users, Area area, ChannelModel model, RandomGenerator rng) {
        this.area = area;
        this.model = model;
        this.rng = rng;
        state = LinkState.draw(users.count(), sites.count(), rng);
        now = new Snapshot(sites, users, model.at(sites, users, state, rng));
    }

    /** The snapshot of this instant. */
    public Snapshot now() {
        return now;
    }

    /**
     * Moves every UE on by one time step.
     *
     * @param dtS time step, seconds
     * @return the snapshot after it
     * @throws IllegalArgumentException as {@link Mobility#step}
     */
    public Snapshot step(double dtS) {
        Users before = now.users();
        Users after = Mobility.step(before, area, dtS);
        double[] moved = new double[after.count()];
        for (int u = 0; u < moved.length; u++) {
            double[] from = before.positionM()[u];
            double[] to = after.positionM()[u];
            moved[u] = Math.hypot(to[0] - from[0], to[1] - from[1]);
        }
        state = state.moved(moved, rng);
        now = new Snapshot(now.sites(), after, model.at(now.sites(), after, state, rng));
        return now;
    }

    /** This instant and the given number of steps: {@code steps + 1} snapshots. */
    public List<Snapshot> run(int steps, double dtS) {
        List<Snapshot> snapshots = new ArrayList<>(List.of(now));
        for (int i = 0; i < steps; i++) {
            snapshots.add(step(dtS));
        }
        return snapshots;
    }
}
