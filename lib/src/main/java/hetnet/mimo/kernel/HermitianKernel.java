package hetnet.mimo.kernel;

import java.util.Arrays;

/**
 * Small complex Hermitian systems on flat arrays: Cholesky's factor, and solutions with it.
 * Matrices are n x n in row order, real and imaginary parts apart; of a Hermitian one the lower triangle counts. A
 * kernel keeps nothing, and threads may share it.
 */
public final class HermitianKernel {

    private HermitianKernel() {
    }

    /**
     * Cholesky's factor, M = L L^H.
     *
     * @param lre receives the lower triangle of L, with one over its diagonal in place of the diagonal; may be mre
     * @param lim receives its imaginary part; may be mim
     * @return whether M is positive definite in double precision
     */
    public static boolean cholesky(int n, double[] mre, double[] mim, double[] lre, double[] lim) {
        for (int j = 0; j < n; j++) {
            int row = j * n;
            double pivot = mre[row + j];
            for (int k = 0; k < j; k++) {
                pivot -= lre[row + k] * lre[row + k] + lim[row + k] * lim[row + k];
            }
            if (!(pivot > 0)) {
                return false;
            }
            double inverse = 1 / Math.sqrt(pivot);
            for (int i = j + 1; i < n; i++) {
                int other = i * n;
                double x = mre[other + j];
                double y = mim[other + j];
                for (int k = 0; k < j; k++) { // less l_ik conj(l_jk)
                    x -= lre[other + k] * lre[row + k] + lim[other + k] * lim[row + k];
                    y -= lim[other + k] * lre[row + k] - lre[other + k] * lim[row + k];
                }
                lre[other + j] = x * inverse;
                lim[other + j] = y * inverse;
            }
            lre[row + j] = inverse;
            lim[row + j] = 0;
        }
        return true;
    }

    /**
     * x becomes L^-1 x.
     *
     * @param x  real parts, n of them from index at on
     * @param y  imaginary parts
     * @param at index of the first
     */
    public static void forward(int n, double[] lre, double[] lim, double[] x, double[] y, int at) {
        forward(0, n, lre, lim, x, y, at);
    }

    /** The same where all entries before one are 0. */
    private static void forward(int first, int n, double[] lre, double[] lim, double[] x, double[] y, int at) {
        for (int i = first; i < n; i++) {
            int row = i * n;
            double a = x[at + i];
            double b = y[at + i];
            for (int k = first; k < i; k++) {
                a -= lre[row + k] * x[at + k] - lim[row + k] * y[at + k];
                b -= lre[row + k] * y[at + k] + lim[row + k] * x[at + k];
            }
            x[at + i] = a * lre[row + i];
            y[at + i] = b * lre[row + i];
        }
    }

    /** x becomes L^-H x; arguments as those of {@link #forward}. */
    public static void backward(int n, double[] lre, double[] lim, double[] x, double[] y, int at) {
        for (int i = n - 1; i >= 0; i--) {
            double a = x[at + i] * lre[i * n + i];
            double b = y[at + i] * lre[i * n + i];
            x[at + i] = a;
            y[at + i] = b;
            int row = i * n;
            for (int k = 0; k < i; k++) { // less conj(l_ik) x_i
                x[at + k] -= lre[row + k] * a + lim[row + k] * b;
                y[at + k] -= lre[row + k] * b - lim[row + k] * a;
            }
        }
    }

    /** x becomes M^-1 x; arguments as those of {@link #forward}. */
    public static void solve(int n, double[] lre, double[] lim, double[] x, double[] y, int at) {
        forward(n, lre, lim, x, y, at);
        backward(n, lre, lim, x, y, at);
    }

    /** Column c of M^-1. @param x receives real parts, n of them @param y receives imaginary parts */
    public static void column(int n, double[] lre, double[] lim, int c, double[] x, double[] y) {
        Arrays.fill(x, 0, n, 0);
        Arrays.fill(y, 0, n, 0);
        x[c] = 1;
        forward(c, n, lre, lim, x, y, 0);
        backward(n, lre, lim, x, y, 0);
    }
}
