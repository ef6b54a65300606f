package hetnet.channel;

import java.util.stream.IntStream;

/**
 * A gain of every UE at every BS on every RB, those of a few UEs in an array: each is made by the thread that fills it,
 * while one for all is zeroed by a single thread.
 */
final class FadingGains extends Gains {

    private static final int TOGETHER = 16; // UEs of an array

    private final int perUser;     // B * R
    private final double[][] gain; // [U / TOGETHER, TOGETHER * B * R], the last with the UEs that are left

    /** Fills the gains of a few UEs. */
    @FunctionalInterface
    interface Filling {

        /**
         * @param first the first of the UEs
         * @param end   the UE after the last
         * @param to    where their gains go, shape [end - first, B, R], all 0
         */
        void fill(int first, int end, double[] to);
    }

    /** @param filling is called for every UE once, from several threads */
    FadingGains(int users, int sites, int blocks, Filling filling) {
        super(users, sites, blocks);
        perUser = Math.multiplyExact(sites, blocks);
        gain = new double[(users + TOGETHER - 1) / TOGETHER][];
        IntStream.range(0, gain.length).parallel().forEach(part -> {
            int first = part * TOGETHER;
            int end = Math.min(users, first + TOGETHER);
            double[] some = new double[Math.multiplyExact(end - first, perUser)];
            filling.fill(first, end, some);
            gain[part] = some;
        });
    }

    /** @param gain finite and not negative, shape [U, B, R] */
    static Gains checked(int users, int sites, int blocks, double[] gain) {
        requireGains(users, sites, blocks, blocks, gain);
        int perUser = sites * blocks;
        return new FadingGains(users, sites, blocks, (first, end, to) ->
                System.arraycopy(gain, first * perUser, to, 0, to.length));
    }

    private double[] array(int user) {
        return gain[user / TOGETHER];
    }

    /** Where the gains of a link begin in the array of its UE. */
    private int place(int user, int site) {
        return user % TOGETHER * perUser + site * blocks();
    }

    @Override
    public boolean isFading() {
        return true;
    }

    @Override
    public double at(int user, int site, int block) {
        return array(user)[place(user, site) + block];
    }

    @Override
    public void copyLink(int user, int site, double[] to, int at) {
        System.arraycopy(array(user), place(user, site), to, at, blocks());
    }

    @Override
    public void copyFlat(int user, double[] to, int at) {
        for (int b = 0; b < sites(); b++) {
            to[at + b] = at(user, b, 0);
        }
    }

    @Override
    public double mean(int user, int site) {
        double[] some = array(user);
        int place = place(user, site);
        double sum = 0;
        for (int r = 0; r < blocks(); r++) {
            sum += some[place + r];
        }
        return sum / blocks();
    }

    @Override
    public Gains ofUsers(int[] some) {
        return new FadingGains(some.length, sites(), blocks(), (first, end, to) -> {
            for (int u = first; u < end; u++) {
                System.arraycopy(array(some[u]), place(some[u], 0), to, (u - first) * perUser, perUser);
            }
        });
    }

    @Override
    public Gains rows(int[] order, int[] orderSites) {
        return new FadingGains(users(), sites(), blocks(), (first, end, to) -> {
            for (int u = first, at = 0; u < end; u++) {
                for (int b = 0; b < sites(); b++, at += blocks()) {
                    copyLink(order[u], orderSites[b], to, at);
                }
            }
        });
    }

    @Override
    public Gains scaled(double[] factor) {
        return new FadingGains(users(), sites(), blocks(), (first, end, to) -> {
            double[] some = array(first);
            for (int i = 0; i < to.length; i++) {
                to[i] = some[i] * factor[i / blocks() % sites()];
            }
        });
    }

    @Override
    public long digest() {
        long digest = DIGEST_OF_NONE;
        for (double[] some : gain) {
            digest = digested(digest, some);
        }
        return digest;
    }

    @Override
    public double[] kept() {
        double[] all = new double[Math.multiplyExact(users(), perUser)];
        for (int part = 0; part < gain.length; part++) {
            System.arraycopy(gain[part], 0, all, part * TOGETHER * perUser, gain[part].length);
        }
        return all;
    }
}
