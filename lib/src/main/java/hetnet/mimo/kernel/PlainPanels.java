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
            int many, double[] ere, double[] eim) {
        for (int k = 0; k < many; k++) {
            for (int u = 0; u < count; u++) {
                double re = 0;
                double im = 0;
                for (int a = 0; a < n; a++) {
                    int g = from + a * count + u;
                    double x = wre[w + k * n + a];
                    double y = wim[w + k * n + a];
                    re = Math.fma(gre[g], x, Math.fma(gim[g], y, re));
                    im = Math.fma(gre[g], y, Math.fma(-gim[g], x, im));
                }
                ere[k * count + u] = re;
                eim[k * count + u] = im;
            }
        }
    }

    @Override
    public void powers(double[] re, double[] im, int e, int count, double[] power, int p, double[] sum, int t) {
        some(0, re, im, e, count, power, p, sum, t);
    }

    /** UEs from one on. */
    static void some(int begin, double[] re, double[] im, int e, int count, double[] power, int p, double[] sum,
            int t) {
        for (int u = begin; u < count; u++) {
            double size = re[e + u] * re[e + u] + im[e + u] * im[e + u];
            power[p + u] = size;
            sum[t + u] += size;
        }
    }
}
