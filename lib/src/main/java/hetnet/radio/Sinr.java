package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import java.util.Arrays;

/** The downlink SINR of Eq. (9). */
public final class Sinr {

    private Sinr() {
    }

    /**
     * @return SINR of each UE at its serving BS on each RB, linear; shape [U, R]; 0 for a UE out of coverage
     * @throws IllegalArgumentException when gains, allocation and radio have different shapes
     */
    public static double[][] of(Gains gains, Allocation allocation, RadioConfig radio) {
        NormalizedGains snr = NormalizedGains.of(gains, radio);
        requireShape(snr, allocation.powerWatt());
        double[][] row = new double[snr.sites()][snr.blocks()];
        double[][] sinr = new double[snr.users()][snr.blocks()];
        for (int u = 0; u < sinr.length; u++) {
            int site = allocation.association()[u];
            if (site != Allocation.OUT_OF_COVERAGE) {
                snr.row(u, row);
                ofLink(row, allocation.powerWatt(), site, sinr[u]);
            }
        }
        return sinr;
    }

    /**
     * Eq. (9) of one UE served by one BS.
     *
     * @param snrPerWatt row of the UE, see {@link NormalizedGains#row}; shape [B, R]
     * @param powerWatt  shape [B, R]
     * @param sinr       receives the SINR, linear; shape [R]
     */
    public static void ofLink(double[][] snrPerWatt, double[][] powerWatt, int site, double[] sinr) {
        interferencePlusNoise(snrPerWatt, powerWatt, site, sinr);
        ofLink(snrPerWatt[site], powerWatt[site], sinr, sinr);
    }

    /**
     * Eq. (9) where the interference is known.
     *
     * @param snrPerWatt           G_ij^r / N of the link, 1/W; shape [R]
     * @param powerWatt            of its BS; shape [R]
     * @param interferencePlusNoise see {@link #interferencePlusNoise}; shape [R]
     * @param sinr                 receives the SINR, linear; shape [R]
     */
    public static void ofLink(double[] snrPerWatt, double[] powerWatt, double[] interferencePlusNoise, double[] sinr) {
        for (int r = 0; r < sinr.length; r++) {
            sinr[r] = snrPerWatt[r] * powerWatt[r] / interferencePlusNoise[r];
        }
    }

    /**
     * The denominator of Eq. (9) over the noise. It is summed without the signal, whose subtraction would cost digits.
     *
     * @param snrPerWatt row of the UE, see {@link NormalizedGains#row}; shape [B, R]
     * @param powerWatt  shape [B, R]
     * @param sum        receives interference plus noise in units of the noise, 1 or more; shape [R]
     */
    public static void interferencePlusNoise(double[][] snrPerWatt, double[][] powerWatt, int site, double[] sum) {
        Arrays.fill(sum, 1);
        for (int j = 0; j < powerWatt.length; j++) {
            if (j != site) {
                addProduct(snrPerWatt[j], powerWatt[j], sum);
            }
        }
    }

    private static void addProduct(double[] snrPerWatt, double[] power, double[] sum) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += snrPerWatt[r] * power[r];
        }
    }

    /** @throws IllegalArgumentException when the powers are not [B, R] */
    static void requireShape(NormalizedGains snr, double[][] powerWatt) {
        for (int b = 0; b < Math.max(powerWatt.length, snr.sites()); b++) {
            if (powerWatt.length != snr.sites() || powerWatt[b].length != snr.blocks()) {
                throw new IllegalArgumentException("powers of %d BSs (%d RBs at BS %d), but the gains have %d BSs and %d RBs".formatted(
                        powerWatt.length, b < powerWatt.length ? powerWatt[b].length : 0, b, snr.sites(), snr.blocks()));
            }
        }
    }
}
