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
        LinkModel links = new ScalarLinkModel(NormalizedGains.of(gains, radio), allocation.powerWatt());
        double[][] sinr = new double[links.users()][links.blocks()];
        for (int u = 0; u < sinr.length; u++) {
            int site = allocation.association()[u];
            if (site != Allocation.OUT_OF_COVERAGE) {
                links.sinr(u, site, sinr[u]);
            }
        }
        return sinr;
    }

    /**
     * Eq. (9) of one UE served by one BS.
     *
     * @param gain  normalised gains of the UE, see {@link NormalizedGains#row}; shape [B, R]
     * @param power in their unit; shape [B, R]
     * @param sinr  receives the SINR, linear; shape [R]
     */
    public static void ofLink(double[][] gain, double[][] power, int site, double[] sinr) {
        interferencePlusNoise(gain, power, site, sinr);
        ofLink(gain[site], power[site], sinr, sinr);
    }

    /**
     * Eq. (9) where the interference is known.
     *
     * @param gain                  normalised gains of the link; shape [R]
     * @param power                 of its BS, in their unit; shape [R]
     * @param interferencePlusNoise see {@link #interferencePlusNoise}; shape [R]
     * @param sinr                  receives the SINR, linear; shape [R]
     */
    public static void ofLink(double[] gain, double[] power, double[] interferencePlusNoise, double[] sinr) {
        for (int r = 0; r < sinr.length; r++) {
            sinr[r] = gain[r] * power[r] / interferencePlusNoise[r];
        }
    }

    /**
     * The denominator of Eq. (9) over the noise. It is summed without the signal, whose subtraction would cost digits.
     *
     * @param gain  normalised gains of the UE, see {@link NormalizedGains#row}; shape [B, R]
     * @param power in their unit; shape [B, R]
     * @param sum   receives interference plus noise in units of the noise, 1 or more; shape [R]
     */
    public static void interferencePlusNoise(double[][] gain, double[][] power, int site, double[] sum) {
        Arrays.fill(sum, 1);
        for (int j = 0; j < power.length; j++) {
            if (j != site) {
                addProduct(gain[j], power[j], sum);
            }
        }
    }

    private static void addProduct(double[] gain, double[] power, double[] sum) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += gain[r] * power[r];
        }
    }
}
