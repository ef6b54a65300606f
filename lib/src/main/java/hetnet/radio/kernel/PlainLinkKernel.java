package hetnet.radio.kernel;

/** The kernel in plain Java, for a JVM without the module of the Vector API. */
final class PlainLinkKernel implements LinkKernel {

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
        int step = LinkTile.RBS_PER_LANE * LANES;
        for (int from = 0; from < tile.blocks(); from += step) {
            if (from > 0) {
                tile.settle(first, first + GROUP);
            }
            int to = Math.min(tile.blocks(), from + step);
            for (int lane = 0; lane < LANES; lane++) {
                for (int slot = first; slot < first + GROUP; slot++) {
                    serve(tile, slot, site, power, from + lane, to);
                }
            }
        }
    }

    private static void serve(LinkTile tile, int slot, int site, double[] power, int from, int to) {
        double q = 1;
        double d = 0;
        for (int r = from; r < to; r += LANES) {
            double i = disturbance(tile, slot, site, power, r);
            double w = gain(tile, slot, site, r) * power[site * tile.stride() + r];
            d = Math.fma(d, i + w, q * w);
            q *= i;
            tile.interference[slot * tile.stride() + r] = i;
        }
        int at = slot * LANES + from % LANES;
        tile.product[at] = Math.fma(d / q, tile.product[at] + 1, tile.product[at]);
    }

    private static double disturbance(LinkTile tile, int slot, int site, double[] power, int block) {
        double sum = 1;
        for (int b : tile.others[site]) {
            sum = Math.fma(gain(tile, slot, b, block), power[b * tile.stride() + block], sum);
        }
        return sum;
    }

    private static double gain(LinkTile tile, int slot, int site, int block) {
        return tile.gain[(slot * tile.sites() + site) * tile.row + (block & tile.mask)];
    }

    @Override
    public void addServed(LinkTile tile, int first, int last, int site, double[] power, double[] weight,
            double[] sums) {
        int stride = tile.stride();
        for (int k = first; k < last; k++) {
            for (int r = 0; r < tile.blocks(); r++) {
                double p = power[site * stride + r];
                double i = tile.interference[k * stride + r];
                double g = gain(tile, k, site, r);
                double y = g * weight[k] / (i * Math.fma(g, p, i)); // c g_ia / (I T)
                sums[site * stride + r] = Math.fma(y, i, sums[site * stride + r]);
                tile.sinr[k * stride + r] = y * p;
            }
        }
        for (int b = 0; b < tile.sites(); b++) {
            int to = tile.sumOf(b, site);
            for (int k = first; k < last; k++) {
                for (int r = 0; r < tile.blocks(); r++) {
                    sums[to + r] = Math.fma(tile.sinr[k * stride + r], gain(tile, k, b, r), sums[to + r]);
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
                after += gain(tile, slot, b, r) * power[b * stride + r];
            }
            tile.inverse[slot * stride + r] = 1 / (after + 1);
            double before = 1;
            for (int b = 0; b < sites; b++) {
                double w = gain(tile, slot, b, r) * power[b * stride + r];
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
