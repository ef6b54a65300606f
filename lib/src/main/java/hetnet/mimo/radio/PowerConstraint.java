package hetnet.mimo.radio;

import hetnet.mimo.kernel.StreamChannel;
import java.util.Arrays;

/** What a BS may spend: its budget as a whole, or each antenna an equal part of it. Over all RBs in both cases. */
public enum PowerConstraint {

    /** sum over antennas, RBs and streams of |w|^2 at most P_b. */
    PER_BS,
    /** The same for every antenna of a panel of A, at most P_b / A. */
    PER_ANTENNA;

    /**
     * What each antenna spends, in units of the budget of its BS.
     *
     * @param wre   real parts of the precoders; flat [R, U, A]
     * @param wim   imaginary parts
     * @param power receives it; flat [B, A]
     */
    public static void antennaPowers(StreamChannel channel, double[] wre, double[] wim, double[] power) {
        int width = channel.width();
        Arrays.fill(power, 0);
        for (int i = 0, s = 0; i < wre.length; i += width, s++) {
            int b = channel.site(s % channel.streams());
            for (int a = 0; b >= 0 && a < width; a++) {
                power[b * width + a] += wre[i + a] * wre[i + a] + wim[i + a] * wim[i + a];
            }
        }
    }

    /**
     * How much of what it may spend a BS spends: 1 at the budget, or with its worst antenna there.
     *
     * @param power of each antenna; flat [B, A]
     */
    public double used(StreamChannel channel, double[] power, int site) {
        double sum = 0;
        double most = 0;
        for (int a = site * channel.width(); a < (site + 1) * channel.width(); a++) {
            sum += power[a];
            most = Math.max(most, power[a]);
        }
        return this == PER_BS ? sum : most * channel.antennas(site);
    }

    /**
     * Scales the precoders of each BS to its budget, or so that its worst antenna is at its own; silent BSs stay so.
     *
     * @param onlyDown whether a BS below its budget stays there
     */
    public void scale(StreamChannel channel, double[] wre, double[] wim, boolean onlyDown) {
        int width = channel.width();
        double[] power = new double[channel.sites() * width];
        antennaPowers(channel, wre, wim, power);
        double[] factor = new double[channel.sites()];
        for (int b = 0; b < factor.length; b++) {
            double used = used(channel, power, b);
            factor[b] = used <= 0 || onlyDown && used <= 1 ? 1 : 1 / Math.sqrt(used);
        }
        for (int i = 0; i < wre.length; i++) {
            int b = channel.site(i / width % channel.streams());
            wre[i] *= b < 0 ? 0 : factor[b];
            wim[i] *= b < 0 ? 0 : factor[b];
        }
    }
}
