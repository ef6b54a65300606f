package hetnet.mimo.channel;

import hetnet.channel.Gains;
import hetnet.util.CounterRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/** Independent Rayleigh fading of every antenna and RB: the limit of rich scattering, where panels see no direction. */
public final class RayleighChannel {

    private RayleighChannel() {
    }

    /**
     * Coefficients that are complex Gaussian, E |h|^2 the scalar gain of the link.
     *
     * @param gains    mean over the RBs counts
     * @param antennas of each BS; shape [B]
     * @param random   one number of it decides about all links
     */
    public static Csi draw(Gains gains, int[] antennas, RandomGenerator random) {
        int users = gains.users();
        int sites = gains.sites();
        int width = Arrays.stream(antennas).max().orElseThrow();
        double[] re = new double[Csi.size(users, sites, width, gains.blocks())];
        double[] im = new double[re.length];
        CounterRandom size = new CounterRandom(random.nextLong());
        CounterRandom phase = new CounterRandom(random.nextLong());
        IntStream.range(0, re.length).parallel().forEach(i -> {
            int b = i / width / users % sites;
            if (i % width < antennas[b]) {
                double amplitude = Math.sqrt(gains.mean(i / width % users, b) * size.exponential(i));
                double turn = 2 * Math.PI * phase.uniform(i);
                re[i] = amplitude * Math.cos(turn);
                im[i] = amplitude * Math.sin(turn);
            }
        });
        return new Csi(users, gains.blocks(), antennas, re, im);
    }
}
