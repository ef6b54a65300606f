package hetnet.channel;

import hetnet.util.CounterRandom;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Frequency-selective fading: each link has one to eight paths with delays, all as strong in the mean, so that
 * neighbouring RBs are alike and the fading is the milder over the band the more paths there are. The mean gain is kept
 * in expectation.
 *
 * <p>The power on RB r is |h^r|^2 of h^r = sum_p a_p exp(-2 pi j r d_p / R), a_p complex Gaussian with E sum |a_p|^2 =
 * 1, delays d_p uniform up to R / 2. Over P paths the powers of RBs f apart have the correlation 1 / P + (1 - 1 / P)
 * s^2, s = sin(pi f / 2) / (pi f / 2).
 */
public final class MultipathFading {

    private static final int MOST_PATHS = 8;
    private static final int DRAWS_PER_PATH = 3;
    private static final int DRAWS_PER_LINK = 1 + DRAWS_PER_PATH * MOST_PATHS;

    private final CounterRandom random;
    private final int blocks;

    private MultipathFading(CounterRandom random, int blocks) {
        this.random = random;
        this.blocks = blocks;
    }

    /**
     * The same links with fading.
     *
     * @param flat   gains without
     * @param random one number of it decides about all links
     * @return gains with, shape [U, B, R]
     */
    public static Gains of(Gains flat, RandomGenerator random) {
        MultipathFading fading = new MultipathFading(new CounterRandom(random.nextLong()), flat.blocks());
        return flat.faded(fading::fade);
    }

    private void fade(int first, int end, double[] to) {
        for (int link = first; link < end; link++) {
            fade((long) link * DRAWS_PER_LINK, to, (link - first) * blocks);
        }
    }

    private void fade(long draw, double[] to, int from) {
        int paths = 1 + (int) (MOST_PATHS * random.uniform(draw));
        double[] re = new double[blocks];
        double[] im = new double[blocks];
        for (int p = 0; p < paths; p++) {
            add(draw + 1 + DRAWS_PER_PATH * p, paths, re, im);
        }
        for (int r = 0; r < blocks; r++) {
            to[from + r] = re[r] * re[r] + im[r] * im[r];
        }
    }

    /** Adds one path, turned on from RB to RB. */
    private void add(long draw, int paths, double[] re, double[] im) {
        double size = Math.sqrt(random.exponential(draw) / paths); // a_p in polar form
        double phase = 2 * Math.PI * random.uniform(draw + 1);
        double turn = -Math.PI * random.uniform(draw + 2); // 2 pi d_p / R
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double x = size * StrictMath.cos(phase);
        double y = size * StrictMath.sin(phase);
        for (int r = 0; r < blocks; r++) {
            re[r] += x;
            im[r] += y;
            double next = x * cos - y * sin;
            y = x * sin + y * cos;
            x = next;
        }
    }
}
