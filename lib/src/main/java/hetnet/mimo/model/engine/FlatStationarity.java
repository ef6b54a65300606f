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
    private final double[] sentRe; // [A, A]
    private final double[] sentIm;
    private final double[] ones; // [S]
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
        sentRe = new double[mre.length];
        sentIm = new double[mre.length];
        ones = new double[streams];
        Arrays.fill(ones, 1);
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
        double[] power = links.power();
        for (int i = 0; i < lambda.length; i++) {
            int b = channel.site(i % streams);
            int first = i / streams * streams;
            add(power, i * streams, fromSite, (i / streams * channel.sites() + b) * streams, streams);
            int[] cell = channel.ofSite(b);
            double within = 0;
            for (int u : cell) {
                within += lambda[first + u] * power[i * streams + u];
            }
            double all = dot(lambda, first, power, i * streams, streams);
            costOut[i] = Math.max(all - within, 0);
            costIn[i] = Math.max(within - lambda[i] * links.signal()[i], 0);
        }
        for (int i = 0; i < lambda.length; i++) {
            int u = i % streams;
            double ofCell = fromSite[(i / streams * channel.sites() + channel.site(u)) * streams + u];
            intra[i] = Math.max(ofCell - links.signal()[i], 0);
        }
    }

    private static void add(double[] x, int from, double[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] += x[from + i];
        }
    }

    /** Four sums at a time, which do not wait for each other. */
    private static double dot(double[] x, int at, double[] y, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            a += x[at + i] * y[from + i];
            b += x[at + i + 1] * y[from + i + 1];
            c += x[at + i + 2] * y[from + i + 2];
            d += x[at + i + 3] * y[from + i + 3];
        }
        for (; i < count; i++) {
            a += x[at + i] * y[from + i];
        }
        return a + b + (c + d);
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

    /**
     * Re conj(w_a) (q g_a e / |e| - (M w)_a) over RBs and streams, M = sum lambda g g^H; the latter by the covariance C
     * of what the BS sends, sum over c of Re M_ac conj(C_ac), where each entry below the diagonal serves twice.
     */
    private void rows(StreamLinks links, int b, double[] wre, double[] wim) {
        int n = channel.width();
        int[] cell = channel.ofSite(b);
        Arrays.fill(rows, 0);
        double[] prices = heeded.of(b, lambda);
        for (int r = 0; r < channel.blocks(); r++) {
            kernel.outer(n, channel.re(), channel.im(), channel.index(r, b, 0), streams, prices, r * streams,
                    mre, mim);
            kernel.outer(n, wre, wim, (r * streams + cell[0]) * n, cell.length, ones, 0, sentRe, sentIm);
            for (int a = 0; a < n; a++) {
                double own = mre[a * n + a] * sentRe[a * n + a];
                for (int c = a * n; c < a * n + a; c++) {
                    double both = mre[c] * sentRe[c] + mim[c] * sentIm[c];
                    own += both;
                    rows[c - a * n] -= both;
                }
                rows[a] -= own;
            }
            for (int s : cell) {
                int i = r * streams + s;
                double factor = amplitude[i] / Math.sqrt(Math.max(links.signal()[i], PrecodingForm.FLOOR));
                brought(channel.index(r, b, s), factor * links.ownRe()[i], factor * links.ownIm()[i], wre, wim, i * n);
            }
        }
    }

    private void brought(int g, double x, double y, double[] wre, double[] wim, int w) {
        double[] re = channel.re();
        double[] im = channel.im();
        for (int a = 0; a < rows.length; a++) {
            rows[a] += wre[w + a] * (re[g + a] * x - im[g + a] * y) + wim[w + a] * (re[g + a] * y + im[g + a] * x);
        }
    }
}
