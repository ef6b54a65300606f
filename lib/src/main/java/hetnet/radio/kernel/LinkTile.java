package hetnet.radio.kernel;

import hetnet.channel.Gains;
import java.util.Arrays;

/**
 * The buffers in which the links of a few UEs stand while a {@link LinkKernel} works on them: they stay in the first
 * cache, and nothing is allocated. Serves one thread.
 *
 * <p>Rows of RBs have the length {@link #stride()}; beyond R powers are 0, and what is computed there is not used.
 */
public final class LinkTile {

    /** UEs in a tile, a multiple of {@link LinkKernel#LANES}. */
    public static final int USERS = 16;

    /** RBs that each lane of a product takes before {@link #settle} looks at it, at SINRs of up to 1e21. */
    static final int RBS_PER_LANE = 8;

    /** A product of (1 + SINR) beyond this is turned into a logarithm. */
    private static final double LARGE_PRODUCT = 1e30;

    /** Beyond this the product of all lanes is no number that {@link DoubleMath#log} takes. */
    private static final double LARGEST_PRODUCT = 1e300;

    private final Gains gains;
    private final LinkKernel kernel;
    private final int stride;
    final int row; // numbers of a link: 1 without fading, stride with
    final int mask; // of the RB in a row of gains: 0 without fading
    final double[] gain; // [USERS, B, row]
    final double[] interference; // I, noise plus interference of the serving link, [USERS, stride]
    final double[] inverse; // 1 / T of all links, [USERS, stride]
    final double[] sinr; // c SINR / T of the serving link, [USERS, stride]; SINR of all, [USERS, B, stride]
    final double[] product; // of 1 + SINR in each lane, less one; [links, LANES]
    final double[] nats; // what was taken out of the product, [links]
    private final double[] whole; // product of all lanes, less one; [links]
    final double[] interim; // of each link, [2, B, LANES]
    final int[][] others; // BSs other than this one, [B, B - 1]

    /**
     * @param kernel   that works on it
     * @param allLinks whether all links of the UEs are worked on, or only that of the serving BS
     */
    public LinkTile(Gains gains, LinkKernel kernel, boolean allLinks) {
        this.gains = gains;
        this.kernel = kernel;
        stride = LinkKernel.padded(gains.blocks());
        row = gains.isFading() ? stride : 1;
        mask = gains.isFading() ? -1 : 0;
        int links = USERS * (allLinks ? gains.sites() : 1);
        gain = new double[USERS * gains.sites() * row];
        interference = new double[allLinks ? 0 : USERS * stride];
        inverse = new double[allLinks ? USERS * stride : 0];
        sinr = new double[links * stride];
        product = new double[links * LinkKernel.LANES];
        nats = new double[links];
        whole = new double[LinkKernel.padded(links)];
        interim = new double[2 * gains.sites() * LinkKernel.LANES];
        others = new int[gains.sites()][];
        for (int b = 0; b < others.length; b++) {
            others[b] = new int[gains.sites() - 1];
            for (int j = 0; j < others[b].length; j++) {
                others[b][j] = j < b ? j : j + 1;
            }
        }
    }

    /** B. */
    public int sites() {
        return others.length;
    }

    /** R. */
    int blocks() {
        return gains.blocks();
    }

    /** R, padded. */
    public int stride() {
        return stride;
    }

    /** Takes in the gains of a UE. @param slot its place in the tile */
    public void read(int slot, int user) {
        int at = slot * others.length * row;
        if (mask == 0) {
            gains.copyFlat(user, gain, at);
            return;
        }
        for (int b = 0; b < others.length; b++) {
            gains.copyLink(user, b, gain, at + b * row);
        }
    }

    /** Where the sum for a BS begins that {@link LinkKernel#addServed} makes of UEs of this serving BS. */
    int sumOf(int b, int site) {
        return ((b == site ? 1 : 2) * others.length + b) * stride;
    }

    /** Begins the products of these links. */
    void begin(int from, int to) {
        Arrays.fill(product, from * LinkKernel.LANES, to * LinkKernel.LANES, 0);
        Arrays.fill(nats, from, to, 0);
    }

    /** Takes the logarithms of large products. */
    void settle(int from, int to) {
        for (int i = from * LinkKernel.LANES; i < to * LinkKernel.LANES; i++) {
            if (product[i] > LARGE_PRODUCT) {
                nats[i / LinkKernel.LANES] += DoubleMath.log(product[i]); // 1 more would not show
                product[i] = 0;
            }
        }
    }

    /**
     * c = 1/R sum_r ln(1 + SINR^r), nat/s/Hz, of the first links.
     *
     * @param efficiency receives c; as many numbers as links, padded to {@link LinkKernel#LANES}
     */
    public void efficiencies(int links, double[] efficiency) {
        for (int i = 0; i < links; i++) {
            whole[i] = whole(i);
            if (!(whole[i] < LARGEST_PRODUCT)) { // too large a number: large lanes by their logarithms
                settle(i, i + 1);
                whole[i] = whole(i);
            }
        }
        kernel.log1p(whole, efficiency, LinkKernel.padded(links));
        for (int i = 0; i < links; i++) {
            efficiency[i] = (efficiency[i] + nats[i]) / gains.blocks();
        }
    }

    /** The product of all lanes, less one. */
    private double whole(int link) {
        int at = link * LinkKernel.LANES;
        return both(both(both(product[at], product[at + 1]), both(product[at + 2], product[at + 3])),
                both(both(product[at + 4], product[at + 5]), both(product[at + 6], product[at + 7])));
    }

    /** (1 + x) (1 + y) - 1. */
    private static double both(double x, double y) {
        return x + y + x * y;
    }
}
