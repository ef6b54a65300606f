package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import java.util.Arrays;

/** Eq. (9) where each UE has a path to few of many BSs: a SINR costs K R steps, however many BSs there are. */
final class SparseLinkModel implements LinkModel {

    private final Gains gains;
    private final double noiseWatt;
    private final double[][] power;

    /** @param power p_j^r, watt; shape [B, R] */
    SparseLinkModel(Gains gains, RadioConfig radio, double[][] power) {
        NormalizedGains.requireBlocks(gains, radio);
        ScalarLinkModel.requireShape(gains.sites(), gains.blocks(), power);
        this.gains = gains;
        this.noiseWatt = radio.noiseWatt();
        this.power = power;
    }

    @Override
    public int users() {
        return gains.users();
    }

    @Override
    public int sites() {
        return gains.sites();
    }

    @Override
    public int blocks() {
        return gains.blocks();
    }

    @Override
    public void sinr(int user, int site, double[] sinr) {
        Arrays.fill(sinr, 1);
        for (int k = 0; k < gains.links(); k++) {
            int b = gains.site(user, k);
            if (b != site) {
                addProduct(gains.mean(user, b) / noiseWatt, power[b], sinr);
            }
        }
        double own = gains.mean(user, site) / noiseWatt;
        for (int r = 0; r < sinr.length; r++) {
            sinr[r] = own * power[site][r] / sinr[r];
        }
    }

    private static void addProduct(double gain, double[] power, double[] sum) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += gain * power[r];
        }
    }

    @Override
    public void sinr(int user, double[][] sinr) {
        for (int b = 0; b < sinr.length; b++) {
            sinr(user, b, sinr[b]);
        }
    }
}
