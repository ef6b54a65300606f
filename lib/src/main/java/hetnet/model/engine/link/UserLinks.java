package hetnet.model.engine.link;

import hetnet.channel.Gains;
import hetnet.model.kernel.DenseKernel;
import hetnet.network.RadioConfig;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The links of U' UEs, K of each, link by link in flat arrays: the links of a UE stand side by side.
 *
 * @param users  U'
 * @param links  K, links of each UE
 * @param sites  B
 * @param blocks R
 * @param stride R up to the next multiple of {@link Kernel#LANES}: the length of a row of RBs
 * @param fading whether the RBs of a link differ
 * @param site   BS of each link, shape [U', K]
 * @param snr    SNR at equal power, 0 where there is no path; shape [U', K] without fading, [U', K, stride] with, 0
 *               beyond R
 */
public record UserLinks(int users, int links, int sites, int blocks, int stride, boolean fading, int[] site,
        float[] snr) {

    /** Beyond this the spectral efficiency of a link is past any use, and single precision comes to its end. */
    private static final double LARGEST_SNR = 1e9;

    /**
     * SNR at equal power, gain times budget over noise power and R. BSs to which a UE has no link count as noise, as if
     * they sent at equal power.
     *
     * @param users the UEs that count, U' of them
     * @param most  where the gains have no more links of a UE, it has all of them, in the order of the BSs, else so
     *              many with the largest mean gain, strongest first
     */
    public static UserLinks of(Gains gains, int[] users, int most, RadioConfig radio) {
        int sites = gains.sites();
        int links = Math.min(most, gains.links());
        int blocks = radio.blocks();
        int stride = DenseKernel.padded(blocks);
        int depth = gains.isFading() ? blocks : 1;
        int row = gains.isFading() ? stride : 1;
        double scale = radio.budgetWatt() / radio.noiseWatt() / blocks;
        int[] site = new int[users.length * links];
        float[] snr = new float[Math.multiplyExact(site.length, row)];
        for (int u = 0; u < users.length; u++) {
            int[] strongest = strongest(gains, users[u], links);
            System.arraycopy(strongest, 0, site, u * links, links);
            for (int r = 0; r < depth; r++) {
                double noise = 1 + (links == gains.links() ? 0
                        : scale * unseen(gains, users[u], strongest, r)); // over that of the receiver
                for (int k = 0; k < links; k++) {
                    snr[(u * links + k) * row + r] = (float) Math.min(LARGEST_SNR,
                            scale * gains.at(users[u], strongest[k], r) / noise);
                }
            }
        }
        return new UserLinks(users.length, links, sites, blocks, stride, gains.isFading(), site, snr);
    }

    private static int[] strongest(Gains gains, int user, int links) {
        int[] all = new int[gains.links()];
        for (int k = 0; k < all.length; k++) {
            all[k] = gains.site(user, k);
        }
        return links == all.length ? all : Arrays.stream(all).boxed()
                .sorted(Comparator.comparingDouble(b -> -gains.mean(user, b)))
                .limit(links).mapToInt(b -> b).toArray();
    }

    /** Sum of the gains of a UE to the BSs that are none of its links. */
    private static double unseen(Gains gains, int user, int[] strongest, int block) {
        double sum = 0;
        for (int k = 0; k < gains.links(); k++) {
            sum += gains.at(user, gains.site(user, k), block);
        }
        for (int b : strongest) {
            sum -= gains.at(user, b, block);
        }
        return Math.max(0, sum);
    }

    /** SNR of a link on an RB at equal power. */
    public float snr(int link, int block) {
        return fading ? snr[link * stride + block] : snr[link];
    }

    /** Whether each link has a path, shape [U', K]. */
    public boolean[] paths() {
        boolean[] path = new boolean[count()];
        for (int i = 0; i < path.length; i++) {
            for (int r = 0; r < (fading ? blocks : 1); r++) {
                path[i] |= snr(i, r) > 0;
            }
        }
        return path;
    }

    /** Number of links of all UEs. */
    public int count() {
        return users * links;
    }

    /** Whether every UE has a link to every BS. */
    public boolean all() {
        return links == sites;
    }
}
