package hetnet.solver;

import hetnet.radio.Allocation;
import hetnet.radio.FlatLinks;
import hetnet.radio.NormalizedGains;
import hetnet.radio.Rates;
import hetnet.radio.ServedLinks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rates and utility of levels on the RBs of the band, each BS spending its budget. Without fading RBs of equal levels
 * are worked on once, so that reuse patterns cost no more than there are patterns. One caller at a time.
 */
public final class BandRates {

    private final Problem problem;
    private final double[] snrPerGain; // [B], at 1 W
    private final double perNatBps;
    private FlatLinks all;             // links of all UEs to all BSs
    private FlatLinks[] served;        // links of the association evaluated last to each BS
    private ServedLinks fading;        // the same where gains fade
    private int[] association;
    private int[] load;
    private int[] place;               // among the UEs in coverage, of each UE, BS by BS

    /** Of one problem. */
    public BandRates(Problem problem) {
        this.problem = problem;
        double[] watt = new double[problem.sites()];
        Arrays.fill(watt, 1);
        snrPerGain = NormalizedGains.snrPerGain(problem.gains(), problem.radio(), watt);
        perNatBps = Rates.perNatBps(problem.radio());
    }

    /**
     * The rate of each UE at each BS with the whole band.
     *
     * @param column level of each BS on each RB; shape [R, B]
     * @return bit/s; flat [U * B]
     */
    public double[] links(double[][] column) {
        if (problem.gains().isFading()) {
            return Rates.linkRates(problem.gains(), problem.spend(transposed(column)), problem.radio());
        }
        if (all == null) {
            all = new FlatLinks(problem.gains(), snrPerGain, IntStream.range(0, problem.gains().users()).toArray(),
                    IntStream.range(0, problem.sites()).toArray());
        }
        double[] rate = new double[problem.gains().users() * problem.sites()];
        Columns columns = columns(column);
        all.efficiencies(columns.watt, columns.count, rate);
        for (int i = 0; i < rate.length; i++) {
            rate[i] *= perNatBps;
        }
        return rate;
    }

    /**
     * The objective of an association, BSs that serve nobody being silent.
     *
     * @param column level of each BS on each RB; shape [R, B]
     * @return its value for the UEs in coverage
     */
    public double utility(double[][] column, int[] serving) {
        if (serving != association) {
            serve(serving);
        }
        if (fading != null) {
            Allocation allocation = problem.allocation(serving, transposed(column));
            return problem.isAlphaFair() ? fading.utility(allocation.powerWatt(), problem.utility())
                    : problem.value(allocation);
        }
        Columns columns = columns(column);
        double[] share = problem.scheduler().shares(load);
        double[] rate = new double[place.length];
        for (double[] watt : columns.watt) {
            for (int b = 0; b < watt.length; b++) {
                watt[b] = load[b] == 0 ? 0 : watt[b];
            }
        }
        for (int b = 0, at = 0; b < load.length; at += load[b++]) {
            double[] part = new double[load[b]];
            served[b].efficiencies(columns.watt, columns.count, part);
            for (int i = 0; i < part.length; i++) {
                rate[at + i] = part[i] * (share[b] * perNatBps);
            }
        }
        if (problem.isAlphaFair()) {
            return problem.utility().value(rate); // in whatever order
        }
        double[] rateBps = new double[rate.length];
        for (int i = 0; i < rate.length; i++) {
            rateBps[place[i]] = rate[i];
        }
        return problem.objective().value(rateBps, power(column));
    }

    /** Watt of levels; BSs that serve nobody are silent; shape [B, R]. */
    private double[][] power(double[][] column) {
        double[][] power = problem.spend(transposed(column));
        for (int b = 0; b < power.length; b++) {
            power[b] = load[b] == 0 ? new double[column.length] : power[b];
        }
        return power;
    }

    /**
     * The same where the rates of all links at these levels are known.
     *
     * @param links as {@link #links} has them
     */
    public double utility(double[][] column, int[] serving, double[] links) {
        int[] users = new int[problem.sites()];
        double[] rate = new double[serving.length];
        int count = 0;
        for (int u = 0; u < serving.length; u++) {
            if (serving[u] != Allocation.OUT_OF_COVERAGE) {
                users[serving[u]]++;
                rate[count++] = links[u * users.length + serving[u]];
            }
        }
        if (Arrays.stream(users).anyMatch(n -> n == 0)) {
            return utility(column, serving); // the silence of that BS changes the rates
        }
        double[] share = problem.scheduler().shares(users);
        for (int u = 0, i = 0; i < count; u++) {
            if (serving[u] != Allocation.OUT_OF_COVERAGE) {
                rate[i++] *= share[serving[u]];
            }
        }
        double[] rateBps = Arrays.copyOf(rate, count);
        return problem.isAlphaFair() ? problem.utility().value(rateBps)
                : problem.objective().value(rateBps, problem.spend(transposed(column)));
    }

    private void serve(int[] serving) {
        association = serving;
        if (problem.gains().isFading()) {
            fading = problem.served(serving);
            return;
        }
        load = new int[problem.sites()];
        place = placesBySite(serving, load.length);
        served = new FlatLinks[load.length];
        for (int b = 0; b < load.length; b++) {
            int site = b;
            int[] users = IntStream.range(0, serving.length).filter(u -> serving[u] == site).toArray();
            load[b] = users.length;
            served[b] = new FlatLinks(problem.gains(), snrPerGain, users, new int[] {b});
        }
    }

    /** Where the UEs of each BS, one BS after the other, stand among the UEs in coverage. */
    private static int[] placesBySite(int[] serving, int sites) {
        int[] covered = Arrays.stream(serving).filter(b -> b != Allocation.OUT_OF_COVERAGE).toArray();
        return IntStream.range(0, sites).flatMap(b -> IntStream.range(0, covered.length).filter(i -> covered[i] == b))
                .toArray();
    }

    /** Different columns of powers, shape [columns, B], and on how many RBs each stands. */
    private record Columns(double[][] watt, int[] count) {
    }

    private Columns columns(double[][] column) {
        List<double[]> different = new ArrayList<>();
        int[] count = new int[column.length];
        double[] sum = new double[problem.sites()];
        for (double[] levels : column) {
            int c = 0;
            while (c < different.size() && !Arrays.equals(different.get(c), levels)) {
                c++;
            }
            if (c == different.size()) {
                different.add(levels);
            }
            count[c]++;
            for (int b = 0; b < sum.length; b++) {
                sum[b] += levels[b];
            }
        }
        double[][] watt = new double[different.size()][sum.length];
        for (int c = 0; c < watt.length; c++) {
            for (int b = 0; b < sum.length; b++) {
                watt[c][b] = sum[b] == 0 ? 0 : different.get(c)[b] * (problem.budgetWatt(b) / sum[b]);
            }
        }
        return new Columns(watt, Arrays.copyOf(count, watt.length));
    }

    /** [R, B] to [B, R], or back. */
    public static double[][] transposed(double[][] column) {
        double[][] level = new double[column[0].length][column.length];
        for (int r = 0; r < column.length; r++) {
            for (int b = 0; b < level.length; b++) {
                level[b][r] = column[r][b];
            }
        }
        return level;
    }
}
