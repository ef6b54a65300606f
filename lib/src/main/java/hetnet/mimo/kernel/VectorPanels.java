package hetnet.mimo.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** On the Vector API: four columns of a matrix, or eight UEs, at a time, whose sums stay in registers. */
public final class VectorPanels implements PanelKernel {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;

    @Override
    public void outer(int n, double[] re, double[] im, int from, int count, double[] weight, int first, double[] mre,
            double[] mim) {
        int whole = n / LANES * LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int j = 0; j <= i; j += LANES) {
                block(i, j, n, re, im, from, count, weight, first, mre, mim);
            }
        }
        if (whole < n) {
            PlainPanels.rows(whole, n, n, re, im, from, count, weight, first, mre, mim);
        }
    }

    /** Rows i to i + 3, columns j to j + 3. */
    private static void block(int i, int j, int n, double[] re, double[] im, int from, int count, double[] weight,
            int first, double[] mre, double[] mim) {
        DoubleVector re0 = DoubleVector.zero(DOUBLES);
        DoubleVector re1 = re0;
        DoubleVector re2 = re0;
        DoubleVector re3 = re0;
        DoubleVector im0 = re0;
        DoubleVector im1 = re0;
        DoubleVector im2 = re0;
        DoubleVector im3 = re0;
        for (int u = 0, g = from; u < count; u++, g += n) {
            DoubleVector w = DoubleVector.broadcast(DOUBLES, weight[first + u]);
            DoubleVector a = DoubleVector.fromArray(DOUBLES, re, g + j).mul(w);
            DoubleVector b = DoubleVector.fromArray(DOUBLES, im, g + j).mul(w).neg();
            DoubleVector c = b.neg(); // - y b as y c: one sign fewer in each row
            DoubleVector x = DoubleVector.broadcast(DOUBLES, re[g + i]);
            DoubleVector y = DoubleVector.broadcast(DOUBLES, im[g + i]);
            re0 = x.fma(a, y.fma(c, re0));
            im0 = y.fma(a, x.fma(b, im0));
            x = DoubleVector.broadcast(DOUBLES, re[g + i + 1]);
            y = DoubleVector.broadcast(DOUBLES, im[g + i + 1]);
            re1 = x.fma(a, y.fma(c, re1));
            im1 = y.fma(a, x.fma(b, im1));
            x = DoubleVector.broadcast(DOUBLES, re[g + i + 2]);
            y = DoubleVector.broadcast(DOUBLES, im[g + i + 2]);
            re2 = x.fma(a, y.fma(c, re2));
            im2 = y.fma(a, x.fma(b, im2));
            x = DoubleVector.broadcast(DOUBLES, re[g + i + 3]);
            y = DoubleVector.broadcast(DOUBLES, im[g + i + 3]);
            re3 = x.fma(a, y.fma(c, re3));
            im3 = y.fma(a, x.fma(b, im3));
        }
        int to = i * n + j;
        re0.intoArray(mre, to);
        im0.intoArray(mim, to);
        re1.intoArray(mre, to + n);
        im1.intoArray(mim, to + n);
        re2.intoArray(mre, to + 2 * n);
        im2.intoArray(mim, to + 2 * n);
        re3.intoArray(mre, to + 3 * n);
        im3.intoArray(mim, to + 3 * n);
    }

    @Override
    public void amplitudes(int n, double[] gre, double[] gim, int from, int count, double[] wre, double[] wim, int w,
            int many, double[] ere, double[] eim) {
        int k = 0;
        for (; k + 2 <= many; k += 2) {
            int u = 0;
            for (; u + 2 * LANES <= count; u += 2 * LANES) {
                four(n, gre, gim, from + u, count, wre, wim, w + k * n, ere, eim, k * count + u);
            }
            for (; u < count; u += LANES) {
                one(n, gre, gim, from + u, count, wre, wim, w + k * n, ere, eim, k * count + u);
                one(n, gre, gim, from + u, count, wre, wim, w + (k + 1) * n, ere, eim, (k + 1) * count + u);
            }
        }
        for (; k < many; k++) {
            for (int u = 0; u < count; u += LANES) {
                one(n, gre, gim, from + u, count, wre, wim, w + k * n, ere, eim, k * count + u);
            }
        }
    }

    /** Two precoders at eight UEs. */
    private static void four(int n, double[] gre, double[] gim, int from, int count, double[] wre, double[] wim, int w,
            double[] ere, double[] eim, int to) {
        DoubleVector re0 = DoubleVector.zero(DOUBLES);
        DoubleVector re1 = re0;
        DoubleVector re2 = re0;
        DoubleVector re3 = re0;
        DoubleVector im0 = re0;
        DoubleVector im1 = re0;
        DoubleVector im2 = re0;
        DoubleVector im3 = re0;
        for (int a = w, g = from; a < w + n; a++, g += count) {
            DoubleVector x0 = DoubleVector.fromArray(DOUBLES, gre, g);
            DoubleVector y0 = DoubleVector.fromArray(DOUBLES, gim, g);
            DoubleVector x1 = DoubleVector.fromArray(DOUBLES, gre, g + LANES);
            DoubleVector y1 = DoubleVector.fromArray(DOUBLES, gim, g + LANES);
            DoubleVector p = DoubleVector.broadcast(DOUBLES, wre[a]);
            DoubleVector q = DoubleVector.broadcast(DOUBLES, wim[a]);
            re0 = x0.fma(p, y0.fma(q, re0));
            re1 = x1.fma(p, y1.fma(q, re1));
            p = p.neg();
            im0 = x0.fma(q, y0.fma(p, im0));
            im1 = x1.fma(q, y1.fma(p, im1));
            p = DoubleVector.broadcast(DOUBLES, wre[a + n]);
            q = DoubleVector.broadcast(DOUBLES, wim[a + n]);
            re2 = x0.fma(p, y0.fma(q, re2));
            re3 = x1.fma(p, y1.fma(q, re3));
            p = p.neg();
            im2 = x0.fma(q, y0.fma(p, im2));
            im3 = x1.fma(q, y1.fma(p, im3));
        }
        re0.intoArray(ere, to);
        im0.intoArray(eim, to);
        re1.intoArray(ere, to + LANES);
        im1.intoArray(eim, to + LANES);
        re2.intoArray(ere, to + count);
        im2.intoArray(eim, to + count);
        re3.intoArray(ere, to + count + LANES);
        im3.intoArray(eim, to + count + LANES);
    }

    /** One precoder at four UEs. */
    private static void one(int n, double[] gre, double[] gim, int from, int count, double[] wre, double[] wim, int w,
            double[] ere, double[] eim, int to) {
        DoubleVector re = DoubleVector.zero(DOUBLES);
        DoubleVector im = re;
        for (int a = w, g = from; a < w + n; a++, g += count) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, gre, g);
            DoubleVector y = DoubleVector.fromArray(DOUBLES, gim, g);
            DoubleVector p = DoubleVector.broadcast(DOUBLES, wre[a]);
            DoubleVector q = DoubleVector.broadcast(DOUBLES, wim[a]);
            re = x.fma(p, y.fma(q, re));
            im = x.fma(q, y.fma(p.neg(), im));
        }
        re.intoArray(ere, to);
        im.intoArray(eim, to);
    }

    @Override
    public void powers(double[] re, double[] im, int e, int count, double[] power, int p, double[] sum, int t) {
        int u = 0;
        for (; u + LANES <= count; u += LANES) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, re, e + u);
            DoubleVector y = DoubleVector.fromArray(DOUBLES, im, e + u);
            DoubleVector size = x.mul(x).add(y.mul(y));
            size.intoArray(power, p + u);
            DoubleVector.fromArray(DOUBLES, sum, t + u).add(size).intoArray(sum, t + u);
        }
        PlainPanels.some(u, re, im, e, count, power, p, sum, t);
    }
}
