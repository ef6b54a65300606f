package hetnet.radio.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the Vector API. Lanes are RBs, so that frequency-selective links cost no more than flat ones; four UEs
 * at a time share what is read of powers and sums.
 *
 * <p>An accumulator starts from an array: one that starts from a constant vector is put into an object on every turn of
 * its loop.
 */
final class VectorLinkKernel implements LinkKernel {

    private static final VectorSpecies<Double> DOUBLES = VectorDoubleMath.DOUBLES;
    private static final int STEP = DOUBLES.length();

    private final double[] zeros = new double[LANES];
    private final double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};

    /** Whether the machine has vectors of four doubles; shorter ones would be made up by calls. */
    static boolean pays() {
        return DoubleVector.SPECIES_PREFERRED.length() >= GROUP;
    }

    @Override
    public int step() {
        return STEP;
    }

    @Override
    public void spread(double[] x, int count, double[] to, int at) {
        for (int i = 0; i < count; i++) {
            DoubleVector.broadcast(DOUBLES, x[i]).intoArray(to, at + i * STEP);
        }
    }

    @Override
    public void addLog(double[] x, double add, double[] y, int count) {
        VectorDoubleMath.addLog(x, add, y, count);
    }

    @Override
    public void exp(double[] x, double[] y, int count) {
        VectorDoubleMath.exp(x, y, count);
    }

    @Override
    public void serve(LinkTile tile, int first, int site, double[] power) {
        tile.begin(first, first + GROUP);
        int step = LinkTile.RBS_PER_LANE * LANES;
        for (int from = 0; from < tile.blocks(); from += step) {
            if (from > 0) {
                tile.settle(first, first + GROUP);
            }
            int to = Math.min(tile.blocks(), from + step);
            for (int r = from; r < to; r += STEP) {
                serve(tile, first, site, power, r);
            }
        }
    }

    private void serve(LinkTile tile, int first, int site, double[] power, int block) {
        double[] gain = tile.gain;
        int stride = tile.stride();
        int row = tile.row;
        int user = tile.sites() * row;
        int g = first * user + (block & tile.mask);
        DoubleVector i0 = DoubleVector.fromArray(DOUBLES, ones, 0);
        DoubleVector i1 = DoubleVector.fromArray(DOUBLES, ones, 0);
        DoubleVector i2 = DoubleVector.fromArray(DOUBLES, ones, 0);
        DoubleVector i3 = DoubleVector.fromArray(DOUBLES, ones, 0);
        for (int b : tile.others[site]) {
            DoubleVector p = DoubleVector.fromArray(DOUBLES, power, b * stride + block);
            int at = g + b * row;
            i0 = DoubleVector.fromArray(DOUBLES, gain, at).fma(p, i0);
            i1 = DoubleVector.fromArray(DOUBLES, gain, at + user).fma(p, i1);
            i2 = DoubleVector.fromArray(DOUBLES, gain, at + 2 * user).fma(p, i2);
            i3 = DoubleVector.fromArray(DOUBLES, gain, at + 3 * user).fma(p, i3);
        }
        DoubleVector p = DoubleVector.fromArray(DOUBLES, power, site * stride + block);
        int at = g + site * row;
        DoubleVector w0 = DoubleVector.fromArray(DOUBLES, gain, at).mul(p);
        DoubleVector w1 = DoubleVector.fromArray(DOUBLES, gain, at + user).mul(p);
        DoubleVector w2 = DoubleVector.fromArray(DOUBLES, gain, at + 2 * user).mul(p);
        DoubleVector w3 = DoubleVector.fromArray(DOUBLES, gain, at + 3 * user).mul(p);
        DoubleVector t0 = i0.add(w0);
        DoubleVector t1 = i1.add(w1);
        DoubleVector t2 = i2.add(w2);
        DoubleVector t3 = i3.add(w3);
        // 1 / (I T) of all four by one division
        DoubleVector x0 = i0.mul(t0);
        DoubleVector x1 = i1.mul(t1);
        DoubleVector x2 = i2.mul(t2);
        DoubleVector x3 = i3.mul(t3);
        DoubleVector x01 = x0.mul(x1);
        DoubleVector x23 = x2.mul(x3);
        DoubleVector all = DoubleVector.fromArray(DOUBLES, ones, 0).div(x01.mul(x23));
        DoubleVector y01 = all.mul(x23);
        DoubleVector y23 = all.mul(x01);
        DoubleVector y0 = y01.mul(x1);
        DoubleVector y1 = y01.mul(x0);
        DoubleVector y2 = y23.mul(x3);
        DoubleVector y3 = y23.mul(x2);
        int to = first * stride + block;
        y0.mul(i0).intoArray(tile.inverse, to);
        y1.mul(i1).intoArray(tile.inverse, to + stride);
        y2.mul(i2).intoArray(tile.inverse, to + 2 * stride);
        y3.mul(i3).intoArray(tile.inverse, to + 3 * stride);
        DoubleVector e0 = w0.mul(y0);
        DoubleVector e1 = w1.mul(y1);
        DoubleVector e2 = w2.mul(y2);
        DoubleVector e3 = w3.mul(y3);
        e0.intoArray(tile.sinr, to);
        e1.intoArray(tile.sinr, to + stride);
        e2.intoArray(tile.sinr, to + 2 * stride);
        e3.intoArray(tile.sinr, to + 3 * stride);
        at = first * LANES + block % LANES;
        DoubleVector m0 = DoubleVector.fromArray(DOUBLES, tile.product, at);
        e0.mul(t0).fma(m0.add(1), m0).intoArray(tile.product, at);
        DoubleVector m1 = DoubleVector.fromArray(DOUBLES, tile.product, at + LANES);
        e1.mul(t1).fma(m1.add(1), m1).intoArray(tile.product, at + LANES);
        DoubleVector m2 = DoubleVector.fromArray(DOUBLES, tile.product, at + 2 * LANES);
        e2.mul(t2).fma(m2.add(1), m2).intoArray(tile.product, at + 2 * LANES);
        DoubleVector m3 = DoubleVector.fromArray(DOUBLES, tile.product, at + 3 * LANES);
        e3.mul(t3).fma(m3.add(1), m3).intoArray(tile.product, at + 3 * LANES);
    }

    @Override
    public void addServed(LinkTile tile, int first, int site, double[] weight, double[] sums) {
        for (int r = 0; r < tile.blocks(); r += STEP) {
            addServed(tile, first, site, weight, sums, r);
        }
    }

    private static void addServed(LinkTile tile, int first, int site, double[] weight, double[] sums, int block) {
        double[] gain = tile.gain;
        int stride = tile.stride();
        int plane = tile.sites() * stride;
        int row = tile.row;
        int user = tile.sites() * row;
        int g = first * user + (block & tile.mask);
        int from = first * stride + block;
        int at = g + site * row;
        DoubleVector own = DoubleVector.fromArray(DOUBLES, tile.inverse, from).mul(weight[first])
                .mul(DoubleVector.fromArray(DOUBLES, gain, at));
        own = DoubleVector.fromArray(DOUBLES, tile.inverse, from + stride).mul(weight[first + 1])
                .fma(DoubleVector.fromArray(DOUBLES, gain, at + user), own);
        own = DoubleVector.fromArray(DOUBLES, tile.inverse, from + 2 * stride).mul(weight[first + 2])
                .fma(DoubleVector.fromArray(DOUBLES, gain, at + 2 * user), own);
        own = DoubleVector.fromArray(DOUBLES, tile.inverse, from + 3 * stride).mul(weight[first + 3])
                .fma(DoubleVector.fromArray(DOUBLES, gain, at + 3 * user), own);
        DoubleVector.fromArray(DOUBLES, sums, site * stride + block).add(own).intoArray(sums, site * stride + block);
        DoubleVector e0 = DoubleVector.fromArray(DOUBLES, tile.sinr, from).mul(weight[first]);
        DoubleVector e1 = DoubleVector.fromArray(DOUBLES, tile.sinr, from + stride).mul(weight[first + 1]);
        DoubleVector e2 = DoubleVector.fromArray(DOUBLES, tile.sinr, from + 2 * stride).mul(weight[first + 2]);
        DoubleVector e3 = DoubleVector.fromArray(DOUBLES, tile.sinr, from + 3 * stride).mul(weight[first + 3]);
        for (int b = 0; b < tile.sites(); b++) {
            int to = (b == site ? plane : 2 * plane) + b * stride + block;
            at = g + b * row;
            DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, to);
            sum = e0.fma(DoubleVector.fromArray(DOUBLES, gain, at), sum);
            sum = e1.fma(DoubleVector.fromArray(DOUBLES, gain, at + user), sum);
            sum = e2.fma(DoubleVector.fromArray(DOUBLES, gain, at + 2 * user), sum);
            e3.fma(DoubleVector.fromArray(DOUBLES, gain, at + 3 * user), sum).intoArray(sums, to);
        }
    }

    @Override
    public void link(LinkTile tile, int slot, double[] power) {
        int first = slot * tile.sites();
        int last = first + tile.sites();
        tile.begin(first, last);
        int step = LinkTile.RBS_PER_LANE * LANES;
        for (int from = 0; from < tile.blocks(); from += step) {
            if (from > 0) {
                tile.settle(first, last);
            }
            int to = Math.min(tile.blocks(), from + step);
            for (int r = from; r < to; r += STEP) {
                link(tile, slot, power, r);
            }
        }
    }

    private void link(LinkTile tile, int slot, double[] power, int block) {
        int sites = tile.sites();
        int stride = tile.stride();
        int g = slot * sites * tile.row + (block & tile.mask);
        int wanted = sites * STEP; // after the sums over the links after each
        DoubleVector after = DoubleVector.fromArray(DOUBLES, zeros, 0);
        for (int b = sites - 1; b >= 0; b--) {
            DoubleVector w = DoubleVector.fromArray(DOUBLES, tile.gain, g + b * tile.row)
                    .mul(DoubleVector.fromArray(DOUBLES, power, b * stride + block));
            w.intoArray(tile.interim, wanted + b * STEP);
            after.intoArray(tile.interim, b * STEP);
            after = after.add(w);
        }
        DoubleVector.fromArray(DOUBLES, ones, 0).div(after.add(1)).intoArray(tile.inverse, slot * stride + block);
        DoubleVector before = DoubleVector.fromArray(DOUBLES, ones, 0);
        for (int b = 0; b < sites; b++) {
            DoubleVector w = DoubleVector.fromArray(DOUBLES, tile.interim, wanted + b * STEP);
            DoubleVector sinr = w.div(before.add(DoubleVector.fromArray(DOUBLES, tile.interim, b * STEP)));
            sinr.intoArray(tile.sinr, (slot * sites + b) * stride + block);
            int at = (slot * sites + b) * LANES + block % LANES;
            DoubleVector product = DoubleVector.fromArray(DOUBLES, tile.product, at);
            sinr.fma(product.add(1), product).intoArray(tile.product, at);
            before = before.add(w);
        }
    }

    @Override
    public void addLinks(LinkTile tile, int slot, double[] weight, double[] slope) {
        for (int r = 0; r < tile.blocks(); r += STEP) {
            addLinks(tile, slot, weight, slope, r);
        }
    }

    private void addLinks(LinkTile tile, int slot, double[] weight, double[] slope, int block) {
        int sites = tile.sites();
        int stride = tile.stride();
        int first = slot * sites;
        int g = first * tile.row + (block & tile.mask);
        DoubleVector all = DoubleVector.fromArray(DOUBLES, zeros, 0);
        for (int b = 0; b < sites; b++) {
            DoubleVector sinr = DoubleVector.fromArray(DOUBLES, tile.sinr, (first + b) * stride + block);
            all = sinr.fma(sinr.broadcast(weight[first + b]), all);
        }
        DoubleVector inverse = DoubleVector.fromArray(DOUBLES, tile.inverse, slot * stride + block);
        for (int b = 0; b < sites; b++) {
            double c = weight[first + b];
            DoubleVector sinr = DoubleVector.fromArray(DOUBLES, tile.sinr, (first + b) * stride + block);
            DoubleVector others = sinr.fma(sinr.broadcast(-c), all);
            DoubleVector part = inverse.mul(others.neg().add(c));
            part.fma(DoubleVector.fromArray(DOUBLES, tile.gain, g + b * tile.row),
                    DoubleVector.fromArray(DOUBLES, slope, b * stride + block)).intoArray(slope, b * stride + block);
        }
    }
}
