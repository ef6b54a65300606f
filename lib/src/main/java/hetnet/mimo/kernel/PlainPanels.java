package hetnet.mimo.kernel;

import java.util.Arrays;

/** In plain Java. */
public final class PlainPanels implements PanelKernel {

    @Override
    public void outer(int n, double[] re, double[] im, int from, int count, double[] weight, int first, double[] mre,
            double[] mim) {
        rows(0, n, n, re, im, from, count, weight, first, mre, mim);
    }

    /** Rows of the lower triangle from one on to the last. */
    static void rows(int begin, int end, int n, double[] re, double[] im, int from, int count, double[] weight,
            int first, double[] mre, double[] mim) {
        Arrays.fill(mre, begin * n, end * n, 0);
        Arrays.fill(mim, begin * n, end * n, 0);
        for (int u = 0; u < count; u++) {
            int g = from + u * n;
            double w = weight[first + u];
            for (int i = begin; i < end; i++) {
                double x = re[g + i];
                double y = im[g + i];
                for (int j = 0; j <= i; j++) { // += g_i conj(g_j) w
                    double a = w * re[g + j];
                    double b = -(w * im[g + j]);
                    mre[i * n + j] = Math.fma(x, a, Math.fma(-y, b, mre[i * n + j]));
                    mim[i * n + j] = Math.fma(y, a, Math.fma(x, b, mim[i * n + j]));
                }
            }
        }
    }

    @Override
    public void amplitudes(int n, double[] gre, double[] gim, int from, int count, double[] wre, double[] wim, int w,
            double[] ere, double[] eim) {
        users(0, n, gre, gim, from, count, wre, wim, w, ere, eim);
    }

    /** UEs from one on. */
    static void users(int begin, int n, double[] gre, double[] gim, int from, int count, double[] wre, double[] wim,
            int w, double[] ere, double[] eim) {
        for (int u = begin; u < count; u++) {
            double re = 0;
            double im = 0;
            for (int a = 0; a < n; a++) {
                int g = from + a * count + u;
                re = Math.fma(gre[g], wre[w + a], Math.fma(gim[g], wim[w + a], re));
                im = Math.fma(gre[g], wim[w + a], Math.fma(-gim[g], wre[w + a], im));
            }
            ere[u] = re;
            eim[u] = im;
        }
    }
}
