package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.HermitianKernel;
import hetnet.mimo.kernel.PanelKernel;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;

/**
 * What each UE would be worth at each BS at the prices of the moment. At prices lambda of interference and mu e^nu of
 * power, a beam w of a BS costs w^H M w, M = sum over the other UEs of lambda g g^H, and diag(mu e^nu); the cheapest
 * one that brings the UE the power s costs s / (g^H M^-1 g). What is left to choose are the SINRs on the RBs, a filling
 * of water, 1 + SINR = max(1, U'(R) g^H M^-1 g / (N + I)), and the bid is U(R) less what its beams cost. One thread at
 * a time.
 */
final class BeamBids {

    private static final int STEPS = 18;
    private static final double NEAR = 1e-5; // of ln R
    private static final double LEAST = Math.log(1e-4); // of rates, nat
    private static final double MOST = Math.log(50);
    private static final double SMALL = 1e-9;

    private final PanelKernel kernel = PanelKernel.fastest();
    private final StreamChannel channel;
    private final double alpha;
    private final double[] lambda; // [R, S]
    private final double[] mre;    // [A, A]
    private final double[] mim;
    private final double[] x;      // [A]
    private final double[] y;
    private final double[] gain;   // g^H M^-1 g, [R, B, S]
    private final double[] level;  // ln of gain over noise and interference, [R]

    BeamBids(StreamChannel channel, double alpha) {
        this.channel = channel;
        this.alpha = alpha;
        int n = channel.width();
        lambda = new double[channel.blocks() * channel.streams()];
        mre = new double[n * n];
        mim = new double[n * n];
        x = new double[n];
        y = new double[n];
        gain = new double[channel.blocks() * channel.sites() * channel.streams()];
        level = new double[channel.blocks()];
    }

    /**
     * The bids of all streams.
     *
     * @param price  ln lambda, flat [R, S]
     * @param budget ln mu, [B]
     * @param part   nu, flat [B, A]
     * @param links  of the precoders of the moment
     * @return shape [S, B]; negative infinity for a BS that the UE does not hear
     */
    double[][] of(double[] price, double[] budget, double[] part, StreamLinks links) {
        for (int i = 0; i < lambda.length; i++) {
            lambda[i] = Math.exp(price[i]);
        }
        for (int r = 0; r < channel.blocks(); r++) {
            for (int b = 0; b < channel.sites(); b++) {
                gains(r, b, budget[b], part);
            }
        }
        double[][] bids = new double[channel.streams()][channel.sites()];
        for (int s = 0; s < bids.length; s++) {
            for (int b = 0; b < channel.sites(); b++) {
                bids[s][b] = bid(links, s, b);
            }
        }
        return bids;
    }

    private void gains(int block, int b, double budget, double[] part) {
        int n = channel.width();
        int streams = channel.streams();
        kernel.outer(n, channel.re(), channel.im(), channel.index(block, b, 0), streams, lambda,
                block * streams, mre, mim);
        double largest = 0;
        for (int a = 0; a < n; a++) {
            largest = Math.max(largest, mre[a * n + a]);
        }
        for (int a = 0; a < n; a++) {
            mre[a * n + a] += Math.exp(budget + part[b * n + a]) + SMALL * largest;
        }
        if (!HermitianKernel.cholesky(n, mre, mim, mre, mim)) {
            throw new IllegalStateException("the channel of BS %d on RB %d is too uneven for double precision"
                    .formatted(b, block));
        }
        for (int s = 0; s < streams; s++) {
            int g = channel.index(block, b, s);
            System.arraycopy(channel.re(), g, x, 0, n);
            System.arraycopy(channel.im(), g, y, 0, n);
            HermitianKernel.forward(n, mre, mim, x, y, 0);
            double sum = 0;
            for (int a = 0; a < n; a++) {
                sum += x[a] * x[a] + y[a] * y[a];
            }
            // its own price does not count: Sherman and Morrison's formula
            gain[(block * channel.sites() + b) * streams + s] =
                    sum / Math.max(1 - lambda[block * streams + s] * sum, SMALL);
        }
    }

    private double bid(StreamLinks links, int stream, int b) {
        int blocks = level.length;
        boolean hears = false;
        for (int r = 0; r < blocks; r++) {
            double g = gain[(r * channel.sites() + b) * channel.streams() + stream];
            hears |= g > 0;
            level[r] = Math.log(Math.max(g, Double.MIN_NORMAL) / links.rest()[r * channel.streams() + stream]);
        }
        if (!hears) {
            return Double.NEGATIVE_INFINITY;
        }
        double rate = rate();
        double slope = Math.exp(-alpha * rate);
        double cost = 0;
        for (double l : level) {
            cost += Math.max(0, slope - Math.exp(-l)) / blocks;
        }
        return (alpha == 1 ? rate : Math.exp((1 - alpha) * rate) / (1 - alpha)) - cost;
    }

    /** ln R at which R is what the water brings: Newton's steps, between bounds that close in. */
    private double rate() {
        double low = LEAST;
        double high = MOST;
        double middle = 0;
        for (int i = 0; i < STEPS; i++) {
            double nats = 0;
            int count = 0;
            for (double l : level) {
                if (l > alpha * middle) {
                    nats += l - alpha * middle;
                    count++;
                }
            }
            double rate = Math.exp(middle);
            double over = nats / level.length - rate;
            if (over > 0) {
                low = middle;
            } else {
                high = middle;
            }
            double next = middle + over / (alpha * count / level.length + rate);
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(next - middle) < NEAR) {
                return next;
            }
            middle = next;
        }
        return middle;
    }
}
