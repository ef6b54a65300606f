package hetnet.radio.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The part of {@link VectorLinkKernel} that works on serving links; UEs of one BS share what is read of powers and
 * sums. Each method is as long as the compiler still inlines to its end.
 */
final class VectorServedLinks {

    private static final VectorSpecies<Double> DOUBLES = VectorDoubleMath.DOUBLES;
    private static final int STEP = DOUBLES.length();
    private static final int GROUP = LinkKernel.GROUP;
    private static final int LANES = LinkKernel.LANES;

    private final double[] zeros = new double[GROUP * LANES];
    private final double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};

    /** {@link LinkKernel#serve}. */
    void serve(LinkTile tile, int first, int site, double[] power) {
        Arrays.fill(tile.nats, first, first + GROUP, 0);
        int step = LinkTile.RBS_PER_LANE * LANES;
        for (int from = 0; from < tile.blocks(); from += step) {
            if (from > 0) {
                tile.settle(first, first + GROUP);
            }
            int to = Math.min(tile.blocks(), from + step);
            for (int lane = 0; lane < LANES; lane += STEP) {
                serve(tile, first, site, power, from + lane, to);
            }
        }
    }

    /** One RB of {@link LinkKernel#LANES} in each lane; d and q as {@link LinkKernel#serve} has them. */
    private void serve(LinkTile tile, int first, int site, double[] power, int from, int to) {
        double[] gain = tile.gain;
        boolean flat = tile.mask == 0;
        int stride = tile.stride();
        int row = tile.row;
        int user = tile.sites() * row;
        int[] others = tile.others[site];
        DoubleVector q0 = DoubleVector.fromArray(DOUBLES, ones, 0);
        DoubleVector q1 = DoubleVector.fromArray(DOUBLES, ones, 0);
        DoubleVector q2 = DoubleVector.fromArray(DOUBLES, ones, 0);
        DoubleVector q3 = DoubleVector.fromArray(DOUBLES, ones, 0);
        DoubleVector d0 = DoubleVector.fromArray(DOUBLES, zeros, 0);
        DoubleVector d1 = DoubleVector.fromArray(DOUBLES, zeros, 0);
        DoubleVector d2 = DoubleVector.fromArray(DOUBLES, zeros, 0);
        DoubleVector d3 = DoubleVector.fromArray(DOUBLES, zeros, 0);
        for (int r = from; r < to; r += LANES) {
            int g = first * user + (r & tile.mask);
            DoubleVector i0 = DoubleVector.fromArray(DOUBLES, ones, 0);
            DoubleVector i1 = DoubleVector.fromArray(DOUBLES, ones, 0);
            DoubleVector i2 = DoubleVector.fromArray(DOUBLES, ones, 0);
            DoubleVector i3 = DoubleVector.fromArray(DOUBLES, ones, 0);
            for (int b : others) {
                DoubleVector p = DoubleVector.fromArray(DOUBLES, power, b * stride + r);
                int at = g + b * row;
                i0 = VectorLinkKernel.gains(gain, at, flat).fma(p, i0);
                i1 = VectorLinkKernel.gains(gain, at + user, flat).fma(p, i1);
                i2 = VectorLinkKernel.gains(gain, at + 2 * user, flat).fma(p, i2);
                i3 = VectorLinkKernel.gains(gain, at + 3 * user, flat).fma(p, i3);
            }
            int i = first * stride + r;
            i0.intoArray(tile.interference, i);
            i1.intoArray(tile.interference, i + stride);
            i2.intoArray(tile.interference, i + 2 * stride);
            i3.intoArray(tile.interference, i + 3 * stride);
            DoubleVector p = DoubleVector.fromArray(DOUBLES, power, site * stride + r);
            int at = g + site * row;
            DoubleVector w0 = VectorLinkKernel.gains(gain, at, flat).mul(p);
            DoubleVector w1 = VectorLinkKernel.gains(gain, at + user, flat).mul(p);
            DoubleVector w2 = VectorLinkKernel.gains(gain, at + 2 * user, flat).mul(p);
            DoubleVector w3 = VectorLinkKernel.gains(gain, at + 3 * user, flat).mul(p);
            d0 = d0.fma(i0.add(w0), q0.mul(w0));
            d1 = d1.fma(i1.add(w1), q1.mul(w1));
            d2 = d2.fma(i2.add(w2), q2.mul(w2));
            d3 = d3.fma(i3.add(w3), q3.mul(w3));
            q0 = q0.mul(i0);
            q1 = q1.mul(i1);
            q2 = q2.mul(i2);
            q3 = q3.mul(i3);
        }
        int at = first * LANES + from % LANES;
        double[] before = from < LANES ? zeros : tile.product;
        int m = from < LANES ? 0 : at;
        DoubleVector m0 = DoubleVector.fromArray(DOUBLES, before, m);
        d0.div(q0).fma(m0.add(1), m0).intoArray(tile.product, at);
        DoubleVector m1 = DoubleVector.fromArray(DOUBLES, before, m + LANES);
        d1.div(q1).fma(m1.add(1), m1).intoArray(tile.product, at + LANES);
        DoubleVector m2 = DoubleVector.fromArray(DOUBLES, before, m + 2 * LANES);
        d2.div(q2).fma(m2.add(1), m2).intoArray(tile.product, at + 2 * LANES);
        DoubleVector m3 = DoubleVector.fromArray(DOUBLES, before, m + 3 * LANES);
        d3.div(q3).fma(m3.add(1), m3).intoArray(tile.product, at + 3 * LANES);
    }

    /** {@link LinkKernel#addServed}. */
    static void add(LinkTile tile, int first, int last, int site, double[] power, double[] weight, double[] sums) {
        for (int r = 0; r < tile.blocks(); r += STEP) {
            addOwn(tile, first, last, site, power, weight, sums, r);
        }
        int b = 0;
        for (; b + GROUP <= tile.sites(); b += GROUP) {
            for (int r = 0; r < tile.blocks(); r += STEP) {
                addFour(tile, first, last, site, b, sums, r);
            }
        }
        for (; b < tile.sites(); b++) {
            for (int r = 0; r < tile.blocks(); r += STEP) {
                addOne(tile, first, last, site, b, sums, r);
            }
        }
    }

    /** Adds up c g_ia / T, and notes c SINR / T of each UE for the other sums. */
    private static void addOwn(LinkTile tile, int first, int last, int site, double[] power, double[] weight,
            double[] sums, int block) {
        boolean flat = tile.mask == 0;
        int stride = tile.stride();
        int user = tile.sites() * tile.row;
        int at = site * tile.row + (block & tile.mask);
        DoubleVector p = DoubleVector.fromArray(DOUBLES, power, site * stride + block);
        DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, site * stride + block);
        for (int k = first; k < last; k++) {
            DoubleVector i = DoubleVector.fromArray(DOUBLES, tile.interference, k * stride + block);
            DoubleVector g = VectorLinkKernel.gains(tile.gain, at + k * user, flat);
            DoubleVector y = g.mul(weight[k]).div(i.mul(g.fma(p, i))); // c g_ia / (I T)
            sum = y.fma(i, sum);
            y.mul(p).intoArray(tile.sinr, k * stride + block);
        }
        sum.intoArray(sums, site * stride + block);
    }

    /** The sums of four BSs from this one on. */
    private static void addFour(LinkTile tile, int first, int last, int site, int b, double[] sums, int block) {
        double[] gain = tile.gain;
        boolean flat = tile.mask == 0;
        int stride = tile.stride();
        int row = tile.row;
        int user = tile.sites() * row;
        int to0 = tile.sumOf(b, site) + block;
        int to1 = tile.sumOf(b + 1, site) + block;
        int to2 = tile.sumOf(b + 2, site) + block;
        int to3 = tile.sumOf(b + 3, site) + block;
        DoubleVector s0 = DoubleVector.fromArray(DOUBLES, sums, to0);
        DoubleVector s1 = DoubleVector.fromArray(DOUBLES, sums, to1);
        DoubleVector s2 = DoubleVector.fromArray(DOUBLES, sums, to2);
        DoubleVector s3 = DoubleVector.fromArray(DOUBLES, sums, to3);
        for (int k = first; k < last; k++) {
            DoubleVector part = DoubleVector.fromArray(DOUBLES, tile.sinr, k * stride + block);
            int at = k * user + b * row + (block & tile.mask);
            s0 = part.fma(VectorLinkKernel.gains(gain, at, flat), s0);
            s1 = part.fma(VectorLinkKernel.gains(gain, at + row, flat), s1);
            s2 = part.fma(VectorLinkKernel.gains(gain, at + 2 * row, flat), s2);
            s3 = part.fma(VectorLinkKernel.gains(gain, at + 3 * row, flat), s3);
        }
        s0.intoArray(sums, to0);
        s1.intoArray(sums, to1);
        s2.intoArray(sums, to2);
        s3.intoArray(sums, to3);
    }

    /** The sum of one BS. */
    private static void addOne(LinkTile tile, int first, int last, int site, int b, double[] sums, int block) {
        boolean flat = tile.mask == 0;
        int stride = tile.stride();
        int user = tile.sites() * tile.row;
        int at = b * tile.row + (block & tile.mask);
        int to = tile.sumOf(b, site) + block;
        DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, to);
        for (int k = first; k < last; k++) {
            sum = DoubleVector.fromArray(DOUBLES, tile.sinr, k * stride + block)
                    .fma(VectorLinkKernel.gains(tile.gain, at + k * user, flat), sum);
        }
        sum.intoArray(sums, to);
    }
}
