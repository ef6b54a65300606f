package hetnet.study.motion;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.study.DynamicMode;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Handovers by event A3 of TS 38.331, clause 5.5.4.4: a UE goes to the neighbour that has been received more strongly
 * than its own BS, by more than the offset, for the time to trigger. It enters the event at Mn - Hys &gt; Mp + Off
 * and leaves it at Mn + Hys &lt; Mp + Off.
 *
 * @param offsetDb       Off, dB
 * @param hysteresisDb   Hys, dB
 * @param timeToTriggerS how long the event must last, seconds
 */
public record HandoverRule(double offsetDb, double hysteresisDb, double timeToTriggerS) {

    private static final double ROUNDING_S = 1e-9; // of differences of times

    /** @throws IllegalArgumentException when a value is out of its range in TS 38.331, or the time is negative */
    public HandoverRule {
        Require.inRange("offsetDb", offsetDb, -15, 15, "dB");
        Require.inRange("hysteresisDb", hysteresisDb, 0, 15, "dB");
        Require.inRange("timeToTriggerS", timeToTriggerS, 0, 1e6, "s");
    }

    /** As simulations of 3GPP have it: 3 dB, no further hysteresis, 160 ms. */
    public static HandoverRule usual() {
        return new HandoverRule(3, 0, 0.16);
    }

    /**
     * The serving BS of each UE at each instant. At the first, and after it had none, it is the strongest; a UE whose
     * BS is lost goes to the strongest at once.
     *
     * @param receivedDbm received powers, dBm, -infinity where there is no path; shape [T, U, B]
     * @param timeS       rising, seconds; shape [T]
     * @return BS of each UE, {@link Allocation#OUT_OF_COVERAGE} where it hears none; shape [T, U]
     */
    public int[][] serving(double[][][] receivedDbm, double[] timeS) {
        int[][] serving = new int[timeS.length][];
        double[][] since = new double[receivedDbm[0].length][receivedDbm[0][0].length]; // NaN where the event is not on
        for (double[] row : since) {
            Arrays.fill(row, Double.NaN);
        }
        for (int t = 0; t < timeS.length; t++) {
            serving[t] = new int[since.length];
            for (int u = 0; u < since.length; u++) {
                int before = t == 0 ? Allocation.OUT_OF_COVERAGE : serving[t - 1][u];
                serving[t][u] = next(receivedDbm[t][u], before, since[u], timeS[t]);
                if (serving[t][u] != before) {
                    Arrays.fill(since[u], Double.NaN); // measured against the new BS from the next instant on
                }
            }
        }
        return serving;
    }

    private int next(double[] dbm, int own, double[] since, double now) {
        if (own == Allocation.OUT_OF_COVERAGE || dbm[own] == Double.NEGATIVE_INFINITY) {
            return strongest(dbm);
        }
        int best = own;
        for (int b = 0; b < dbm.length; b++) {
            if (b != own && dbm[b] - hysteresisDb > dbm[own] + offsetDb && Double.isNaN(since[b])) {
                since[b] = now;
            } else if (dbm[b] + hysteresisDb < dbm[own] + offsetDb) {
                since[b] = Double.NaN;
            }
            boolean triggered = now - since[b] >= timeToTriggerS - ROUNDING_S;
            best = b != own && triggered && (best == own || dbm[b] > dbm[best]) ? b : best;
        }
        return best;
    }

    private static int strongest(double[] dbm) {
        int best = Allocation.OUT_OF_COVERAGE;
        for (int b = 0; b < dbm.length; b++) {
            boolean heard = dbm[b] > Double.NEGATIVE_INFINITY;
            best = heard && (best == Allocation.OUT_OF_COVERAGE || dbm[b] > dbm[best]) ? b : best;
        }
        return best;
    }

    /** The received powers of snapshots, dBm: budget times mean gain; shape [T, U, B]. */
    public static double[][][] receivedDbm(List<Snapshot> snapshots, RadioConfig radio) {
        double[][][] dbm = new double[snapshots.size()][][];
        for (int t = 0; t < dbm.length; t++) {
            Gains gains = snapshots.get(t).channel().gains();
            double[] budgetWatt = snapshots.get(t).sites().budgetWatt(radio);
            dbm[t] = new double[gains.users()][gains.sites()];
            for (int u = 0; u < gains.users(); u++) {
                for (int b = 0; b < gains.sites(); b++) {
                    dbm[t][u][b] = 10 * Math.log10(1e3 * budgetWatt[b] * gains.mean(u, b));
                }
            }
        }
        return dbm;
    }

    /**
     * The baseline whose UEs change their BS by this rule: powers are equal on all RBs.
     *
     * @return what decides at one snapshot after the other, from the first
     */
    public DynamicMode.Decider baseline(List<Snapshot> snapshots, double[] timeS, RadioConfig radio) {
        int[][] serving = serving(receivedDbm(snapshots, radio), timeS);
        Iterator<int[]> next = Arrays.asList(serving).iterator();
        return (snapshot, previous) -> new Allocation(next.next(),
                Baseline.allocate(new Problem(snapshot, radio, 1)).powerWatt());
    }
}
