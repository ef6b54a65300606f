package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.radio.kernel.LinkKernel;
import hetnet.radio.kernel.LinkTile;
import hetnet.radio.kernel.UserChunks;
import java.util.Arrays;

/**
 * The links of some UEs to all BSs: their spectral efficiencies, and the alpha-fair utility of UEs that share
 * themselves between BSs, with its slopes. UEs pass through a {@link LinkKernel} a few at a time, on all cores where
 * they are many: the same bits for any number of threads. One caller at a time.
 */
public final class AllLinks {

    private final Gains gains;
    private final double[] snrPerGain;
    private final int[] users;
    private final int sites;
    private final int stride;
    private final LinkKernel kernel;
    private final UserChunks chunks;
    private final Worker[] workers; // of each chunk; the same for all where one thread does all
    private final double[] power;   // SNR of a gain of 1, [B, stride]
    private final double[] slope;   // [B, stride]

    /**
     * @param snrPerGain see {@link NormalizedGains#snrPerGain}; shape [B]
     * @param users      whose links
     */
    public AllLinks(Gains gains, double[] snrPerGain, int[] users) {
        this.gains = gains;
        this.snrPerGain = snrPerGain;
        this.users = users;
        kernel = LinkKernel.fastest();
        sites = gains.sites();
        stride = LinkKernel.padded(gains.blocks());
        chunks = UserChunks.of(users.length, (double) sites * gains.blocks());
        workers = new Worker[chunks.count()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = i > 0 && !chunks.together() ? workers[0] : new Worker();
        }
        power = new double[sites * stride];
        slope = new double[power.length];
    }

    /**
     * Efficiency of every link at the whole band, Eq. (10) over the bandwidth.
     *
     * @param powers     p_j^r in the unit of the gains' factor; shape [B, R]
     * @param efficiency receives c, nat/s/Hz; flat [U * B]
     */
    public void efficiencies(double[][] powers, double[] efficiency) {
        take(powers);
        chunks.forEach(i -> workers[i].efficiencies(chunks.from(i), chunks.to(i), efficiency));
    }

    /**
     * Utility of rates R_i = sum_b a_ib s_b c_ib, c the efficiencies.
     *
     * @param powers        p_j^r in the unit of the gains' factor; shape [B, R]
     * @param association   a, how much of itself each UE gives to each BS; flat [U * B]
     * @param perNatBps     s, rate of one nat/s/Hz at each BS with the share of time of a UE there, bit/s; shape [B]
     * @param byAssociation receives dU/da_ib where s stays as it is, U'(R_i) s_b c_ib; flat [U * B]
     * @return the utility, summed
     */
    public double evaluate(double[][] powers, double[] association, double[] perNatBps, AlphaFair fairness,
            double[] byAssociation) {
        return evaluate(powers, new Soft(association, perNatBps, fairness, null, byAssociation));
    }

    /**
     * The same of any objective whose slopes at these rates are known; its value is not.
     *
     * @param rateSlopes dU/dR_i, 1/(bit/s); shape [U]
     */
    public void evaluate(double[][] powers, double[] association, double[] perNatBps, double[] rateSlopes,
            double[] byAssociation) {
        evaluate(powers, new Soft(association, perNatBps, null, rateSlopes, byAssociation));
    }

    private double evaluate(double[][] powers, Soft soft) {
        take(powers);
        Arrays.fill(slope, 0);
        double[] utility = {0};
        if (chunks.together()) {
            chunks.forEach(i -> workers[i].evaluate(chunks.from(i), chunks.to(i), soft));
            for (Worker worker : workers) {
                utility[0] += worker.addTo(slope);
            }
        } else {
            chunks.forEach(i -> {
                workers[i].evaluate(chunks.from(i), chunks.to(i), soft);
                utility[0] += workers[i].addTo(slope);
            });
        }
        return utility[0];
    }

    /**
     * dU/dp_b^r at the powers of the last {@link #evaluate}, one over their unit.
     *
     * @param to receives the slopes of one BS
     * @param at where the first of R goes
     */
    public void slopes(int site, double[] to, int at) {
        for (int r = 0; r < gains.blocks(); r++) {
            to[at + r] = slope[site * stride + r] * (snrPerGain[site] / gains.blocks());
        }
    }

    private void take(double[][] powers) {
        for (int b = 0; b < sites; b++) {
            for (int r = 0; r < gains.blocks(); r++) {
                power[b * stride + r] = powers[b][r] * snrPerGain[b];
            }
        }
    }

    /** What {@link #evaluate} is given: the fairness, or the slopes. */
    private record Soft(double[] association, double[] perNatBps, AlphaFair fairness, double[] rateSlopes,
            double[] byAssociation) {
    }

    /** Takes chunks through the kernel, a tile at a time. */
    private final class Worker {
        private final LinkTile tile = new LinkTile(gains, kernel, true);
        private final double[] efficiency = new double[LinkTile.USERS * sites];
        private final double[] weight = new double[LinkTile.USERS * sites];
        private final double[] rate = new double[LinkTile.USERS];
        private final double[] value = new double[LinkTile.USERS];
        private final double[] rateSlope = new double[LinkTile.USERS];
        private double[] part; // of the slopes
        private double utility;

        void efficiencies(int from, int to, double[] all) {
            for (int at = from; at < to; at += LinkTile.USERS) {
                int count = Math.min(LinkTile.USERS, to - at);
                link(at, count);
                System.arraycopy(efficiency, 0, all, at * sites, count * sites);
            }
        }

        void evaluate(int from, int to, Soft soft) {
            part = part == null ? new double[slope.length] : part;
            Arrays.fill(part, 0);
            utility = 0;
            for (int at = from; at < to; at += LinkTile.USERS) {
                int count = Math.min(LinkTile.USERS, to - at);
                link(at, count);
                weigh(at, count, soft);
                for (int i = 0; i < count; i++) {
                    kernel.addLinks(tile, i, weight, part);
                }
            }
        }

        private void link(int at, int count) {
            for (int i = 0; i < count; i++) {
                tile.read(i, users[at + i]);
                kernel.link(tile, i, power);
            }
            tile.efficiencies(count * sites, efficiency);
        }

        private void weigh(int at, int count, Soft soft) {
            for (int i = 0; i < count; i++) {
                double sum = 0;
                for (int b = 0; b < sites; b++) {
                    sum += soft.association[(at + i) * sites + b] * soft.perNatBps[b] * efficiency[i * sites + b];
                }
                rate[i] = sum;
            }
            if (soft.rateSlopes == null) {
                soft.fairness.evaluate(kernel, rate, LinkKernel.padded(count), value, rateSlope);
            } else {
                System.arraycopy(soft.rateSlopes, at, rateSlope, 0, count);
            }
            for (int i = 0; i < count; i++) {
                utility += value[i];
                for (int b = 0; b < sites; b++) {
                    double perNat = rateSlope[i] * soft.perNatBps[b];
                    weight[i * sites + b] = perNat * soft.association[(at + i) * sites + b];
                    soft.byAssociation[(at + i) * sites + b] = perNat * efficiency[i * sites + b];
                }
            }
        }

        double addTo(double[] all) {
            for (int i = 0; i < all.length; i++) {
                all[i] += part[i];
            }
            return utility;
        }
    }
}
