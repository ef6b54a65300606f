package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Shannon rates, Eq. (10), for all links or under an allocation. */
public final class Rates {

    /** A running product of (1 + SINR) is turned into a logarithm above this: far from overflow, whatever the next factor. */
    private static final double LARGE_PRODUCT = 1e100;

    /** Links whose products {@link #spectralEfficiencies} makes side by side. */
    public static final int TOGETHER = 4;

    private static final double LN2 = Math.log(2);

    private Rates() {
    }

    /**
     * Eq. (10) for every pair: the rate that each UE would get at each BS with the whole band.
     *
     * @param powerWatt shape [B, R]
     * @return rates, bit/s; flat [U * B]
     * @throws IllegalArgumentException when gains, powers and radio have different shapes
     */
    public static double[] linkRates(Gains gains, double[][] powerWatt, RadioConfig radio) {
        NormalizedGains snr = NormalizedGains.of(gains, radio);
        Sinr.requireShape(snr, powerWatt);
        double[][] row = new double[snr.sites()][snr.blocks()];
        double[][] sinr = new double[snr.sites()][snr.blocks()];
        double[] efficiency = new double[snr.sites()];
        double[] rate = new double[snr.users() * snr.sites()];
        for (int u = 0; u < snr.users(); u++) {
            snr.row(u, row);
            for (int b = 0; b < snr.sites(); b++) {
                Sinr.ofLink(row, powerWatt, b, sinr[b]);
            }
            spectralEfficiencies(sinr, snr.sites(), efficiency);
            for (int b = 0; b < snr.sites(); b++) {
                rate[u * snr.sites() + b] = radio.blockBandwidthHz() * efficiency[b];
            }
        }
        return rate;
    }

    /**
     * The rate of each UE at its serving BS.
     *
     * @return R_i, bit/s; shape [U]; 0 for a UE out of coverage, which {@link Metrics} leaves out
     * @throws IllegalArgumentException when gains, allocation and radio have different shapes
     */
    public static double[] userRates(Gains gains, Allocation allocation, RadioConfig radio, Scheduler sharing) {
        NormalizedGains snr = NormalizedGains.of(gains, radio);
        int[] association = allocation.association();
        Sinr.requireShape(snr, allocation.powerWatt());
        requireLength(association, snr.users());
        double[] share = sharing.shares(allocation.load());
        double[][] row = new double[snr.sites()][snr.blocks()];
        double[][] sinr = new double[TOGETHER][snr.blocks()];
        double[] efficiency = new double[TOGETHER];
        double[] rate = new double[snr.users()];
        int[] covered = IntStream.range(0, rate.length).filter(u -> association[u] != Allocation.OUT_OF_COVERAGE).toArray();
        for (int first = 0; first < covered.length; first += TOGETHER) {
            int count = Math.min(TOGETHER, covered.length - first);
            for (int i = 0; i < count; i++) {
                snr.row(covered[first + i], row);
                Sinr.ofLink(row, allocation.powerWatt(), association[covered[first + i]], sinr[i]);
            }
            spectralEfficiencies(sinr, count, efficiency);
            for (int i = 0; i < count; i++) {
                int u = covered[first + i];
                rate[u] = share[association[u]] * radio.blockBandwidthHz() * efficiency[i];
            }
        }
        return rate;
    }

    /**
     * The rates of the UEs in coverage, in their order.
     *
     * @param perUser     any quantity per UE; shape [U]
     * @param association serving BSs; shape [U]
     */
    public static double[] ofCovered(double[] perUser, int[] association) {
        requireLength(association, perUser.length);
        double[] covered = new double[perUser.length];
        int count = 0;
        for (int u = 0; u < perUser.length; u++) {
            if (association[u] != Allocation.OUT_OF_COVERAGE) {
                covered[count++] = perUser[u];
            }
        }
        return Arrays.copyOf(covered, count);
    }

    /**
     * sum_r log2(1 + SINR^r) of Eq. (10), bit/s/Hz. The product of the factors is kept less one, so that the smallest SINRs
     * keep their digits, and few logarithms are taken.
     *
     * @param sinr linear; shape [R]
     */
    public static double spectralEfficiency(double[] sinr) {
        double nats = 0;
        double productLessOne = 0;
        for (double s : sinr) {
            productLessOne += s * (1 + productLessOne);
            if (productLessOne > LARGE_PRODUCT) {
                nats += Math.log(productLessOne);
                productLessOne = 0;
            }
        }
        return (nats + Math.log1p(productLessOne)) / LN2;
    }

    /**
     * {@link #spectralEfficiency} of several links. The factors of one product wait for each other, but those of {@link #TOGETHER}
     * products do not: the same digits in a fraction of the time.
     *
     * @param sinr       linear; shape [count or more, R]
     * @param efficiency receives bit/s/Hz; shape [count or more]
     */
    public static void spectralEfficiencies(double[][] sinr, int count, double[] efficiency) {
        int i = 0;
        for (; i + TOGETHER <= count; i += TOGETHER) {
            productsLessOne(sinr[i], sinr[i + 1], sinr[i + 2], sinr[i + 3], efficiency, i);
            for (int k = i; k < i + TOGETHER; k++) {
                // a product of numbers above one never falls: if it is small, it never was large; infinite times a SINR of 0 is NaN
                efficiency[k] = efficiency[k] <= LARGE_PRODUCT ? Math.log1p(efficiency[k]) / LN2 : spectralEfficiency(sinr[k]);
            }
        }
        for (; i < count; i++) {
            efficiency[i] = spectralEfficiency(sinr[i]);
        }
    }

    private static void productsLessOne(double[] s0, double[] s1, double[] s2, double[] s3, double[] product, int first) {
        double p0 = 0;
        double p1 = 0;
        double p2 = 0;
        double p3 = 0;
        for (int r = 0; r < s0.length; r++) {
            p0 += s0[r] * (1 + p0);
            p1 += s1[r] * (1 + p1);
            p2 += s2[r] * (1 + p2);
            p3 += s3[r] * (1 + p3);
        }
        product[first] = p0;
        product[first + 1] = p1;
        product[first + 2] = p2;
        product[first + 3] = p3;
    }

    private static void requireLength(int[] association, int users) {
        if (association.length != users) {
            throw new IllegalArgumentException("an association of %d UEs for %d UEs".formatted(association.length, users));
        }
    }
}
