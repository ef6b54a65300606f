package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.radio.kernel.LinkKernel;
import hetnet.radio.kernel.LinkTile;
import hetnet.radio.kernel.UserChunks;
import java.util.Arrays;
import java.util.Optional;

/**
 * The links of an association, each UE with the BS that serves it: rates, alpha-fair utility, and how it grows with
 * powers. UEs are sorted by their BS, and pass through a {@link LinkKernel} a few at a time, on all cores where they
 * are many: the same bits for any number of threads. One caller at a time.
 */
public final class ServedLinks {

    private final Gains gains;
    private final double[] snrPerGain;
    private final double[] perNatBps;
    private final int stride;
    private final LinkKernel kernel;
    private final int[] user;      // of each place; -1 for none, so that the four from a multiple of four have one BS
    private final int[] site;      // of each four places
    private final UserChunks chunks;
    private final Worker[] workers; // of each chunk; the same for all where one thread does all
    private final double[] power;  // SNR of a gain of 1, [B, stride]
    private final double[] sums;   // see LinkKernel.addServed, [3, B, stride]
    private double[][] powerSlope; // of the objective at given rates, [B, R]; null where powers cost nothing

    /**
     * @param snrPerGain  see {@link NormalizedGains#snrPerGain}; shape [B]
     * @param association serving BSs; shape [U]
     * @param perNatBps   rate of one nat/s/Hz at each BS, with the share of time that its UEs have, bit/s; shape [B]
     */
    public ServedLinks(Gains gains, double[] snrPerGain, int[] association, double[] perNatBps) {
        this.gains = gains;
        this.snrPerGain = snrPerGain;
        this.perNatBps = perNatBps;
        kernel = LinkKernel.fastest();
        stride = LinkKernel.padded(gains.blocks());
        int[] first = firstPlaces(association, gains.sites());
        user = new int[first[gains.sites()]];
        site = new int[user.length / LinkKernel.GROUP];
        Arrays.fill(user, -1);
        for (int b = 0; b < gains.sites(); b++) {
            Arrays.fill(site, first[b] / LinkKernel.GROUP, first[b + 1] / LinkKernel.GROUP, b);
        }
        for (int u = 0; u < association.length; u++) {
            if (association[u] != Allocation.OUT_OF_COVERAGE) {
                user[first[association[u]]++] = u;
            }
        }
        chunks = UserChunks.of(user.length, (double) gains.sites() * gains.blocks());
        workers = new Worker[chunks.count()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = i > 0 && !chunks.together() ? workers[0] : new Worker();
        }
        power = new double[gains.sites() * stride];
        sums = new double[3 * power.length];
    }

    /** Where the UEs of each BS begin, and the end. */
    private static int[] firstPlaces(int[] association, int sites) {
        int[] load = new int[sites];
        for (int b : association) {
            if (b != Allocation.OUT_OF_COVERAGE) {
                load[b]++;
            }
        }
        int[] first = new int[sites + 1];
        for (int b = 0; b < sites; b++) {
            first[b + 1] = first[b] + (load[b] + LinkKernel.GROUP - 1) / LinkKernel.GROUP * LinkKernel.GROUP;
        }
        return first;
    }

    /**
     * The rate of each UE.
     *
     * @param powers p_j^r in the unit of the gains' factor; shape [B, R]
     * @return R_i, bit/s; shape [U]; 0 for a UE out of coverage
     */
    public double[] rates(double[][] powers) {
        take(powers);
        double[] rate = new double[gains.users()];
        chunks.forEach(i -> workers[i].rates(chunks.from(i), chunks.to(i), rate));
        return rate;
    }

    /**
     * The utility alone.
     *
     * @param powers p_j^r in the unit of the gains' factor; shape [B, R]
     * @return summed over the UEs in coverage
     */
    public double utility(double[][] powers, AlphaFair fairness) {
        double[] rate = rates(powers);
        return fairness.value(Arrays.stream(user).filter(u -> u >= 0).mapToDouble(u -> rate[u]).toArray());
    }

    /**
     * Makes the sums that the other methods read.
     *
     * @param powers p_j^r in the unit of the gains' factor; shape [B, R]
     * @return the utility, summed over the UEs in coverage
     */
    public double evaluate(double[][] powers, AlphaFair fairness) {
        powerSlope = null;
        return sum(powers, fairness, null);
    }

    /**
     * The same of any objective.
     *
     * @param powers p_j^r, watt, where the gains' factor is that of one watt; shape [B, R]
     * @return its value for the UEs in coverage
     */
    public double evaluate(double[][] powers, Objective objective) {
        Optional<AlphaFair> fair = objective.alphaFair();
        if (fair.isPresent()) {
            return evaluate(powers, fair.get());
        }
        double[] rate = rates(powers);
        int[] served = Arrays.stream(user).filter(u -> u >= 0).sorted().toArray();
        double[] covered = Arrays.stream(served).mapToDouble(u -> rate[u]).toArray();
        double[] slope = objective.rateSlopes(covered, powers);
        double[] slopes = new double[rate.length];
        for (int i = 0; i < served.length; i++) {
            slopes[served[i]] = slope[i];
        }
        powerSlope = objective.powerSlopes(covered, powers);
        sum(powers, null, slopes);
        return objective.value(covered, powers);
    }

    /** @param slopes in the rates, shape [U]; null for those of the fairness */
    private double sum(double[][] powers, AlphaFair fairness, double[] slopes) {
        take(powers);
        Arrays.fill(sums, 0);
        double[] utility = {0};
        if (chunks.together()) {
            chunks.forEach(i -> workers[i].evaluate(chunks.from(i), chunks.to(i), fairness, slopes));
            for (Worker worker : workers) {
                utility[0] += worker.addTo(sums);
            }
        } else {
            chunks.forEach(i -> {
                workers[i].evaluate(chunks.from(i), chunks.to(i), fairness, slopes);
                utility[0] += workers[i].addTo(sums);
            });
        }
        return utility[0];
    }

    private void take(double[][] powers) {
        for (int b = 0; b < powers.length; b++) {
            for (int r = 0; r < powers[b].length; r++) {
                power[b * stride + r] = powers[b][r] * snrPerGain[b];
            }
        }
    }

    /**
     * dU/dp_b^r at the powers of the last {@link #evaluate}, one over their unit.
     *
     * @param to receives the slopes of one BS
     * @param at where the first of R goes
     */
    public void slopes(int site, double[] to, int at) {
        for (int r = 0, i = site * stride; r < gains.blocks(); r++, i++) {
            to[at + r] = (sums[i] - sums[2 * power.length + i]) * part(site) + slope(site, r);
        }
    }

    /**
     * sum_{i of b} c_i g_ib / I_i, with c_i the slope of the utility in sum_r ln(1 + SINR_i^r), g_ib the SNR at one
     * unit of power, and I_i noise plus interference.
     *
     * @param sum receives the sums of one BS; shape [R]
     */
    public void gainsOverInterference(int site, double[] sum) {
        for (int r = 0, i = site * stride; r < sum.length; r++, i++) {
            sum[r] = (sums[i] + sums[power.length + i]) * part(site);
        }
    }

    /**
     * sum_i c_i SINR_i g_ib / T_i over the UEs of all BSs, T_i noise plus all power that the UE receives; and what a
     * unit of power costs by itself, which stands beside the errors of others in a weighted sum of them.
     *
     * @param sum receives the sums of one BS; shape [R]
     */
    public void errorGains(int site, double[] sum) {
        for (int r = 0, i = site * stride; r < sum.length; r++, i++) {
            sum[r] = (sums[power.length + i] + sums[2 * power.length + i]) * part(site) - slope(site, r);
        }
    }

    private double slope(int site, int block) {
        return powerSlope == null ? 0 : powerSlope[site][block];
    }

    private double part(int site) {
        return snrPerGain[site] / gains.blocks();
    }

    /** Takes chunks through the kernel, a tile at a time. */
    private final class Worker {
        private final LinkTile tile = new LinkTile(gains, kernel, false);
        private final double[] efficiency = new double[LinkTile.USERS];
        private final double[] rate = new double[LinkTile.USERS];
        private final double[] value = new double[LinkTile.USERS];
        private final double[] slope = new double[LinkTile.USERS];
        private double[] part; // of the sums
        private double utility;

        void rates(int from, int to, double[] rates) {
            for (int at = from; at < to; at += LinkTile.USERS) {
                int count = Math.min(LinkTile.USERS, to - at);
                serve(at, count);
                for (int i = 0; i < count; i++) {
                    if (user[at + i] >= 0) {
                        rates[user[at + i]] = rate[i];
                    }
                }
            }
        }

        void evaluate(int from, int to, AlphaFair fairness, double[] slopes) {
            part = part == null ? new double[sums.length] : part;
            Arrays.fill(part, 0);
            utility = 0;
            for (int at = from; at < to; at += LinkTile.USERS) {
                int count = Math.min(LinkTile.USERS, to - at);
                serve(at, count);
                if (fairness != null) {
                    fairness.evaluate(kernel, rate, LinkKernel.padded(count), value, slope);
                }
                for (int i = 0; i < count; i++) {
                    boolean there = user[at + i] >= 0;
                    slope[i] = slopes != null && there ? slopes[user[at + i]] : slope[i];
                    utility += there ? value[i] : 0;
                    slope[i] = there ? slope[i] * perNatBps[site[(at + i) / LinkKernel.GROUP]] : 0;
                }
                for (int i = 0; i < count; ) {
                    int b = site[(at + i) / LinkKernel.GROUP];
                    int first = i;
                    while (i < count && site[(at + i) / LinkKernel.GROUP] == b) {
                        i += LinkKernel.GROUP;
                    }
                    kernel.addServed(tile, first, i, b, power, slope, part);
                }
            }
        }

        private void serve(int at, int count) {
            for (int i = 0; i < count; i += LinkKernel.GROUP) {
                for (int k = i; k < i + LinkKernel.GROUP; k++) {
                    tile.read(k, user[user[at + k] < 0 ? at + i : at + k]);
                }
                kernel.serve(tile, i, site[(at + i) / LinkKernel.GROUP], power);
            }
            tile.efficiencies(count, efficiency);
            for (int i = 0; i < count; i++) {
                rate[i] = efficiency[i] * perNatBps[site[(at + i) / LinkKernel.GROUP]];
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
