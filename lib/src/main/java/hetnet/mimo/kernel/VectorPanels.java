package hetnet.mimo.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** On the Vector API: four columns of a matrix, or four UEs, at a time, whose sums stay in registers. */
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
            double[] ere, double[] eim) {
        int u = 0;
        for (; u + LANES <= count; u += LANES) {
            DoubleVector re = DoubleVector.zero(DOUBLES);
            DoubleVector im = re;
            for (int a = 0, g = from + u; a < n; a++, g += count) {
                DoubleVector x = DoubleVector.fromArray(DOUBLES, gre, g);
                DoubleVector y = DoubleVector.fromArray(DOUBLES, gim, g);
                double p = wre[w + a];
                double q = wim[w + a];
                re = x.fma(DoubleVector.broadcast(DOUBLES, p), y.fma(DoubleVector.broadcast(DOUBLES, q), re));
                im = x.fma(DoubleVector.broadcast(DOUBLES, q), y.fma(DoubleVector.broadcast(DOUBLES, -p), im));
            }
            re.intoArray(ere, u);
            im.intoArray(eim, u);
        }
        PlainPanels.users(u, n, gre, gim, from, count, wre, wim, w, ere, eim);
    }
}
