package hetnet.mimo.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What precoders make at the UEs: the amplitude of every stream at its own UE, its power at all others, SINRs and
 * rates. The arrays belong to the object and are overwritten by each {@link #update}; one thread at a time.
 */
public final class StreamLinks {

    private final PanelKernel kernel = PanelKernel.fastest();
    private final StreamChannel channel;
    private final int streams;
    private final int blocks;
    private final double[] ownRe;  // g_s^H w_s, [R, U]
    private final double[] ownIm;
    private final double[] power;  // of stream s at UE u, [R, U of s, U of u]
    private final double[] rest;   // noise and interference, [R, U]
    private final double[] total;  // and signal, [R, U]
    private final double[] signal; // [R, U]
    private final double[] nats;   // ln(1 + SINR), [R, U]
    private final double[] rate;   // mean over the RBs, [U]
    private final double[] sumRe;  // of the streams of a BS at all UEs, [K, row]
    private final double[] sumIm;

    /** Of no precoders yet. */
    public StreamLinks(StreamChannel channel) {
        this.channel = channel;
        streams = channel.streams();
        blocks = channel.blocks();
        int pairs = blocks * streams;
        ownRe = new double[pairs];
        ownIm = new double[pairs];
        power = new double[pairs * streams];
        rest = new double[pairs];
        total = new double[pairs];
        signal = new double[pairs];
        nats = new double[pairs];
        rate = new double[streams];
        int most = IntStream.range(0, channel.sites()).map(b -> channel.ofSite(b).length).max().orElse(0);
        sumRe = new double[most * channel.row()];
        sumIm = new double[sumRe.length];
    }

    /**
     * Looks at other precoders.
     *
     * @param wre real parts; flat [R, U, A]
     * @param wim imaginary parts
     */
    public void update(double[] wre, double[] wim) {
        Arrays.fill(rest, 1);
        Arrays.fill(rate, 0);
        for (int r = 0; r < blocks; r++) {
            for (int b = 0; b < channel.sites(); b++) {
                spread(r, b, wre, wim);
            }
            for (int s = r * streams; s < (r + 1) * streams; s++) {
                nats[s] = Math.log1p(signal[s] / rest[s]);
                total[s] = rest[s] + signal[s];
                rate[s - r * streams] += nats[s] / blocks;
            }
        }
    }

    /** What the streams of a BS make everywhere: those that lie side by side at once. */
    private void spread(int block, int b, double[] wre, double[] wim) {
        int[] own = channel.ofSite(b);
        int width = channel.width();
        int row = channel.row();
        int g = channel.turned(block, b);
        for (int from = 0, to; from < own.length; from = to) {
            to = from + 1;
            while (to < own.length && own[to] == own[to - 1] + 1) {
                to++;
            }
            kernel.amplitudes(width, channel.across(), channel.acrossIm(), g, row, wre, wim,
                    (block * streams + own[from]) * width, to - from, sumRe, sumIm);
            for (int k = 0; k < to - from; k++) {
                heard(block, own[from + k], k * row);
            }
        }
    }

    private void heard(int block, int stream, int e) {
        int own = block * streams + stream;
        double others = rest[own];
        kernel.powers(sumRe, sumIm, e, streams, power, own * streams, rest, block * streams);
        rest[own] = others; // never summed and subtracted again, which would cost digits
        ownRe[own] = sumRe[e + stream];
        ownIm[own] = sumIm[e + stream];
        signal[own] = power[own * streams + stream];
    }

    /** Re g_s^H w_s; flat [R, U]; not to be changed. */
    public double[] ownRe() {
        return ownRe;
    }

    /** Im g_s^H w_s; flat [R, U]; not to be changed. */
    public double[] ownIm() {
        return ownIm;
    }

    /** |g_s^H w_s|^2; flat [R, U]; not to be changed. */
    public double[] signal() {
        return signal;
    }

    /** Received power with noise, 1; flat [R, U]; not to be changed. */
    public double[] total() {
        return total;
    }

    /** Power of stream s at UE u, flat [R, U of s, U of u]; not to be changed. */
    public double[] power() {
        return power;
    }

    /** Noise, 1, and interference; flat [R, U]; not to be changed. */
    public double[] rest() {
        return rest;
    }

    /** ln(1 + SINR); flat [R, U]; not to be changed. */
    public double[] nats() {
        return nats;
    }

    /** Rate of each stream, mean over the RBs, nat; not to be changed. */
    public double[] rate() {
        return rate;
    }

    /** The channel that it looks at. */
    public StreamChannel channel() {
        return channel;
    }

    /** SINR of stream s on RB r. */
    public double sinr(int block, int stream) {
        int i = block * streams + stream;
        return signal[i] / rest[i];
    }
}
