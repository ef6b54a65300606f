package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.PanelKernel;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;
import hetnet.mimo.radio.PowerConstraint;
import java.util.Arrays;

/**
 * Which prices and amplitudes would make the present precoders optimal, in closed form: with c = U'(R) and all else as
 * in WMMSE, lambda = c SINR / total, q = c (1 + SINR) |e| / total, and mu such that a BS would keep its power: what its
 * streams bring less what they cost all UEs, by the power; where beams mind their own cell alone, less what they cost
 * there. One thread at a time.
 */
final class FlatStationarity {

    private final PanelKernel kernel = PanelKernel.fastest();
    private final StreamChannel channel;
    private final PrecodingMode mode;
    private final HeededPrices heeded;
    private final int streams;
    private final double alpha;
    final double[] lambda;    // [R, S]
    final double[] amplitude; // [R, S]
    final double[] benefit;   // [R, S]
    final double[] intra;     // [R, S]
    final double[] costIn;    // [R, S]
    final double[] costOut;   // [R, S]
    final double[] fromSite;  // power of BS b at UE u, [R, B, S]
    final double[] budget;    // ln mu, [B]
    final double[] power;     // of each antenna, [B, A]
    final double[] sum;       // of each BS, [B]
    final double[] over;      // [B, A]
    final double[] part;      // [B, A]
    private final double[] mre; // [A, A]
    private final double[] mim;
    private final double[] rows; // [A]

    FlatStationarity(StreamChannel channel, PrecodingMode mode, double alpha) {
        this.channel = channel;
        this.mode = mode;
        heeded = new HeededPrices(channel, mode);
        this.alpha = alpha;
        streams = channel.streams();
        int pairs = channel.blocks() * streams;
        lambda = new double[pairs];
        amplitude = new double[pairs];
        benefit = new double[pairs];
        intra = new double[pairs];
        costIn = new double[pairs];
        costOut = new double[pairs];
        fromSite = new double[channel.blocks() * channel.sites() * streams];
        budget = new double[channel.sites()];
        power = new double[channel.sites() * channel.width()];
        sum = new double[channel.sites()];
        over = new double[power.length];
        part = new double[power.length];
        mre = new double[channel.width() * channel.width()];
        mim = new double[mre.length];
        rows = new double[channel.width()];
    }

    /** Looks at precoders. @param links that have looked at them @param wre flat [R, S, A] */
    void update(StreamLinks links, double[] wre, double[] wim) {
        for (int i = 0; i < lambda.length; i++) {
            double rate = Math.max(links.rate()[i % streams], PrecodingForm.SMALLEST_RATE);
            double weight = alpha == 1 ? 1 / rate : Math.pow(rate, -alpha);
            double signal = links.signal()[i];
            double rest = links.rest()[i];
            double total = links.total()[i];
            lambda[i] = weight * signal / rest / total;
            amplitude[i] = weight * Math.sqrt(Math.max(signal, PrecodingForm.FLOOR)) / rest;
            benefit[i] = weight * signal / total;
        }
        costs(links);
        PowerConstraint.antennaPowers(channel, wre, wim, power);
        for (int b = 0; b < channel.sites(); b++) {
            prices(links, b, wre, wim);
        }
    }

    private void costs(StreamLinks links) {
        Arrays.fill(fromSite, 0);
        Arrays.fill(intra, 0);
        for (int i = 0; i < lambda.length; i++) {
            int b = channel.site(i % streams);
            int[] cell = channel.ofSite(b);
            int first = i / streams * streams;
            double all = 0;
            int to = (i / streams * channel.sites() + b) * streams;
            int from = i * streams;
            for (int u = 0; u < streams; u++) {
                double p = links.power()[from + u];
                all += lambda[first + u] * p;
                fromSite[to + u] += p;
            }
            double within = 0;
            for (int u : cell) {
                within += lambda[first + u] * links.power()[from + u];
                intra[first + u] += links.power()[from + u];
            }
            costOut[i] = Math.max(all - within, 0);
            costIn[i] = Math.max(within - lambda[i] * links.signal()[i], 0);
        }
        for (int i = 0; i < lambda.length; i++) {
            intra[i] = Math.max(intra[i] - links.signal()[i], 0);
        }
    }

    private void prices(StreamLinks links, int b, double[] wre, double[] wim) {
        int width = channel.width();
        int antennas = channel.antennas(b);
        double gain = 0;
        double brought = 0;
        for (int r = 0; r < channel.blocks(); r++) {
            for (int s : channel.ofSite(b)) {
                int i = r * streams + s;
                gain += benefit[i] - costIn[i] - (mode.ownCell() ? 0 : costOut[i]);
                brought += benefit[i];
            }
        }
        sum[b] = 0;
        for (int a = b * width; a < b * width + antennas; a++) {
            sum[b] += power[a];
        }
        double least = PrecodingForm.LEAST_PRICE * brought;
        double mu = Math.max(gain / sum[b], least);
        budget[b] = Math.log(mu);
        if (!mode.tied()) {
            rows(links, b, wre, wim);
        }
        for (int a = 0; a < antennas; a++) {
            int i = b * width + a;
            over[i] = Math.log(Math.max(power[i] / (sum[b] / antennas), PrecodingForm.LEAST_OVER));
            part[i] = mode.tied() ? 0
                    : Math.log(Math.max(rows[a] / Math.max(power[i], PrecodingForm.FLOOR), least) / mu);
        }
    }

    /** Re conj(w_a) (q g_a e / |e| - (sum lambda g g^H w)_a) over RBs and streams. */
    private void rows(StreamLinks links, int b, double[] wre, double[] wim) {
        int n = channel.width();
        Arrays.fill(rows, 0);
        double[] prices = heeded.of(b, lambda);
        for (int r = 0; r < channel.blocks(); r++) {
            kernel.outer(n, channel.re(), channel.im(), channel.index(r, b, 0), streams, prices, r * streams,
                    mre, mim);
            for (int s : channel.ofSite(b)) {
                int i = r * streams + s;
                double size = Math.sqrt(Math.max(links.signal()[i], PrecodingForm.FLOOR));
                double x = amplitude[i] * links.ownRe()[i] / size;
                double y = amplitude[i] * links.ownIm()[i] / size;
                row(channel.index(r, b, s), x, y, wre, wim, i * n);
            }
        }
    }

    /** The part of one stream; each entry of M below the diagonal serves twice. */
    private void row(int g, double x, double y, double[] wre, double[] wim, int w) {
        int n = rows.length;
        for (int a = 0; a < n; a++) {
            double p = wre[w + a];
            double q = wim[w + a];
            double re = channel.re()[g + a] * x - channel.im()[g + a] * y - mre[a * n + a] * p;
            double im = channel.re()[g + a] * y + channel.im()[g + a] * x - mre[a * n + a] * q;
            double twice = 0;
            for (int c = 0; c < a; c++) { // Re conj(w_a) m w_c, the same for both
                double mr = mre[a * n + c];
                double mi = mim[a * n + c];
                double u = mr * wre[w + c] - mi * wim[w + c];
                double v = mr * wim[w + c] + mi * wre[w + c];
                double both = p * u + q * v;
                twice += both;
                rows[c] -= both;
            }
            rows[a] += p * re + q * im - twice;
        }
    }
}
