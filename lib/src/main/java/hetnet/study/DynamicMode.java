package hetnet.study;

import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.report.Tables;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.util.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import tech.tablesaw.api.Table;

/** The dynamic mode: several methods decide at every snapshot of a trajectory, and what became of their decisions. */
public final class DynamicMode {

    /**
     * One decision of one method.
     *
     * @param allocation what was decided, feasible
     * @param metrics    over the UEs in coverage
     * @param handovers  UEs with another serving BS than at the snapshot before; 0 at the first
     * @param betweenTiers those of the handovers that lead to a BS of another tier
     * @param seconds    wall-clock time that the decision took
     */
    public record Decision(Allocation allocation, Metrics metrics, int handovers, int betweenTiers, double seconds) {
    }

    /** A method that may go on from what it decided before. */
    @FunctionalInterface
    public interface Decider {

        /**
         * Decides at a snapshot.
         *
         * @param previous what it decided at the snapshot before; empty at the first
         */
        Allocation decide(Snapshot snapshot, List<Allocation> previous);
    }

    private DynamicMode() {
    }

    /** A solver of alpha-fair problems that goes on from its last decision, where it can ({@link SolveContext}). */
    public static Decider goingOn(Solver solver, RadioConfig radio, double alpha, long seed) {
        return (snapshot, previous) -> solver.solve(new Problem(snapshot, radio, alpha), SolveContext.of(seed)
                .withWarmStarts(previous)).allocation();
    }

    /** {@link #run(List, RadioConfig, Decider, ProgressListener)} for a method that decides anew at every snapshot. */
    public static List<Decision> run(List<Snapshot> snapshots, RadioConfig radio, Function<Snapshot, Allocation> method,
                                     ProgressListener progress) {
        return run(snapshots, radio, (snapshot, previous) -> method.apply(snapshot), progress);
    }

    /**
     * Lets one method decide at every snapshot in turn.
     *
     * @param method from a snapshot, and what it decided before, to its decision
     * @return one decision per snapshot
     * @throws IllegalArgumentException when a decision breaks Eq. (6) or (7)
     */
    public static List<Decision> run(List<Snapshot> snapshots, RadioConfig radio, Decider method,
                                     ProgressListener progress) {
        List<Decision> decisions = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            List<Allocation> previous = decisions.isEmpty() ? List.of()
                    : List.of(decisions.get(decisions.size() - 1).allocation);
            long start = System.nanoTime();
            Allocation allocation = method.decide(snapshot, previous);
            double seconds = (System.nanoTime() - start) / 1e9;
            allocation.requireFeasible(snapshot.channel().gains(), snapshot.sites().budgetWatt(radio));
            double[] rate = Rates.userRates(snapshot.channel().gains(), allocation, radio, Scheduler.EQUAL_TIME);
            int[] after = allocation.association();
            int[] before = previous.isEmpty() ? after : previous.get(0).association();
            decisions.add(new Decision(allocation, Metrics.of(rate, after), handovers(before, after),
                    handovers(tiers(before, snapshot.sites()), tiers(after, snapshot.sites())), seconds));
            progress.step(decisions.size(), snapshots.size(), "");
        }
        return decisions;
    }

    /**
     * The UEs that were served before and are served now, by another BS. A UE that enters or leaves coverage is not
     * handed over.
     *
     * @param before serving BSs, shape [U]
     * @param after  serving BSs of the same UEs, shape [U]
     * @throws IllegalArgumentException when the numbers of UEs differ
     */
    public static int handovers(int[] before, int[] after) {
        if (before.length != after.length) {
            throw new IllegalArgumentException("handovers need the same UEs before and after, not %d and %d"
                    .formatted(before.length, after.length));
        }
        int count = 0;
        for (int u = 0; u < before.length; u++) {
            boolean served = before[u] != Allocation.OUT_OF_COVERAGE && after[u] != Allocation.OUT_OF_COVERAGE;
            count += served && before[u] != after[u] ? 1 : 0;
        }
        return count;
    }

    /** The number of each UE's tier in place of its BS; shape [U]. */
    private static int[] tiers(int[] association, Sites sites) {
        return Arrays.stream(association).map(b -> b == Allocation.OUT_OF_COVERAGE ? b : sites.tiers().get(b).ordinal())
                .toArray();
    }

    /**
     * The share of the power that stands elsewhere, 0 to 1: 0 for equal powers, 1 where no RB of a BS carries any
     * before and after.
     *
     * @param beforeWatt shape [B, R]
     * @param afterWatt  shape [B, R], of the same total power
     */
    public static double powerMoved(double[][] beforeWatt, double[][] afterWatt) {
        double moved = 0;
        double total = 0;
        for (int b = 0; b < beforeWatt.length; b++) {
            for (int r = 0; r < beforeWatt[b].length; r++) {
                moved += Math.abs(afterWatt[b][r] - beforeWatt[b][r]) / 2;
                total += beforeWatt[b][r];
            }
        }
        return moved / total;
    }

    /**
     * What the methods reached, one row each: means over the snapshots, handovers per step.
     *
     * @param decisions by method, two or more each
     * @return columns method, sum_rate_bps, jain, p5_bps, mean_latency_s, handovers_per_step, between_tiers_per_step,
     *         power_moved; the last is the share of the power that stands elsewhere than at the first snapshot
     */
    public static Table results(Map<String, List<Decision>> decisions) {
        Tables.Rows rows = Tables.named("mobility", "method", "sum_rate_bps", "jain", "p5_bps", "mean_latency_s",
                "handovers_per_step", "between_tiers_per_step", "power_moved");
        decisions.forEach((method, all) -> {
            List<Decision> later = all.subList(1, all.size());
            double[][] first = all.get(0).allocation.powerWatt();
            rows.row(method, mean(all, d -> d.metrics.sumRateBps()), mean(all, d -> d.metrics.jain()),
                    mean(all, d -> d.metrics.p5Bps()), mean(all, d -> d.metrics.meanLatencyS()),
                    mean(later, Decision::handovers), mean(later, Decision::betweenTiers),
                    mean(later, d -> powerMoved(first, d.allocation.powerWatt())));
        });
        return rows.build();
    }

    /**
     * How long the decisions took.
     *
     * @return columns method, median_seconds, longest_seconds; they differ from run to run
     */
    public static Table timing(Map<String, List<Decision>> decisions) {
        Tables.Rows rows = Tables.named("mobility_timing", "method", "median_seconds", "longest_seconds");
        decisions.forEach((method, all) -> rows.row(method, StatUtils.percentile(series(all, Decision::seconds), 50),
                StatUtils.max(series(all, Decision::seconds))));
        return rows.build();
    }

    private static double mean(List<Decision> decisions, ToDoubleFunction<Decision> quantity) {
        return StatUtils.mean(series(decisions, quantity));
    }

    /** One quantity of each decision, for a figure; shape [snapshots]. */
    public static double[] series(List<Decision> decisions, ToDoubleFunction<Decision> quantity) {
        return decisions.stream().mapToDouble(quantity).toArray();
    }
}
