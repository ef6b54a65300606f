package hetnet.radio.kernel;

/** The kernel in plain Java, for a JVM without the module of the Vector API. */
final class PlainLinkKernel implements LinkKernel {

    @Override
    public int step() {
        return 1;
    }

    @Override
    public void spread(double[] x, int count, double[] to, int at) {
        System.arraycopy(x, 0, to, at, count);
    }

    @Override
    public void addLog(double[] x, double add, double[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] += DoubleMath.log(x[i] + add);
        }
    }

    @Override
    public void exp(double[] x, double[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = DoubleMath.exp(x[i]);
        }
    }

    @Override
    public void serve(LinkTile tile, int first, int site, double[] power) {
        tile.begin(first, first + GROUP);
        int stride = tile.stride();
        for (int r = 0; r < tile.blocks(); r++) {
            if (r > 0 && r % (LinkTile.RBS_PER_LANE * LANES) == 0) {
                tile.settle(first, first + GROUP);
            }
            double i0 = disturbance(tile, first, site, power, r);
            double i1 = disturbance(tile, first + 1, site, power, r);
            double i2 = disturbance(tile, first + 2, site, power, r);
            double i3 = disturbance(tile, first + 3, site, power, r);
            double w0 = wanted(tile, first, site, power, r);
            double w1 = wanted(tile, first + 1, site, power, r);
            double w2 = wanted(tile, first + 2, site, power, r);
            double w3 = wanted(tile, first + 3, site, power, r);
            // 1 / (I T) of all four by one division
            double x0 = i0 * (i0 + w0);
            double x1 = i1 * (i1 + w1);
            double x2 = i2 * (i2 + w2);
            double x3 = i3 * (i3 + w3);
            double x01 = x0 * x1;
            double x23 = x2 * x3;
            double all = 1 / (x01 * x23);
            double y01 = all * x23;
            double y23 = all * x01;
            put(tile, first, r, i0, w0, y01 * x1);
            put(tile, first + 1, r, i1, w1, y01 * x0);
            put(tile, first + 2, r, i2, w2, y23 * x3);
            put(tile, first + 3, r, i3, w3, y23 * x2);
        }
    }

    private static double disturbance(LinkTile tile, int slot, int site, double[] power, int block) {
        double sum = 1;
        for (int b : tile.others[site]) {
            sum = Math.fma(gain(tile, slot, b, block), power[b * tile.stride() + block], sum);
        }
        return sum;
    }

    private static double wanted(LinkTile tile, int slot, int site, double[] power, int block) {
        return gain(tile, slot, site, block) * power[site * tile.stride() + block];
    }

    private static double gain(LinkTile tile, int slot, int site, int block) {
        return tile.gain[(slot * tile.sites() + site) * tile.row + (block & tile.mask)];
    }

    /** @param y 1 / (I T) */
    private static void put(LinkTile tile, int slot, int block, double i, double w, double y) {
        tile.inverse[slot * tile.stride() + block] = y * i;
        double part = w * y;
        tile.sinr[slot * tile.stride() + block] = part;
        int at = slot * LANES + block % LANES;
        tile.product[at] = Math.fma(part * (i + w), tile.product[at] + 1, tile.product[at]);
    }

    @Override
    public void addServed(LinkTile tile, int first, int site, double[] weight, double[] sums) {
        int stride = tile.stride();
        int plane = tile.sites() * stride;
        for (int r = 0; r < tile.blocks(); r++) {
            double own = 0;
            for (int k = first; k < first + GROUP; k++) {
                double part = tile.inverse[k * stride + r] * weight[k];
                own = k == first ? part * gain(tile, k, site, r) : Math.fma(part, gain(tile, k, site, r), own);
            }
            sums[site * stride + r] += own;
            for (int b = 0; b < tile.sites(); b++) {
                int at = (b == site ? plane : 2 * plane) + b * stride + r;
                for (int k = first; k < first + GROUP; k++) {
                    double part = tile.sinr[k * stride + r] * weight[k];
                    sums[at] = Math.fma(part, gain(tile, k, b, r), sums[at]);
                }
            }
        }
    }

    @Override
    public void link(LinkTile tile, int slot, double[] power) {
        int sites = tile.sites();
        int stride = tile.stride();
        int first = slot * sites;
        tile.begin(first, first + sites);
        for (int r = 0; r < tile.blocks(); r++) {
            if (r > 0 && r % (LinkTile.RBS_PER_LANE * LANES) == 0) {
                tile.settle(first, first + sites);
            }
            double after = 0;
            for (int b = sites - 1; b >= 0; b--) {
                tile.interim[b] = after;
                after += wanted(tile, slot, b, power, r);
            }
            tile.inverse[slot * stride + r] = 1 / (after + 1);
            double before = 1;
            for (int b = 0; b < sites; b++) {
                double w = wanted(tile, slot, b, power, r);
                double sinr = w / (before + tile.interim[b]);
                tile.sinr[(first + b) * stride + r] = sinr;
                int at = (first + b) * LANES + r % LANES;
                tile.product[at] = Math.fma(sinr, tile.product[at] + 1, tile.product[at]);
                before += w;
            }
        }
    }

    @Override
    public void addLinks(LinkTile tile, int slot, double[] weight, double[] slope) {
        int sites = tile.sites();
        int stride = tile.stride();
        int first = slot * sites;
        for (int r = 0; r < tile.blocks(); r++) {
            double all = 0;
            for (int b = 0; b < sites; b++) {
                all = Math.fma(tile.sinr[(first + b) * stride + r], weight[first + b], all);
            }
            for (int b = 0; b < sites; b++) {
                double c = weight[first + b];
                double others = Math.fma(tile.sinr[(first + b) * stride + r], -c, all);
                double part = tile.inverse[slot * stride + r] * (c - others);
                slope[b * stride + r] = Math.fma(part, gain(tile, slot, b, r), slope[b * stride + r]);
            }
        }
    }
}
