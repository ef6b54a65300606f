package hetnet.study.motion;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.MotionFolder;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.report.ConsoleProgress;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Solver;
import hetnet.study.DynamicMode;
import hetnet.study.Methods;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * What methods decide on a network that moves: each goes on from its last decision where it can; beside the baseline,
 * which hands over at once, stands one whose handovers follow a {@link HandoverRule}.
 */
public final class MotionStudy {

    /** The baseline with event A3, in tables. */
    public static final String BASELINE_A3 = Baseline.NAME + "_a3";

    /** What decides where nothing else is asked for. */
    public static final List<String> USUAL = List.of(Baseline.NAME, "pf_association", Methods.HETGNN_UNROLLED);

    private final MotionFolder motion;
    private final Map<String, List<DynamicMode.Decision>> decisions = new LinkedHashMap<>();

    /**
     * Lets all decide.
     *
     * @param solvers  aim at alpha-fairness
     * @param alpha    of it
     * @param progress opens the display of a method
     */
    public MotionStudy(MotionFolder motion, List<Solver> solvers, RadioConfig radio, double alpha, long seed,
                       HandoverRule rule, Function<String, ConsoleProgress> progress) {
        this.motion = motion;
        for (Solver solver : solvers) {
            add(solver.name(), DynamicMode.goingOn(solver, radio, alpha, seed), radio, progress);
            if (solver.name().equals(Baseline.NAME)) {
                add(BASELINE_A3, rule.baseline(motion.snapshots(), motion.timeS(), radio), radio, progress);
            }
        }
    }

    private void add(String name, DynamicMode.Decider decider, RadioConfig radio,
                     Function<String, ConsoleProgress> progress) {
        try (ConsoleProgress shown = progress.apply(name)) {
            decisions.put(name, DynamicMode.run(motion.snapshots(), radio, decider, shown));
        }
    }

    /** Means over the snapshots, handovers per step: {@link DynamicMode#results}. */
    public Table means() {
        return DynamicMode.results(decisions);
    }

    /** What writes each file: {@code metrics.csv}, {@code snapshots.csv} and {@code association.csv}. */
    public Map<String, Consumer<Path>> files() {
        Map<String, Consumer<Path>> files = new LinkedHashMap<>();
        files.put("metrics.csv", file -> Tables.writeCsv(means(), file));
        files.put("snapshots.csv", file -> Tables.writeCsv(snapshots(), file));
        files.put("association.csv", file -> Tables.writeCsv(association(), file));
        return files;
    }

    private Table snapshots() {
        Tables.Rows rows = Tables.named("snapshots", "method", "time_s", "sum_rate_bps", "jain", "p5_bps",
                "mean_log_rate", "handovers", "coverage");
        decisions.forEach((name, all) -> {
            for (int t = 0; t < all.size(); t++) {
                Metrics m = all.get(t).metrics();
                rows.row(name, motion.timeS()[t], m.sumRateBps(), m.jain(), m.p5Bps(), m.meanLogRate(),
                        all.get(t).handovers(), m.coverage());
            }
        });
        return rows.build();
    }

    private Table association() {
        Tables.Rows rows = Tables.named("association", "method", "time_s", "ue", "bs");
        decisions.forEach((name, all) -> {
            for (int t = 0; t < all.size(); t++) {
                Snapshot snapshot = motion.snapshots().get(t);
                int[] serving = all.get(t).allocation().association();
                for (int u = 0; u < serving.length; u++) {
                    rows.row(name, motion.timeS()[t], snapshot.users().ids().get(u),
                            serving[u] == Allocation.OUT_OF_COVERAGE ? "" : snapshot.sites().ids().get(serving[u]));
                }
            }
        });
        return rows.build();
    }
}
