package hetnet.channel;

import java.util.Arrays;

/** A gain of every UE at every BS. */
final class DenseGains extends Gains {

    private final boolean fading;
    private final double[] gain; // [U, B] without fading, [U, B, R] with

    DenseGains(int users, int sites, int blocks, boolean fading, double[] gain) {
        super(users, sites, blocks);
        this.fading = fading;
        this.gain = gain;
    }

    static Gains checked(int users, int sites, int blocks, boolean fading, double[] gain) {
        // a product of whole numbers might wrap around
        double expected = (double) users * sites * (fading ? blocks : 1);
        if (users < 1 || sites < 1 || blocks < 1 || gain.length != expected) {
            throw new IllegalArgumentException("%d gains for %d UEs, %d BSs and %d RBs: expected %.0f"
                    .formatted(gain.length, users, sites, blocks, expected));
        }
        for (int i = 0; i < gain.length; i++) {
            if (!isGain(gain[i])) {
                int link = fading ? i / blocks : i;
                throw new IllegalArgumentException("gain of UE %d, BS %d is %s: must be finite and not negative"
                        .formatted(link / sites, link % sites, gain[i]));
            }
        }
        return new DenseGains(users, sites, blocks, fading, gain);
    }

    private DenseGains with(int count, double[] other) {
        return new DenseGains(count, sites(), blocks(), fading, other);
    }

    @Override
    public boolean isFading() {
        return fading;
    }

    @Override
    public int links() {
        return sites();
    }

    @Override
    public int site(int user, int link) {
        return link;
    }

    @Override
    public double at(int user, int site, int block) {
        int link = user * sites() + site;
        return fading ? gain[link * blocks() + block] : gain[link];
    }

    @Override
    public void copyLink(int user, int site, double[] to, int at) {
        int link = user * sites() + site;
        if (fading) {
            System.arraycopy(gain, link * blocks(), to, at, blocks());
        } else {
            Arrays.fill(to, at, at + blocks(), gain[link]);
        }
    }

    @Override
    public void copyFlat(int user, double[] to) {
        int step = fading ? blocks() : 1;
        for (int b = 0, i = user * sites() * step; b < sites(); b++, i += step) {
            to[b] = gain[i];
        }
    }

    @Override
    public double mean(int user, int site) {
        int link = user * sites() + site;
        if (!fading) {
            return gain[link];
        }
        double sum = 0;
        for (int r = 0; r < blocks(); r++) {
            sum += gain[link * blocks() + r];
        }
        return sum / blocks();
    }

    @Override
    public Gains ofUsers(int[] some) {
        int perUser = gain.length / users();
        double[] rows = new double[some.length * perUser];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(gain, some[i] * perUser, rows, i * perUser, perUser);
        }
        return with(some.length, rows);
    }

    @Override
    public Gains rows(int[] order, int[] orderSites) {
        double[] moved = new double[gain.length];
        int depth = fading ? blocks() : 1;
        for (int u = 0, to = 0; u < users(); u++) {
            for (int b = 0; b < sites(); b++, to += depth) {
                System.arraycopy(gain, (order[u] * sites() + orderSites[b]) * depth, moved, to, depth);
            }
        }
        return with(users(), moved);
    }

    @Override
    public Gains scaled(double[] factor) {
        double[] scaled = gain.clone();
        int depth = fading ? blocks() : 1;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor[i / depth % sites()];
        }
        return with(users(), scaled);
    }

    @Override
    public long digest() {
        long digest = 17;
        for (double g : gain) {
            digest = 1_000_003 * digest + Double.doubleToLongBits(g);
        }
        return digest;
    }

    @Override
    public double[] kept() {
        return gain.clone();
    }
}
