package hetnet.channel;

import java.util.Arrays;

/** Gains of K links of each UE, without fading; to all other BSs there is no path. */
final class SparseGains extends Gains {

    private final int links;
    private final int[] site;    // BS of each link, rising for each UE; [U, K]
    private final double[] gain; // [U, K]

    private SparseGains(int sites, int blocks, int links, int[] site, double[] gain) {
        super(site.length / links, sites, blocks);
        this.links = links;
        this.site = site;
        this.gain = gain;
    }

    static Gains checked(int sites, int blocks, int links, int[] site, double[] gain) {
        if (links < 1 || links > sites || blocks < 1 || site.length == 0 || site.length % links != 0
                || gain.length != site.length) {
            throw new IllegalArgumentException("%d gains and %d BSs for %d links of each UE to %d BSs on %d RBs"
                    .formatted(gain.length, site.length, links, sites, blocks));
        }
        for (int i = 0; i < site.length; i++) {
            int least = i % links == 0 ? 0 : site[i - 1] + 1;
            if (site[i] < least || site[i] >= sites || !isGain(gain[i])) {
                throw new IllegalArgumentException(("link %d of UE %d goes to BS %d with gain %s: the BSs of a UE must "
                        + "rise up to %d, gains be finite and not negative")
                        .formatted(i % links, i / links, site[i], gain[i], sites - 1));
            }
        }
        return new SparseGains(sites, blocks, links, site, gain);
    }

    @Override
    public boolean isFading() {
        return false;
    }

    @Override
    public int links() {
        return links;
    }

    @Override
    public int site(int user, int link) {
        return site[user * links + link];
    }

    @Override
    public double at(int user, int b, int block) {
        return mean(user, b);
    }

    @Override
    public void copyLink(int user, int b, double[] to, int at) {
        Arrays.fill(to, at, at + blocks(), mean(user, b));
    }

    @Override
    public void copyFlat(int user, double[] to, int at) {
        Arrays.fill(to, at, at + sites(), 0);
        for (int i = user * links; i < (user + 1) * links; i++) {
            to[at + site[i]] = gain[i];
        }
    }

    @Override
    public void copyMeans(int user, double[] to, int at) {
        System.arraycopy(gain, user * links, to, at, links);
    }

    @Override
    public double mean(int user, int b) {
        for (int i = user * links; i < (user + 1) * links; i++) {
            if (site[i] == b) {
                return gain[i];
            }
        }
        return 0;
    }

    @Override
    public Gains ofUsers(int[] some) {
        int[] someSite = new int[some.length * links];
        double[] someGain = new double[someSite.length];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(site, some[i] * links, someSite, i * links, links);
            System.arraycopy(gain, some[i] * links, someGain, i * links, links);
        }
        return new SparseGains(sites(), blocks(), links, someSite, someGain);
    }

    @Override
    public Gains rows(int[] order, int[] orderSites) {
        int[] column = new int[sites()];
        for (int b = 0; b < column.length; b++) {
            column[orderSites[b]] = b;
        }
        int[] movedSite = new int[site.length];
        double[] moved = new double[gain.length];
        for (int u = 0; u < order.length; u++) {
            for (int k = 0; k < links; k++) { // sorted by insertion, for the links of a UE are few
                int from = order[u] * links + k;
                int to = u * links + k;
                for (; to > u * links && movedSite[to - 1] > column[site[from]]; to--) {
                    movedSite[to] = movedSite[to - 1];
                    moved[to] = moved[to - 1];
                }
                movedSite[to] = column[site[from]];
                moved[to] = gain[from];
            }
        }
        return new SparseGains(sites(), blocks(), links, movedSite, moved);
    }

    @Override
    public Gains scaled(double[] factor) {
        double[] scaled = gain.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor[site[i]];
        }
        return new SparseGains(sites(), blocks(), links, site, scaled);
    }

    @Override
    public long digest() {
        long digest = 17;
        for (int i = 0; i < site.length; i++) {
            digest = 1_000_003 * (1_000_003 * digest + site[i]) + Double.doubleToLongBits(gain[i]);
        }
        return digest;
    }

    @Override
    public double[] kept() {
        double[] all = new double[Math.multiplyExact(users(), sites())];
        for (int i = 0; i < site.length; i++) {
            all[i / links * sites() + site[i]] = gain[i];
        }
        return all;
    }
}
