package hetnet.model.kernel;

import java.util.Arrays;

/** In plain Java; arrays of a loop have the same index, for otherwise the compiler makes no vectors of them. */
public final class PlainDense implements DenseKernel {

    @Override
    public void linear(float[][] x, float[] w, float[] start, int rows, int count, float[][] y) {
        int out = y.length;
        for (int o = 0; o < out; o++) {
            for (int n = 0; n < count; n += rows) {
                Arrays.fill(y[o], n, n + rows, start[n / rows * out + o]);
            }
            int i = 0;
            for (; i + 4 <= x.length; i += 4) {
                four(x[i], x[i + 1], x[i + 2], x[i + 3], w[i * out + o], w[(i + 1) * out + o], w[(i + 2) * out + o],
                        w[(i + 3) * out + o], y[o], count);
            }
            for (; i < x.length; i++) {
                one(x[i], w[i * out + o], y[o], count);
            }
        }
    }

    private static void four(float[] x0, float[] x1, float[] x2, float[] x3, float w0, float w1, float w2, float w3,
            float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(x3[i], w3, Math.fma(x2[i], w2, Math.fma(x1[i], w1, Math.fma(x0[i], w0, y[i]))));
        }
    }

    private static void one(float[] x, float w, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(x[i], w, y[i]);
        }
    }

    @Override
    public void relu(float[] x, float[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = Math.max(x[i], 0);
        }
    }
}
