package hetnet.mimo.channel;

import hetnet.channel.Gains;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Channel state information: the complex coefficient h[u, b, a, r] from antenna a of BS b to UE u on RB r, an amplitude
 * gain, so that |h|^2 is a power gain. A UE receives y = sum over BSs and antennas of h x, without a conjugate.
 *
 * <p>Real and imaginary parts are two flat arrays of shape [R, B, U, A]: what a BS computes on one RB lies together,
 * and the antennas of one UE side by side. A is the largest panel; a smaller one has zeros behind its last antenna.
 */
public final class Csi {

    private final int users;
    private final int sites;
    private final int blocks;
    private final int width;
    private final int[] antennas; // [B]
    private final double[] re;    // [R, B, U, A]
    private final double[] im;

    /**
     * Keeps the arrays that it is given, for they may be large.
     *
     * @param users    U
     * @param blocks   R
     * @param antennas of each BS, 1 to 1024; shape [B]
     * @param re       real parts; flat [R, B, U, A], A the most of the antennas
     * @param im       imaginary parts, likewise
     * @throws IllegalArgumentException when the arrays do not fit, a coefficient is not finite, or a BS has one for an
     *                                  antenna that it does not have
     */
    public Csi(int users, int blocks, int[] antennas, double[] re, double[] im) {
        this.users = Require.inRange("users", users, 1, Integer.MAX_VALUE, "UEs");
        this.blocks = Require.inRange("blocks", blocks, 1, 1000, "RBs");
        this.antennas = antennas.clone();
        sites = Require.inRange("sites", antennas.length, 1, Integer.MAX_VALUE, "BSs");
        for (int count : antennas) {
            Require.inRange("antennas", count, 1, 1024, "elements");
        }
        width = Arrays.stream(antennas).max().orElseThrow();
        this.re = re;
        this.im = im;
        int size = size(users, sites, width, blocks);
        if (re.length != size || im.length != size) {
            throw new IllegalArgumentException("%d real and %d imaginary parts, but %d RBs x %d BSs x %d UEs x %d "
                    .formatted(re.length, im.length, blocks, sites, users, width) + "antennas need " + size);
        }
        for (int i = 0; i < size; i++) {
            requireCoefficient(i);
        }
    }

    private void requireCoefficient(int i) {
        int a = i % width;
        int u = i / width % users;
        int b = i / width / users % sites;
        if (!Double.isFinite(re[i]) || !Double.isFinite(im[i])) {
            throw new IllegalArgumentException("the channel of UE %d, BS %d, antenna %d on RB %d is %s + %s j: it must "
                    .formatted(u, b, a, i / width / users / sites, re[i], im[i]) + "be finite");
        }
        if (a >= antennas[b] && (re[i] != 0 || im[i] != 0)) {
            throw new IllegalArgumentException("BS %d has %d antennas, but a coefficient for antenna %d"
                    .formatted(b, antennas[b], a));
        }
    }

    static int size(int users, int sites, int width, int blocks) {
        return Math.multiplyExact(Math.multiplyExact(users, sites), Math.multiplyExact(width, blocks));
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

    /** A, the antennas of the largest panel. */
    public int width() {
        return width;
    }

    /** The antennas of a BS. */
    public int antennas(int site) {
        return antennas[site];
    }

    /** The antennas of all BSs; shape [B]. */
    public int[] antennas() {
        return antennas.clone();
    }

    /** Where h[u, b, 0, r] stands in the flat arrays; the other antennas follow. */
    public int index(int user, int site, int block) {
        return ((block * sites + site) * users + user) * width;
    }

    /** Re h[u, b, a, r]. */
    public double re(int user, int site, int antenna, int block) {
        return re[index(user, site, block) + antenna];
    }

    /** Im h[u, b, a, r]. */
    public double im(int user, int site, int antenna, int block) {
        return im[index(user, site, block) + antenna];
    }

    /** A copy of all real parts; flat [R, B, U, A]. */
    public double[] re() {
        return re.clone();
    }

    /** A copy of all imaginary parts; flat [R, B, U, A]. */
    public double[] im() {
        return im.clone();
    }

    /** The scalar gain of a link: the mean of |h|^2 over its antennas and RBs; 0 where there is no path. */
    public double gain(int user, int site) {
        double sum = 0;
        for (int r = 0; r < blocks; r++) {
            int from = index(user, site, r);
            for (int i = from; i < from + antennas[site]; i++) {
                sum += re[i] * re[i] + im[i] * im[i];
            }
        }
        return sum / (blocks * antennas[site]);
    }

    /** The scalar gains of all links, equal on all RBs: what the kit knew of this network without antennas. */
    public Gains gains() {
        double[] gain = new double[users * sites];
        Arrays.setAll(gain, link -> gain(link / sites, link % sites));
        return Gains.flat(users, sites, blocks, gain);
    }

    /**
     * The same directions and fading with other scalar gains: each link is scaled so that {@link #gain} is that of the
     * gains, mean over their RBs.
     *
     * @throws IllegalArgumentException when the gains are of another network, or give a path to a link without one
     */
    public Csi withGains(Gains gains) {
        if (gains.users() != users || gains.sites() != sites) {
            throw new IllegalArgumentException("gains of %d UEs and %d BSs for a channel of %d and %d"
                    .formatted(gains.users(), gains.sites(), users, sites));
        }
        double[] factor = new double[users * sites];
        for (int link = 0; link < factor.length; link++) {
            int u = link / sites;
            int b = link % sites;
            double now = gain(u, b);
            double wanted = gains.mean(u, b);
            if (now == 0 && wanted > 0) {
                throw new IllegalArgumentException("UE %d has no path to BS %d, so it cannot have a gain of %s there"
                        .formatted(u, b, wanted));
            }
            factor[link] = wanted == 0 ? 0 : Math.sqrt(wanted / now);
        }
        return scaled(factor);
    }

    /** Each link times an amplitude. @param factor flat [U * B] */
    private Csi scaled(double[] factor) {
        double[] x = new double[re.length];
        double[] y = new double[re.length];
        for (int i = 0; i < x.length; i++) {
            double f = factor[i / width % users * sites + i / width / users % sites];
            x[i] = f * re[i];
            y[i] = f * im[i];
        }
        return new Csi(users, blocks, antennas, x, y);
    }

    /**
     * The channel as budgets of single antennas make it: an antenna that may spend x times its equal part of the budget
     * counts sqrt(x) times, so that an equal part is again the budget of each.
     *
     * @param part x of each antenna, positive, mean 1 over a panel; shape [B, A of the BS]
     */
    public Csi withAntennaBudgets(double[][] part) {
        double[] x = re.clone();
        double[] y = im.clone();
        for (int i = 0; i < x.length; i++) {
            int b = i / width / users % sites;
            double f = i % width < antennas[b] ? Math.sqrt(part[b][i % width]) : 0;
            x[i] *= f;
            y[i] *= f;
        }
        return new Csi(users, blocks, antennas, x, y);
    }

    /** The channel of some UEs alone, in the order given. @param some their rows, one or more */
    public Csi ofUsers(int[] some) {
        return rows(some, IntStream.range(0, sites).toArray());
    }

    /**
     * The same network with its rows in another order.
     *
     * @param order      the UE of each new row
     * @param orderSites the BS of each new column
     */
    public Csi rows(int[] order, int[] orderSites) {
        int[] panels = Arrays.stream(orderSites).map(b -> antennas[b]).toArray();
        int most = Arrays.stream(panels).max().orElseThrow();
        double[] x = new double[size(order.length, panels.length, most, blocks)];
        double[] y = new double[x.length];
        int to = 0;
        for (int r = 0; r < blocks; r++) {
            for (int b : orderSites) {
                for (int u : order) {
                    System.arraycopy(re, index(u, b, r), x, to, most);
                    System.arraycopy(im, index(u, b, r), y, to, most);
                    to += most;
                }
            }
        }
        return new Csi(order.length, blocks, panels, x, y);
    }
}
