package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.radio.kernel.LinkKernel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Links of some UEs to some BSs without fading, where the band is filled by few columns of powers, as reuse patterns
 * do. RBs of equal powers have equal rates: each column is worked on once, and only for the BSs that are on. Unlike
 * {@link AllLinks} and {@link ServedLinks}, loops run over UEs, for there are more of them than columns. One caller at
 * a time.
 */
public final class FlatLinks {

    /** UEs whose numbers stay in the nearer caches together, a multiple of {@link LinkKernel#LANES}. */
    private static final int TILE = 512;

    private final int[] sites;
    private final Tile[] tiles;
    private final LinkKernel kernel = LinkKernel.fastest();

    /**
     * @param gains      without fading
     * @param snrPerGain see {@link NormalizedGains#snrPerGain}; shape [B]
     * @param users      whose links
     * @param sites      the BSs whose links
     * @throws IllegalArgumentException when the gains fade
     */
    public FlatLinks(Gains gains, double[] snrPerGain, int[] users, int[] sites) {
        if (gains.isFading()) {
            throw new IllegalArgumentException("gains that differ between RBs are not flat");
        }
        this.sites = sites;
        tiles = IntStream.range(0, (users.length + TILE - 1) / TILE).mapToObj(i -> new Tile(gains, snrPerGain,
                Arrays.copyOfRange(users, i * TILE, Math.min(users.length, (i + 1) * TILE)))).toArray(Tile[]::new);
    }

    /**
     * Efficiency of each link at the whole band, Eq. (10) over the bandwidth.
     *
     * @param power      of each BS on an RB of each column, in the unit of the gains' factor; shape [columns, B]
     * @param count      RBs of each column; shape [columns]
     * @param efficiency receives c, nat/s/Hz; flat, UE by UE, a number for each of the BSs asked for
     */
    public void efficiencies(double[][] power, int[] count, double[] efficiency) {
        double perBlock = 1.0 / Arrays.stream(count).sum();
        for (int i = 0; i < tiles.length; i++) {
            Tile tile = tiles[i];
            tile.evaluate(power, count);
            for (int u = 0, at = i * TILE * sites.length; u < tile.users; u++) {
                for (int b = 0; b < sites.length; b++, at++) {
                    efficiency[at] = tile.nats[b][u] * perBlock;
                }
            }
        }
    }

    /** Some of the UEs, with their buffers. */
    private final class Tile {
        private final int users;
        private final double[][] snr;   // at one unit of power, [B, padded]; 0 beyond the UEs
        private final double[][] nats;  // sum over the RBs of ln(1 + SINR), [BSs asked for, padded]
        private final double[][] after; // power from the BSs after this one, [B, padded]
        private final double[] before;  // noise and the power from the BSs before this one, [padded], as the others
        private final double[] sinr;
        private final double[] log;

        Tile(Gains gains, double[] snrPerGain, int[] some) {
            users = some.length;
            int padded = LinkKernel.padded(users);
            snr = new double[gains.sites()][padded];
            for (int u = 0; u < users; u++) {
                for (int k = 0; k < gains.links(); k++) {
                    int b = gains.site(some[u], k);
                    snr[b][u] = gains.at(some[u], b, 0) * snrPerGain[b];
                }
            }
            nats = new double[sites.length][padded];
            after = new double[gains.sites()][padded];
            before = new double[padded];
            sinr = new double[padded];
            log = new double[padded];
        }

        void evaluate(double[][] power, int[] count) {
            for (double[] row : nats) {
                Arrays.fill(row, 0);
            }
            for (int c = 0; c < power.length; c++) {
                evaluate(power[c], count[c]);
            }
        }

        /** Interference is what comes from the BSs before and after, never a difference. */
        private void evaluate(double[] power, int count) {
            int first = next(power, 0);
            int last = power.length - 1;
            while (last > first && power[last] == 0) {
                last--;
            }
            if (first > last) {
                return;
            }
            Arrays.fill(after[last], 0);
            for (int b = last; b > first; ) {
                int previous = b - 1;
                while (power[previous] == 0) {
                    previous--;
                }
                add(after[b], snr[b], power[b], after[previous]);
                b = previous;
            }
            Arrays.fill(before, 1);
            for (int b = first, asked = 0; b <= last; b = next(power, b + 1)) {
                while (asked < sites.length && sites[asked] < b) {
                    asked++;
                }
                if (asked < sites.length && sites[asked] == b) {
                    ratio(snr[b], power[b], before, after[b], sinr);
                    kernel.log1p(sinr, log, log.length);
                    add(nats[asked], log, count, nats[asked]);
                }
                add(before, snr[b], power[b], before);
            }
        }
    }

    /** The first BS from this one on that is on. */
    private static int next(double[] power, int site) {
        int b = site;
        while (b < power.length && power[b] == 0) {
            b++;
        }
        return b;
    }

    /** z = x + f y. */
    private static void add(double[] x, double[] y, double f, double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] + y[i] * f;
        }
    }

    /** z = f x / (y1 + y2). */
    private static void ratio(double[] x, double f, double[] y1, double[] y2, double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] * f / (y1[i] + y2[i]);
        }
    }
}
