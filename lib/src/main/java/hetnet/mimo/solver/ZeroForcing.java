package hetnet.mimo.solver;

import hetnet.mimo.kernel.HermitianKernel;
import hetnet.mimo.kernel.StreamChannel;

/** W = G (G^H G + ridge I)^-1 of one BS and RB, the ridge relative to the mean of |g|^2. */
record ZeroForcing(StreamChannel channel, double ridge) {

    /** @param wre holds the columns of G where the precoders go, and receives those of W; likewise wim */
    void solve(int block, int b, int[] own, double[] wre, double[] wim) {
        int k = own.length;
        int n = channel.width();
        double[] re = new double[k * k];
        double[] im = new double[k * k];
        double trace = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) { // g_i^H g_j
                gram(channel.index(block, b, own[i]), channel.index(block, b, own[j]), i * k + j, re, im);
            }
            trace += re[i * k + i];
        }
        for (int i = 0; i < k; i++) {
            re[i * k + i] += ridge * trace;
        }
        if (!HermitianKernel.cholesky(k, re, im, re, im)) { // two UEs in the same direction
            new ZeroForcing(channel, Math.max(1e-9, 100 * ridge)).solve(block, b, own, wre, wim);
            return;
        }
        double[] x = new double[k];
        double[] y = new double[k];
        for (int a = 0; a < n; a++) { // row a of W is that of G times the inverse: conjugates of columns of its adjoint
            for (int i = 0; i < k; i++) {
                int at = channel.index(block, b, own[i]) + a;
                x[i] = channel.re()[at];
                y[i] = -channel.im()[at];
            }
            HermitianKernel.solve(k, re, im, x, y, 0);
            for (int i = 0; i < k; i++) {
                int at = (block * channel.streams() + own[i]) * n + a;
                wre[at] = x[i];
                wim[at] = -y[i];
            }
        }
    }

    private void gram(int g, int h, int to, double[] re, double[] im) {
        for (int a = 0; a < channel.width(); a++) {
            re[to] += channel.re()[g + a] * channel.re()[h + a] + channel.im()[g + a] * channel.im()[h + a];
            im[to] += channel.re()[g + a] * channel.im()[h + a] - channel.im()[g + a] * channel.re()[h + a];
        }
    }
}
