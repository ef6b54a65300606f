package hetnet.radio.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the Vector API. Lanes are RBs, so that frequency-selective links cost little more than flat ones.
 *
 * <p>An accumulator starts from an array: one that starts from a constant vector is put into an object on every turn of
 * its loop.
 */
final class VectorLinkKernel implements LinkKernel {

    private static final VectorSpecies<Double> DOUBLES = VectorDoubleMath.DOUBLES;
    private static final int STEP = DOUBLES.length();

    private final double[] zeros = new double[LANES];
    private final double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
    private final VectorServedLinks served = new VectorServedLinks();

    /** Whether the machine has vectors of four doubles; shorter ones would be made up by calls. */
    static boolean pays() {
        return DoubleVector.SPECIES_PREFERRED.length() >= GROUP;
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
        served.serve(tile, first, site, power);
    }

    @Override
    public void addServed(LinkTile tile, int first, int last, int site, double[] power, double[] weight,
            double[] sums) {
        VectorServedLinks.add(tile, first, last, site, power, weight, sums);
    }

    /**
     * Gains of a link on some RBs; without fading one number for all. Rows of RBs mostly begin in the middle of a line
     * of the cache, so that a vector of them takes two reads, and a number one.
     */
    static DoubleVector gains(double[] gain, int at, boolean flat) {
        return flat ? DoubleVector.broadcast(DOUBLES, gain[at]) : DoubleVector.fromArray(DOUBLES, gain, at);
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
        boolean flat = tile.mask == 0;
        int g = slot * sites * tile.row + (block & tile.mask);
        int wanted = sites * STEP; // after the sums over the links after each
        DoubleVector after = DoubleVector.fromArray(DOUBLES, zeros, 0);
        for (int b = sites - 1; b >= 0; b--) {
            DoubleVector w = gains(tile.gain, g + b * tile.row, flat)
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
        boolean flat = tile.mask == 0;
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
            part.fma(gains(tile.gain, g + b * tile.row, flat),
                    DoubleVector.fromArray(DOUBLES, slope, b * stride + block)).intoArray(slope, b * stride + block);
        }
    }
}
