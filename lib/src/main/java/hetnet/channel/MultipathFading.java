package hetnet.channel;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * Frequency-selective fading: each link has one to eight paths with delays, all as strong in the mean, so that
 * neighbouring RBs are alike and the fading is the milder over the band the more paths there are. The mean gain is kept
 * in expectation.
 */
public final class MultipathFading {

    private static final int MOST_PATHS = 8;

    private MultipathFading() {
    }

    /**
     * The same links with fading.
     *
     * @param flat gains without
     * @return gains with, shape [U, B, R]
     */
    public static Gains of(Gains flat, RandomGenerator random) {
        int blocks = flat.blocks();
        double[] all = new double[Math.multiplyExact(flat.users() * flat.sites(), blocks)];
        int i = 0;
        for (int u = 0; u < flat.users(); u++) {
            for (int b = 0; b < flat.sites(); b++) {
                double[] power = power(1 + random.nextInt(MOST_PATHS), blocks, random);
                for (int r = 0; r < blocks; r++) {
                    all[i++] = flat.at(u, b, 0) * power[r];
                }
            }
        }
        return Gains.fading(flat.users(), flat.sites(), blocks, all);
    }

    /**
     * |h^r|^2 of h^r = sum_p a_p exp(-2 pi j r d_p / R), a_p complex Gaussian with E sum |a_p|^2 = 1, delays d_p up to
     * R / 2; shape [R].
     */
    private static double[] power(int paths, int blocks, RandomGenerator random) {
        double[] re = new double[blocks];
        double[] im = new double[blocks];
        for (int p = 0; p < paths; p++) {
            double size = Math.sqrt(0.5 / paths);
            double aRe = size * random.nextGaussian();
            double aIm = size * random.nextGaussian();
            double turn = -Math.PI * random.nextDouble(); // 2 pi d_p / R
            for (int r = 0; r < blocks; r++) {
                double cos = Math.cos(turn * r);
                double sin = Math.sin(turn * r);
                re[r] += aRe * cos - aIm * sin;
                im[r] += aRe * sin + aIm * cos;
            }
        }
        double[] power = new double[blocks];
        for (int r = 0; r < blocks; r++) {
            power[r] = re[r] * re[r] + im[r] * im[r];
        }
        return power;
    }
}
