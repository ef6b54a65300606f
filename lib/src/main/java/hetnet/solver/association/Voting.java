package hetnet.solver.association;

import hetnet.radio.Allocation;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Scheduler;
import hetnet.radio.Sinr;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;

/**
 * Association by rate-weighted voting over the RBs (Step 3 of Algorithm 1).
 *
 * @param sharing {@link Scheduler#EQUAL_TIME} votes with the rate over the load, {@link Scheduler#NONE} with the rate
 */
public record Voting(Scheduler sharing) implements Reassociation {

    @Override
    public int[] associate(Problem problem, Allocation now) {
        return vote(problem, now.powerWatt(), sharing, now.load());
    }

    /**
     * On each RB the BS with the best rate votes with that rate; most votes win.
     *
     * @param powerWatt powers, watt; shape [B, R]
     * @param sharing   {@link Scheduler#EQUAL_TIME} votes with the rate over the load, {@link Scheduler#NONE} with the
     *                  rate
     * @param load      present number of UEs per BS; shape [B]
     * @return serving BSs, shape [U]; ties go to the lower index; the strongest BS where all rates are 0;
     *         {@link Allocation#OUT_OF_COVERAGE} where there is no path
     */
    public static int[] vote(Problem problem, double[][] powerWatt, Scheduler sharing, int[] load) {
        NormalizedGains snr = NormalizedGains.of(problem.gains(), problem.radio());
        double[] share = sharing.shares(load);
        double[][] rate = new double[snr.sites()][snr.blocks()];
        int[] association = Baseline.strongest(problem);
        for (int u = 0; u < association.length; u++) {
            if (association[u] == Allocation.OUT_OF_COVERAGE) {
                continue;
            }
            rates(snr, u, powerWatt, share, rate);
            association[u] = winner(rate, association[u]);
        }
        return association;
    }

    /**
     * What the RBs vote with for one UE: on each of them the BS of the largest number gives it to itself, and the sum
     * of what a BS got decides.
     *
     * @param powerWatt powers, watt; shape [B, R]
     * @param load      present number of UEs per BS; shape [B]
     * @return share of time times ln(1 + SINR), nat; shape [B, R]
     */
    public static double[][] rates(Problem problem, int user, double[][] powerWatt, Scheduler sharing, int[] load) {
        NormalizedGains snr = NormalizedGains.of(problem.gains(), problem.radio());
        double[][] rate = new double[snr.sites()][snr.blocks()];
        rates(snr, user, powerWatt, sharing.shares(load), rate);
        return rate;
    }

    private static void rates(NormalizedGains snr, int user, double[][] powerWatt, double[] share, double[][] rate) {
        double[][] row = new double[rate.length][rate[0].length];
        snr.row(user, row);
        for (int b = 0; b < rate.length; b++) {
            Sinr.ofLink(row, powerWatt, b, rate[b]);
            for (int r = 0; r < rate[b].length; r++) {
                rate[b][r] = share[b] * Math.log1p(rate[b][r]); // B_RB / ln 2, common to all, changes no vote
            }
        }
    }

    private static int winner(double[][] rate, int fallback) {
        double[] votes = new double[rate.length];
        for (int r = 0; r < rate[0].length; r++) {
            int best = 0;
            for (int b = 1; b < rate.length; b++) {
                best = rate[b][r] > rate[best][r] ? b : best;
            }
            votes[best] += rate[best][r];
        }
        int winner = 0;
        for (int b = 1; b < votes.length; b++) {
            winner = votes[b] > votes[winner] ? b : winner;
        }
        return votes[winner] > 0 ? winner : fallback;
    }
}
