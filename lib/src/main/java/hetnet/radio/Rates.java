package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.scenario.RadioConfig;
import java.util.Arrays;

/** Shannon rates, Eq. (10), for all links or under an allocation. */
public final class Rates {

    /** A running product of (1 + SINR) is turned into a logarithm above this: far from overflow, whatever the next factor. */
    private static final double LARGE_PRODUCT = 1e100;

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
        SnrPerWatt snr = SnrPerWatt.of(gains, radio);
        Sinr.requireShape(snr, powerWatt);
        double[] row = new double[snr.sites() * snr.blocks()];
        double[] sinr = new double[snr.blocks()];
        double[] rate = new double[snr.users() * snr.sites()];
        for (int u = 0; u < snr.users(); u++) {
            snr.row(u, row);
            for (int b = 0; b < snr.sites(); b++) {
                Sinr.ofLink(row, powerWatt, b, sinr);
                rate[u * snr.sites() + b] = radio.blockBandwidthHz() * spectralEfficiency(sinr);
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
    public static double[] userRates(Gains gains, Allocation allocation, RadioConfig radio, RateSharing sharing) {
        SnrPerWatt snr = SnrPerWatt.of(gains, radio);
        int[] association = allocation.association();
        Sinr.requireShape(snr, allocation.powerWatt());
        requireLength(association, snr.users());
        double[] share = sharing.shares(allocation.load());
        double[] row = new double[snr.sites() * snr.blocks()];
        double[] sinr = new double[snr.blocks()];
        double[] rate = new double[snr.users()];
        for (int u = 0; u < rate.length; u++) {
            int site = association[u];
            if (site != Allocation.OUT_OF_COVERAGE) {
                snr.row(u, row);
                Sinr.ofLink(row, allocation.powerWatt(), site, sinr);
                rate[u] = share[site] * radio.blockBandwidthHz() * spectralEfficiency(sinr);
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

    private static void requireLength(int[] association, int users) {
        if (association.length != users) {
            throw new IllegalArgumentException("an association of %d UEs for %d UEs".formatted(association.length, users));
        }
    }
}
