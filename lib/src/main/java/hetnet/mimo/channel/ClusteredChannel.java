package hetnet.mimo.channel;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.CounterRandom;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A clustered channel around the geometry, a simplification of TR 38.901 clause 7.5: each link has a few clusters, one
 * ray each, whose azimuths of departure are normal around the direction of the UE and whose delays are exponential;
 * their powers fall with the delay and are shadowed by 3 dB. A LOS link has a direct ray 9 dB above them all together.
 * Left out are the spread within a cluster, elevation spread, angles of arrival, polarisation, and the correlation of
 * large-scale parameters.
 *
 * @param clusters      of each link
 * @param losSpreadRad  standard deviation of azimuths on LOS links
 * @param nlosSpreadRad the same on others
 * @param losDelayS     mean delay on LOS links, seconds
 * @param nlosDelayS    the same on others
 * @param ricianDb      direct ray against all clusters on LOS links, dB
 * @param normalised    whether each link is scaled so that the mean of |h|^2 over antennas and RBs is its scalar gain
 *                      for isotropic elements; else it is so in expectation
 */
public record ClusteredChannel(int clusters, double losSpreadRad, double nlosSpreadRad, double losDelayS,
        double nlosDelayS, double ricianDb, boolean normalised) {

    private static final double SHADOWING_NATS = 0.3 * Math.log(10); // 3 dB of each cluster
    private static final int DRAWS_PER_CLUSTER = 7;

    /** @throws IllegalArgumentException when a value is out of its range */
    public ClusteredChannel {
        Require.inRange("clusters", clusters, 1, 100, "clusters");
        Require.inRange("losSpreadRad", losSpreadRad, 0, Math.PI, "rad");
        Require.inRange("nlosSpreadRad", nlosSpreadRad, 0, Math.PI, "rad");
        Require.inRange("losDelayS", losDelayS, 1e-12, 1e-3, "s");
        Require.inRange("nlosDelayS", nlosDelayS, 1e-12, 1e-3, "s");
        Require.inRange("ricianDb", ricianDb, -100, 100, "dB");
    }

    /** Six clusters; 10 and 30 degrees, 90 and 360 ns on LOS and other links; a direct ray of 9 dB; normalised. */
    public static ClusteredChannel standard() {
        return new ClusteredChannel(6, Math.toRadians(10), Math.toRadians(30), 90e-9, 360e-9, 9, true);
    }

    /**
     * The channels of a network.
     *
     * @param gains  scalar gain of each link, mean over the RBs
     * @param los    whether a link has line of sight; flat [U * B]
     * @param panels of each BS
     * @param random one number of it decides about all links
     * @throws IllegalArgumentException when the parts are of different networks
     */
    public Csi draw(Sites sites, Users users, Gains gains, boolean[] los, List<Panel> panels, RadioConfig radio,
            RandomGenerator random) {
        int links = users.count() * sites.count();
        if (panels.size() != sites.count() || los.length != links || gains.sites() != sites.count()
                || gains.users() != users.count()) {
            throw new IllegalArgumentException(("%d panels, %d flags of line of sight and gains of %d UEs and %d BSs "
                    + "for %d UEs and %d BSs").formatted(panels.size(), los.length, gains.users(), gains.sites(),
                    users.count(), sites.count()));
        }
        int[] antennas = panels.stream().mapToInt(Panel::elements).toArray();
        int width = Arrays.stream(antennas).max().orElseThrow();
        int size = Csi.size(users.count(), sites.count(), width, radio.blocks());
        double[] re = new double[size];
        double[] im = new double[size];
        CounterRandom counter = new CounterRandom(random.nextLong());
        IntStream.range(0, links).parallel().forEach(link -> {
            int u = link / sites.count();
            int b = link % sites.count();
            double[] from = sites.positionM()[b];
            double[] to = users.positionM()[u];
            Paths paths = paths(counter, link, los[link], from, to);
            double scale = Math.sqrt(gains.mean(u, b) / (normalised ? paths.power(panels.get(b), radio) : 1));
            for (int r = 0; r < radio.blocks(); r++) {
                int at = ((r * sites.count() + b) * users.count() + u) * width;
                paths.coefficients(panels.get(b), true, scale, r, radio, re, im, at);
            }
        });
        return new Csi(users.count(), radio.blocks(), antennas, re, im);
    }

    private Paths paths(CounterRandom random, int link, boolean los, double[] from, double[] to) {
        double azimuth = Math.atan2(to[1] - from[1], to[0] - from[0]);
        double elevation = Math.atan2(to[2] - from[2], Math.hypot(to[0] - from[0], to[1] - from[1]));
        int count = clusters + (los ? 1 : 0);
        double[] power = new double[count];
        double[] delay = new double[count];
        double[] angle = new double[count];
        double mean = los ? losDelayS : nlosDelayS;
        long draw = (long) link * (DRAWS_PER_CLUSTER * clusters + 1);
        for (int c = 0; c < clusters; c++, draw += DRAWS_PER_CLUSTER) {
            delay[c] = mean * random.exponential(draw);
            angle[c] = azimuth + (los ? losSpreadRad : nlosSpreadRad) * normal(random, draw + 1);
            power[c] = SHADOWING_NATS * normal(random, draw + 3);
        }
        double first = Arrays.stream(delay, 0, clusters).min().orElseThrow();
        double sum = 0;
        for (int c = 0; c < clusters; c++) {
            delay[c] -= first;
            power[c] = Math.exp(-power[c] - delay[c] / mean);
            sum += power[c];
        }
        double rician = los ? Math.pow(10, ricianDb / 10) : 0;
        double[] amplitude = new double[count];
        double[] phase = new double[count];
        draw = (long) link * (DRAWS_PER_CLUSTER * clusters + 1);
        for (int c = 0; c < clusters; c++, draw += DRAWS_PER_CLUSTER) {
            // a complex Gaussian of that power, in polar form
            amplitude[c] = Math.sqrt(power[c] / sum / (1 + rician) * random.exponential(draw + 5));
            phase[c] = 2 * Math.PI * random.uniform(draw + 6);
        }
        if (los) {
            amplitude[clusters] = Math.sqrt(rician / (1 + rician));
            phase[clusters] = 2 * Math.PI * random.uniform(draw);
            angle[clusters] = azimuth;
        }
        return new Paths(amplitude, phase, angle, elevation, delay);
    }

    /** Standard normal, from two draws (Box and Muller). */
    private static double normal(CounterRandom random, long draw) {
        return Math.sqrt(2 * random.exponential(draw)) * Math.cos(2 * Math.PI * random.uniform(draw + 1));
    }

    /** The rays of one link; all arrays of one entry a ray. */
    private record Paths(double[] amplitude, double[] phase, double[] azimuthRad, double elevationRad,
            double[] delayS) {

        /** The mean of |h|^2 over antennas and RBs with isotropic elements. */
        double power(Panel panel, RadioConfig radio) {
            double[] re = new double[panel.elements()];
            double[] im = new double[panel.elements()];
            double sum = 0;
            for (int r = 0; r < radio.blocks(); r++) {
                coefficients(panel, false, 1, r, radio, re, im, 0);
                for (int a = 0; a < re.length; a++) {
                    sum += re[a] * re[a] + im[a] * im[a];
                }
            }
            return sum / (re.length * radio.blocks());
        }

        void coefficients(Panel panel, boolean patterned, double scale, int block, RadioConfig radio, double[] re,
                double[] im, int at) {
            Arrays.fill(re, at, at + panel.elements(), 0);
            Arrays.fill(im, at, at + panel.elements(), 0);
            double frequency = (block + 0.5) * radio.blockBandwidthHz();
            for (int p = 0; p < amplitude.length; p++) {
                double[] turn = panel.phases(azimuthRad[p], elevationRad);
                double size = scale * amplitude[p]
                        * (patterned ? panel.amplitude(azimuthRad[p], elevationRad) : 1);
                double start = phase[p] - 2 * Math.PI * frequency * delayS[p];
                for (int a = 0; a < turn.length; a++) {
                    re[at + a] += size * Math.cos(start + turn[a]);
                    im[at + a] += size * Math.sin(start + turn[a]);
                }
            }
        }
    }
}
