package hetnet.channel;

import hetnet.network.Geometry;
import hetnet.network.Sites;
import hetnet.network.Users;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What the links of U UEs and B BSs are like but for fading: distance, path loss and gain, filled in runs that stay in
 * the cache. Runs are shared over the cores; none draws anything, so that their order does not matter.
 */
final class LargeScale {

    private static final int RUN_USERS = 256;

    private final Sites sites;
    private final Users users;
    private final double[] distanceM; // [U * B]
    private final double[] lossDb;
    private final double[] gain;

    LargeScale(Sites sites, Users users) {
        this.sites = sites;
        this.users = users;
        int links = Math.multiplyExact(users.count(), sites.count());
        distanceM = new double[links];
        lossDb = new double[links];
        gain = new double[links];
    }

    /**
     * Some UEs in a row and one BS.
     *
     * @param site     b
     * @param first    the first of the UEs
     * @param sites    B
     * @param geometry of these links, [n, 1]
     */
    record Run(int site, int first, int sites, Geometry geometry) {

        /** n. */
        int users() {
            return geometry.users();
        }

        /** Where the link of the u-th of these UEs stands, of U * B. */
        int link(int u) {
            return (first + u) * sites + site;
        }
    }

    /** Calls for every run, from several threads. */
    void forEach(Consumer<Run> fill) {
        int count = users.count();
        IntStream.rangeClosed(0, (count - 1) / RUN_USERS).parallel().forEach(part -> {
            int from = part * RUN_USERS;
            int to = Math.min(count, from + RUN_USERS);
            List<Geometry> bySite = Geometry.bySite(sites, users, from, to);
            for (int b = 0; b < sites.count(); b++) {
                fill.accept(new Run(b, from, sites.count(), bySite.get(b)));
            }
        });
    }

    /** Sets what the links of a run are like, shape [n] each; different runs from any thread. */
    void set(Run run, double[] distanceM, double[] lossDb, double[] gain) {
        for (int u = 0; u < run.users(); u++) {
            int link = run.link(u);
            this.distanceM[link] = distanceM[u];
            this.lossDb[link] = lossDb[u];
            this.gain[link] = gain[u];
        }
    }

    /** The gains on R RBs without fading. */
    Gains flat(int blocks) {
        return DenseGains.checked(users.count(), sites.count(), blocks, gain);
    }

    /** All of it, with the gains that fading makes. */
    Channel channel(Gains gains) {
        return Channel.keeping(distanceM, lossDb, gains);
    }
}
