package hetnet.channel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Effective channel gains G_ij^r of Eq. (5), linear, flat in memory for the hot loops. Without fading all RBs of a link
 * are equal and one number per link is kept.
 *
 * <p>A gain of 0 means that there is no path; a UE with no path to any BS is out of coverage. Where each UE has a path
 * to few of many BSs, {@link #sparse} keeps those K links alone, so that memory goes with U K and not with U B.
 */
public abstract sealed class Gains permits DenseGains, FadingGains, SparseGains {

    /** What {@link #digested} begins with. */
    static final long DIGEST_OF_NONE = 17;

    private final int users;
    private final int sites;
    private final int blocks;

    Gains(int users, int sites, int blocks) {
        this.users = users;
        this.sites = sites;
        this.blocks = blocks;
    }

    /** @param gain linear gains, shape [U, B], equal on all RBs */
    public static Gains flat(int users, int sites, int blocks, double[] gain) {
        return DenseGains.checked(users, sites, blocks, gain.clone());
    }

    /** @param gain linear gains, shape [U, B, R] */
    public static Gains fading(int users, int sites, int blocks, double[] gain) {
        return FadingGains.checked(users, sites, blocks, gain);
    }

    /**
     * Gains of few links in many: each UE has a path to at most K of the BSs. Keeps the arrays that it is given, for
     * they may be large.
     *
     * @param sites  B
     * @param blocks R
     * @param links  K, links of each UE
     * @param site   BS of each link, rising for each UE; shape [U, K]
     * @param gain   linear gains, shape [U, K], equal on all RBs
     * @throws IllegalArgumentException when the arrays do not fit each other, BSs do not rise, or a gain is none
     */
    public static Gains sparse(int sites, int blocks, int links, int[] site, double[] gain) {
        return SparseGains.checked(sites, blocks, links, site, gain);
    }

    /** Fades the RBs of links. */
    @FunctionalInterface
    interface LinkFading {

        /**
         * Writes the factors of some links in a row, none negative.
         *
         * @param first the first of them, of U * B
         * @param end   the link after the last
         * @param to    where they go, shape [end - first, R]
         */
        void fade(int first, int end, double[] to);
    }

    /**
     * The same links with fading, whose mean gains were {@link #at} on every RB.
     *
     * @param fading is called for every link once, from several threads
     */
    final Gains faded(LinkFading fading) {
        Math.multiplyExact(users, sites);
        return new FadingGains(users, sites, blocks, (firstUser, endUser, to) -> {
            int first = firstUser * sites;
            int end = endUser * sites;
            fading.fade(first, end, to);
            for (int link = first, from = 0; link < end; link++, from += blocks) {
                double mean = at(link / sites, link % sites, 0);
                for (int i = from; i < from + blocks; i++) {
                    to[i] *= mean;
                }
            }
        });
    }

    /** @param ownBlocks RBs that have a gain of their own: 1 or R */
    static void requireGains(int users, int sites, int blocks, int ownBlocks, double[] gain) {
        // a product of whole numbers might wrap around
        double expected = (double) users * sites * ownBlocks;
        if (users < 1 || sites < 1 || blocks < 1 || gain.length != expected) {
            throw new IllegalArgumentException("%d gains for %d UEs, %d BSs and %d RBs: expected %.0f"
                    .formatted(gain.length, users, sites, blocks, expected));
        }
        for (int i = 0; i < gain.length; i++) {
            if (!isGain(gain[i])) {
                int link = i / ownBlocks;
                throw new IllegalArgumentException("gain of UE %d, BS %d is %s: must be finite and not negative"
                        .formatted(link / sites, link % sites, gain[i]));
            }
        }
    }

    static boolean isGain(double gain) {
        return gain >= 0 && gain < Double.POSITIVE_INFINITY;
    }

    /** U. */
    public final int users() {
        return users;
    }

    /** B. */
    public final int sites() {
        return sites;
    }

    /** R. */
    public final int blocks() {
        return blocks;
    }

    /** Whether gains differ between the RBs of a link. */
    public abstract boolean isFading();

    /** K, the links that are kept of each UE; B where all are. */
    public int links() {
        return sites;
    }

    /** The BS of one of the K links of a UE; they rise. */
    public int site(int user, int link) {
        return link;
    }

    /** G_ij^r, linear. */
    public abstract double at(int user, int site, int block);

    /**
     * Copies G_ij^r of one link, every RB written out.
     *
     * @param to receives them, linear; R numbers
     * @param at where the first goes
     */
    public abstract void copyLink(int user, int site, double[] to, int at);

    /**
     * Copies the gains of all links of a UE on the first RB: on all of them, without fading.
     *
     * @param to receives them, linear; B numbers
     * @param at where the first goes
     */
    public abstract void copyFlat(int user, double[] to, int at);

    /** Mean of G_ij^r over the RBs, linear. */
    public abstract double mean(int user, int site);

    /**
     * Means of all links of a UE, in their order.
     *
     * @param to receives them, linear; {@link #links} numbers
     * @param at where the first goes
     */
    public void copyMeans(int user, double[] to, int at) {
        for (int k = 0; k < links(); k++) {
            to[at + k] = mean(user, site(user, k));
        }
    }

    /** Whether there is a path: a gain on any RB. */
    public final boolean hasPath(int user, int site) {
        for (int r = 0; r < (isFading() ? blocks : 1); r++) {
            if (at(user, site, r) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the UE has a path to at least one BS. */
    public final boolean isCovered(int user) {
        for (int k = 0; k < links(); k++) {
            if (hasPath(user, site(user, k))) {
                return true;
            }
        }
        return false;
    }

    /** The UEs with a path to at least one BS, ascending. */
    public final int[] coveredUsers() {
        return IntStream.range(0, users).filter(this::isCovered).toArray();
    }

    /** The gains of some UEs alone. @param some their rows, in the order that they are to have */
    public abstract Gains ofUsers(int[] some);

    /**
     * The same network with its rows in another order.
     *
     * @param order      the UE of each new row, shape [U]
     * @param orderSites the BS of each new column, shape [B]
     */
    public abstract Gains rows(int[] order, int[] orderSites);

    /** The gains times a factor of each BS. @param factor finite and not negative, shape [B] */
    public abstract Gains scaled(double[] factor);

    /** A checksum of all gains, by which a change shows. */
    public abstract long digest();

    /** A checksum of what a checksum is of already and some gains after it. */
    static long digested(long before, double[] gain) {
        long digest = before;
        for (double g : gain) {
            digest = 1_000_003 * digest + Double.doubleToLongBits(g);
        }
        return digest;
    }

    /** A copy of the gains, every link written out: shape [U, B] without fading, [U, B, R] with. */
    public abstract double[] kept();

    /** A copy of the gains, shape [U, B, R], every RB written out. */
    public final double[] toArray() {
        double[] kept = kept();
        if (isFading()) {
            return kept;
        }
        double[] all = new double[Math.multiplyExact(kept.length, blocks)];
        for (int link = 0; link < kept.length; link++) {
            Arrays.fill(all, link * blocks, (link + 1) * blocks, kept[link]);
        }
        return all;
    }
}
