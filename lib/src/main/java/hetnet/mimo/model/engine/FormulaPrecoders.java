package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.HermitianKernel;
import hetnet.mimo.kernel.PanelKernel;
import hetnet.mimo.kernel.StreamChannel;

/** Precoders of prices and amplitudes: (sum lambda g g^H + diag(mu e^nu))^-1 G diag(q). One thread at a time. */
final class FormulaPrecoders {

    private final PanelKernel kernel = PanelKernel.fastest();
    private final StreamChannel channel;
    private final boolean[] offered; // [R, S], or null for all
    private final HeededPrices heeded;
    private final double[] lambda;   // [R, S]
    private final double[] mre;      // [A, A]
    private final double[] mim;

    FormulaPrecoders(StreamChannel channel, boolean[] offered, PrecodingMode mode) {
        this.channel = channel;
        this.offered = offered;
        heeded = new HeededPrices(channel, mode);
        lambda = new double[channel.blocks() * channel.streams()];
        mre = new double[channel.width() * channel.width()];
        mim = new double[mre.length];
    }

    /**
     * Makes the precoders.
     *
     * @param price     ln lambda, flat [R, S]
     * @param budget    ln mu, [B]
     * @param part      nu, flat [B, A]
     * @param amplitude ln q, flat [R, S]
     * @param wre       receives real parts, flat [R, S, A]
     * @param wim       receives imaginary parts
     */
    void precode(double[] price, double[] budget, double[] part, double[] amplitude, double[] wre, double[] wim) {
        int n = channel.width();
        int streams = channel.streams();
        for (int i = 0; i < lambda.length; i++) {
            lambda[i] = isOffered(i) ? Math.exp(price[i]) : 0;
        }
        for (int b = 0; b < channel.sites(); b++) {
            double[] mu = new double[n];
            for (int a = 0; a < n; a++) {
                mu[a] = Math.exp(budget[b] + part[b * n + a]);
            }
            double[] prices = heeded.of(b, lambda);
            for (int r = 0; r < channel.blocks(); r++) {
                factor(r, b, mu, prices);
                for (int s : channel.ofSite(b)) {
                    int i = r * streams + s;
                    int g = channel.index(r, b, s);
                    double q = isOffered(i) ? Math.exp(amplitude[i]) : 0;
                    for (int a = 0; a < n; a++) {
                        wre[i * n + a] = q * channel.re()[g + a];
                        wim[i * n + a] = q * channel.im()[g + a];
                    }
                    HermitianKernel.solve(n, mre, mim, wre, wim, i * n);
                }
            }
        }
    }

    private boolean isOffered(int pair) {
        return offered == null || offered[pair];
    }

    private void factor(int block, int b, double[] mu, double[] prices) {
        int n = channel.width();
        for (double more = 0;; more = Math.max(1e-12, 100 * more)) {
            kernel.outer(n, channel.re(), channel.im(), channel.index(block, b, 0), channel.streams(), prices,
                    block * channel.streams(), mre, mim);
            double largest = 0;
            for (int a = 0; a < n; a++) {
                largest = Math.max(largest, mre[a * n + a]);
            }
            for (int a = 0; a < n; a++) {
                mre[a * n + a] += mu[a] + more * largest;
            }
            if (HermitianKernel.cholesky(n, mre, mim, mre, mim)) {
                return;
            }
            if (!(more < 1)) {
                throw new IllegalStateException("the channel of BS %d on RB %d is too uneven for double precision"
                        .formatted(b, block));
            }
        }
    }
}
