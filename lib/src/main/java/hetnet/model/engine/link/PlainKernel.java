package hetnet.model.engine.link;

import hetnet.model.kernel.DenseKernel;
import hetnet.model.kernel.FloatMath;
import hetnet.model.kernel.PlainDense;
import java.util.Arrays;

/**
 * The kernel in plain Java, for a JVM without the module of the Vector API. The RBs of some UEs at a time stand in one
 * row for each link, so that loops are long; they have the same index in all their arrays, for otherwise the compiler
 * makes no vectors of them.
 */
public final class PlainKernel implements Kernel {

    /** About how many numbers stand in a row. */
    private static final int ROW = 512;

    private final DenseKernel dense = new PlainDense();
    private final int together; // UEs at a time
    private final float[][] snr; // s, [K, together * stride] as all that follow
    private final float[][] power; // p
    private final float[][] weight; // q
    private final float[][] wanted; // w
    private final float[][] others; // of a link: sum over those after it, then over those before it
    private final float[][] sinr; // w / d
    private final float[][] hurt; // q w / (d t)
    private final float[][] term; // of a sum
    private final float[] sum; // [together * stride]
    private final float[] inverse;
    private final LogProduct product = new LogProduct();
    private final ServedKernel served;

    /** @param sites B @param links K @param stride of the rows of RBs */
    public PlainKernel(int sites, int links, int stride) {
        together = Math.max(1, ROW / stride);
        int row = together * stride;
        snr = new float[links][row];
        power = new float[links][row];
        weight = new float[links][row];
        wanted = new float[links][row];
        others = new float[links][row];
        sinr = new float[links][row];
        hurt = new float[links][row];
        term = new float[links][row];
        sum = new float[row];
        inverse = new float[row];
        served = new PlainServed(stride);
    }

    @Override
    public ServedKernel served() {
        return served;
    }

    @Override
    public DenseKernel dense() {
        return dense;
    }

    @Override
    public void log(float[] x, float add, float[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = FloatMath.log(x[i] + add);
        }
    }

    @Override
    public void exp(float[] x, float[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = FloatMath.exp(x[i]);
        }
    }

    @Override
    public void gelu(float[] x, float[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = FloatMath.gelu(x[i]);
        }
    }

    @Override
    public void efficiency(UserLinks links, float[] powers, float[] efficiency) {
        int count = links.links();
        float part = 1f / links.blocks();
        for (int from = 0; from < links.users(); from += together) {
            int to = Math.min(links.users(), from + together);
            read(links, powers, from, to);
            for (int k = 0; k < count; k++) {
                for (int u = from; u < to; u++) {
                    efficiency[u * count + k] = product.logarithm(sinr[k], (u - from) * links.stride(),
                            links.stride()) * part;
                }
            }
        }
    }

    /** s, p, w, w / d and 1 / t of some UEs. */
    private void read(UserLinks links, float[] powers, int from, int to) {
        int count = links.links();
        int stride = links.stride();
        int n = (to - from) * stride;
        for (int u = from; u < to; u++) {
            int at = (u - from) * stride;
            for (int k = 0; k < count; k++) {
                int link = u * count + k;
                if (links.fading()) {
                    System.arraycopy(links.snr(), link * stride, snr[k], at, stride);
                } else {
                    Arrays.fill(snr[k], at, at + stride, links.snr()[link]);
                }
                System.arraycopy(powers, links.site()[link] * stride, power[k], at, stride);
            }
        }
        Arrays.fill(sum, 0);
        for (int k = count - 1; k >= 0; k--) {
            product(snr[k], power[k], wanted[k], n);
            System.arraycopy(sum, 0, others[k], 0, n);
            add(sum, wanted[k], n);
        }
        for (int i = 0; i < n; i++) {
            inverse[i] = 1 / (sum[i] + 1);
        }
        Arrays.fill(sum, 1);
        for (int k = 0; k < count; k++) {
            ratio(wanted[k], sum, others[k], sinr[k], n);
            add(sum, wanted[k], n);
        }
    }

    private static void product(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = x[i] * y[i];
        }
    }

    private static void add(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = x[i] + y[i];
        }
    }

    private static void ratio(float[] w, float[] before, float[] after, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = w[i] / (before[i] + after[i]);
        }
    }

    @Override
    public void outlook(UserLinks links, float[] powers, float[] weights, int from, int to,
            float[] sums) {
        for (int u = from; u < to; u += together) {
            tile(links, powers, weights, u, Math.min(to, u + together), sums);
            rbValues(links, u, Math.min(to, u + together), sums);
        }
    }

    private void tile(UserLinks links, float[] powers, float[] weights, int from, int to, float[] sums) {
        int count = links.links();
        int n = (to - from) * links.stride();
        int plane = links.sites() * links.stride();
        read(links, powers, from, to);
        Arrays.fill(sum, 0);
        for (int k = 0; k < count; k++) {
            for (int u = from; u < to; u++) {
                Arrays.fill(weight[k], (u - from) * links.stride(), (u - from + 1) * links.stride(),
                        weights[u * count + k]);
            }
            slopes(inverse, weight[k], snr[k], term[k], n);
            hurts(inverse, weight[k], sinr[k], hurt[k], n);
            System.arraycopy(sum, 0, others[k], 0, n);
            add(sum, hurt[k], n);
        }
        collect(links, from, to, sums, 0);
        Arrays.fill(sum, 0);
        for (int k = count - 1; k >= 0; k--) {
            prices(others[k], sum, snr[k], term[k], n);
            add(sum, hurt[k], n);
        }
        collect(links, from, to, sums, plane);
    }

    private void rbValues(UserLinks links, int from, int to, float[] sums) {
        for (int k = 0; k < links.links(); k++) {
            values(sinr[k], weight[k], term[k], (to - from) * links.stride());
        }
        collect(links, from, to, sums, 2 * links.sites() * links.stride());
    }

    private static void slopes(float[] inverse, float[] q, float[] x, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = inverse[i] * q[i] * x[i];
        }
    }

    private static void hurts(float[] inverse, float[] q, float[] x, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.fma(inverse[i] * q[i], x[i], LEAST_HURT);
        }
    }

    private static void values(float[] ratio, float[] q, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = FloatMath.log(ratio[i] + 1) * q[i];
        }
    }

    private static void prices(float[] before, float[] after, float[] s, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = (before[i] + after[i]) * s[i];
        }
    }

    /** Adds the terms of the links to the rows of their BSs, one UE after the other. */
    private void collect(UserLinks links, int from, int to, float[] sums, int plane) {
        int stride = links.stride();
        for (int u = from; u < to; u++) {
            int at = (u - from) * stride;
            for (int k = 0; k < links.links(); k++) {
                int b = plane + links.site()[u * links.links() + k] * stride;
                for (int r = 0; r < stride; r++) {
                    sums[b + r] += term[k][at + r];
                }
            }
        }
    }

    @Override
    public void messages(float[][] x, SitePairs pairs, float[] edge, float[] w, int stride, float[][] y) {
        for (int i = 0; i < x.length; i++) {
            Arrays.fill(y[i], 0);
            for (int b = 0; b < pairs.sites(); b++) {
                for (int p = pairs.start()[b]; p < pairs.start()[b + 1]; p++) {
                    hear(x[i], pairs.other()[p] * stride, edge[i * pairs.count() + p], w[p], y[i], b * stride,
                            stride);
                }
            }
        }
    }

    private static void hear(float[] x, int from, float e, float w, float[] y, int to, int stride) {
        if (w != 0) {
            for (int r = 0; r < stride; r++) {
                y[to + r] = Math.fma(FloatMath.gelu(x[from + r] + e), w, y[to + r]);
            }
        }
    }
}
