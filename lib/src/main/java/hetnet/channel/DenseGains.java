package hetnet.channel;

import java.util.Arrays;

/** A gain of every UE at every BS, without fading. */
final class DenseGains extends Gains {

    private final double[] gain; // [U, B]

    private DenseGains(int users, int sites, int blocks, double[] gain) {
        super(users, sites, blocks);
        this.gain = gain;
    }

    /** @param gain finite and not negative, shape [U, B]; is kept */
    static Gains checked(int users, int sites, int blocks, double[] gain) {
        requireGains(users, sites, blocks, 1, gain);
        return new DenseGains(users, sites, blocks, gain);
    }

    private DenseGains with(int count, double[] other) {
        return new DenseGains(count, sites(), blocks(), other);
    }

    @Override
    public boolean isFading() {
        return false;
    }

    @Override
    public double at(int user, int site, int block) {
        return mean(user, site);
    }

    @Override
    public void copyLink(int user, int site, double[] to, int at) {
        Arrays.fill(to, at, at + blocks(), mean(user, site));
    }

    @Override
    public void copyFlat(int user, double[] to, int at) {
        System.arraycopy(gain, user * sites(), to, at, sites());
    }

    @Override
    public void copyMeans(int user, double[] to, int at) {
        copyFlat(user, to, at);
    }

    @Override
    public double mean(int user, int site) {
        return gain[user * sites() + site];
    }

    @Override
    public Gains ofUsers(int[] some) {
        double[] rows = new double[some.length * sites()];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(gain, some[i] * sites(), rows, i * sites(), sites());
        }
        return with(some.length, rows);
    }

    @Override
    public Gains rows(int[] order, int[] orderSites) {
        double[] moved = new double[gain.length];
        for (int u = 0, to = 0; u < users(); u++) {
            for (int b = 0; b < sites(); b++, to++) {
                moved[to] = mean(order[u], orderSites[b]);
            }
        }
        return with(users(), moved);
    }

    @Override
    public Gains scaled(double[] factor) {
        double[] scaled = gain.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor[i % sites()];
        }
        return with(users(), scaled);
    }

    @Override
    public long digest() {
        return digested(DIGEST_OF_NONE, gain);
    }

    @Override
    public double[] kept() {
        return gain.clone();
    }
}
