package hetnet.channel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Effective channel gains G_ij^r of Eq. (5), linear, flat in memory for the hot loops. Without fading all RBs of a link
 * are equal and one number per link is kept.
 *
 * <p>A gain of 0 means that there is no path; a UE with no path to any BS is out of coverage.
 */
public final class Gains {

    private static final int RUN_LINKS = 512;

    private final int users;
    private final int sites;
    private final int blocks;
    private final boolean fading;
    private final double[] gain; // [U, B] without fading, [U, B, R] with

    private Gains(int users, int sites, int blocks, boolean fading, double[] gain) {
        this.users = users;
        this.sites = sites;
        this.blocks = blocks;
        this.fading = fading;
        this.gain = gain;
    }

    private static Gains checked(int users, int sites, int blocks, boolean fading, double[] gain) {
        // a product of whole numbers might wrap around
        double expected = (double) users * sites * (fading ? blocks : 1);
        if (users < 1 || sites < 1 || blocks < 1 || gain.length != expected) {
            throw new IllegalArgumentException("%d gains for %d UEs, %d BSs and %d RBs: expected %.0f"
                    .formatted(gain.length, users, sites, blocks, expected));
        }
        for (int i = 0; i < gain.length; i++) {
            if (!(gain[i] >= 0 && gain[i] < Double.POSITIVE_INFINITY)) {
                int link = fading ? i / blocks : i;
                throw new IllegalArgumentException("gain of UE %d, BS %d is %s: must be finite and not negative"
                        .formatted(link / sites, link % sites, gain[i]));
            }
        }
        return new Gains(users, sites, blocks, fading, gain);
    }

    /** @param gain linear gains, shape [U, B], equal on all RBs */
    public static Gains flat(int users, int sites, int blocks, double[] gain) {
        return checked(users, sites, blocks, false, gain.clone());
    }

    /** @param gain linear gains, shape [U, B, R] */
    public static Gains fading(int users, int sites, int blocks, double[] gain) {
        return checked(users, sites, blocks, true, gain.clone());
    }

    /** Fades the RBs of one link. */
    @FunctionalInterface
    interface LinkFading {

        /**
         * Writes the gains of a link, none negative.
         *
         * @param link of U * B
         * @param gain of the link without fading
         * @param all  where they go, R of them
         * @param from index of the first
         */
        void fade(int link, double gain, double[] all, int from);
    }

    /**
     * The same links with fading, whose mean gains were {@link #at} on every RB.
     *
     * @param fading is called for every link once, from several threads
     */
    Gains faded(LinkFading fading) {
        int links = users * sites;
        double[] all = new double[Math.multiplyExact(links, blocks)];
        IntStream.rangeClosed(0, (links - 1) / RUN_LINKS).parallel().forEach(run -> {
            int end = Math.min(links, (run + 1) * RUN_LINKS);
            for (int link = run * RUN_LINKS; link < end; link++) {
                fading.fade(link, at(link / sites, link % sites, 0), all, link * blocks);
            }
        });
        return new Gains(users, sites, blocks, true, all);
    }

    /** U. */
    public int users() {
        return users;
    }

    /** B. */
    public int sites() {
        return sites;
    }

    /** R. */
    public int blocks() {
        return blocks;
    }

    /** Whether gains differ between the RBs of a link. */
    public boolean isFading() {
        return fading;
    }

    /** G_ij^r, linear. */
    public double at(int user, int site, int block) {
        int link = user * sites + site;
        return fading ? gain[link * blocks + block] : gain[link];
    }

    /**
     * Copies G_ij^r of one link, every RB written out.
     *
     * @param to receives them, linear; R numbers
     * @param at where the first goes
     */
    public void copyLink(int user, int site, double[] to, int at) {
        int link = user * sites + site;
        if (fading) {
            System.arraycopy(gain, link * blocks, to, at, blocks);
        } else {
            Arrays.fill(to, at, at + blocks, gain[link]);
        }
    }

    /** Mean of G_ij^r over the RBs, linear. */
    public double mean(int user, int site) {
        int link = user * sites + site;
        if (!fading) {
            return gain[link];
        }
        double sum = 0;
        for (int r = 0; r < blocks; r++) {
            sum += gain[link * blocks + r];
        }
        return sum / blocks;
    }

    /** Whether there is a path: a gain on any RB. */
    public boolean hasPath(int user, int site) {
        for (int r = 0; r < (fading ? blocks : 1); r++) {
            if (at(user, site, r) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the UE has a path to at least one BS. */
    public boolean isCovered(int user) {
        for (int b = 0; b < sites; b++) {
            if (hasPath(user, b)) {
                return true;
            }
        }
        return false;
    }

    /** The UEs with a path to at least one BS, ascending. */
    public int[] coveredUsers() {
        return IntStream.range(0, users).filter(this::isCovered).toArray();
    }

    /** A checksum of all gains, by which a change shows. */
    public long digest() {
        long digest = 17;
        for (double g : gain) {
            digest = 1_000_003 * digest + Double.doubleToLongBits(g);
        }
        return digest;
    }

    /**
     * The same network with its rows in another order.
     *
     * @param order      the UE of each new row, shape [U]
     * @param orderSites the BS of each new column, shape [B]
     */
    public Gains rows(int[] order, int[] orderSites) {
        double[] moved = new double[gain.length];
        int depth = fading ? blocks : 1;
        for (int u = 0, to = 0; u < users; u++) {
            for (int b = 0; b < sites; b++, to += depth) {
                System.arraycopy(gain, (order[u] * sites + orderSites[b]) * depth, moved, to, depth);
            }
        }
        return new Gains(users, sites, blocks, fading, moved);
    }

    /** A copy of the gains as they are kept: shape [U, B] without fading, [U, B, R] with. */
    public double[] kept() {
        return gain.clone();
    }

    /** The gains of some UEs alone. @param some their rows, in the order that they are to have */
    public Gains ofUsers(int[] some) {
        int perUser = gain.length / users;
        double[] rows = new double[some.length * perUser];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(gain, some[i] * perUser, rows, i * perUser, perUser);
        }
        return new Gains(some.length, sites, blocks, fading, rows);
    }

    /** A copy of the gains, shape [U, B, R], every RB written out. */
    public double[] toArray() {
        if (fading) {
            return gain.clone();
        }
        double[] all = new double[Math.multiplyExact(gain.length, blocks)];
        for (int link = 0; link < gain.length; link++) {
            Arrays.fill(all, link * blocks, (link + 1) * blocks, gain[link]);
        }
        return all;
    }
}
