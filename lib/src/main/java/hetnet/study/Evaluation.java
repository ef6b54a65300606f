package hetnet.study;

import hetnet.channel.Snapshot;
import hetnet.io.AtomicFile;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Objective;
import hetnet.report.Tables;
import hetnet.report.figure.Figure;
import hetnet.report.figure.FigureBuilder;
import hetnet.report.figure.FigureStyle;
import hetnet.report.figure.TierFigures;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.train.TrainingRun;
import hetnet.train.imitation.ImitationTask;
import hetnet.util.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * What the methods decided on a scenario, and how well.
 *
 * @param config   what was asked for
 * @param snapshot the scenario
 * @param results  one per method
 * @param training of the paper's network; null where none was trained
 * @param weights  fingerprint of the unrolled network's weights; empty where it did not decide
 * @param outside  where the scenario is unlike what these were trained on, a sentence each
 */
public record Evaluation(EvaluationConfig config, Snapshot snapshot, List<MethodResult> results,
        TrainingRun<HetGnnModel> training, String weights, List<String> outside) {

    /** Keeps its own copy of the lists. */
    public Evaluation {
        results = List.copyOf(results);
        outside = List.copyOf(outside);
    }

    /**
     * One row per method; coverage is the number of UEs with a path to any BS, over which the metrics are taken, users
     * that of all. What else the objective says has columns at the end.
     */
    Table metrics() {
        List<Measure> all = List.of(Measure.values());
        List<String> behind = new ArrayList<>(List.of("seconds", "coverage", "users", "utility"));
        results.stream().limit(1).forEach(result -> behind.addAll(further(result).keySet()));
        Tables.Rows rows = Measure.table("metrics", List.of("method"), all, behind.toArray(String[]::new));
        for (MethodResult result : results) {
            Metrics m = result.metrics();
            List<Object> values = new ArrayList<>(List.of(result.seconds(), m.coverage(), m.users(), utility(result)));
            values.addAll(further(result).values());
            rows.row(Measure.row(List.of(result.method()), all, m, values.toArray()));
        }
        return rows.build();
    }

    private Objective objective() {
        Problem fair = config.teacher().problem(snapshot, config.radio());
        return config.objective().of(alpha(), fair.tiers(), () -> Baseline.rates(fair));
    }

    private Map<String, Double> further(MethodResult result) {
        return objective().metrics(result.rateBps(), result.allocation().powerWatt());
    }

    /** The mean over the UEs where that is what is asked for, else the objective itself. */
    private double utility(MethodResult result) {
        return isAlphaFair() ? result.meanUtility() : result.solution().utility();
    }

    private boolean isAlphaFair() {
        return objective().alphaFair().isPresent();
    }

    /** One row per method and UE in coverage; the tier is that of its BS. */
    Table rates() {
        Tables.Rows rows = Tables.named("rates", "method", "ue", "rate_bps", "tier");
        for (MethodResult result : results) {
            int[] association = result.allocation().association();
            int covered = 0;
            for (int u = 0; u < association.length; u++) {
                if (association[u] != Allocation.OUT_OF_COVERAGE) {
                    rows.row(result.method(), snapshot.users().ids().get(u), result.rateBps()[covered++],
                            tier(association[u]));
                }
            }
        }
        return rows.build();
    }

    /** One row per method and UE; BS and tier are empty out of coverage. */
    Table association() {
        Tables.Rows rows = Tables.named("association", "method", "ue", "bs", "tier");
        for (MethodResult result : results) {
            int[] association = result.allocation().association();
            for (int u = 0; u < association.length; u++) {
                rows.row(result.method(), snapshot.users().ids().get(u),
                        association[u] == Allocation.OUT_OF_COVERAGE ? "" : snapshot.sites().ids().get(association[u]),
                        tier(association[u]));
            }
        }
        return rows.build();
    }

    /** One row per method, BS and RB; RBs count from 0. */
    Table power() {
        Tables.Rows rows = Tables.named("power", "method", "bs", "rb", "power_w", "tier");
        for (MethodResult result : results) {
            double[][] power = result.allocation().powerWatt();
            for (int b = 0; b < power.length; b++) {
                for (int r = 0; r < power[b].length; r++) {
                    rows.row(result.method(), snapshot.sites().ids().get(b), r, power[b][r], tier(b));
                }
            }
        }
        return rows.build();
    }

    private String tier(int site) {
        return site == Allocation.OUT_OF_COVERAGE ? "" : snapshot.sites().tiers().get(site).toString();
    }

    /**
     * What writes each file, by its name: the tables, {@link RunRecord}, the network where it was trained here, a
     * figure of the rates, and figures by tier where there are several.
     */
    public Map<String, Consumer<Path>> files() {
        Map<String, Consumer<Path>> files = new LinkedHashMap<>();
        files.put("metrics.csv", file -> Tables.writeCsv(metrics(), file));
        files.put("association.csv", file -> Tables.writeCsv(association(), file));
        files.put("power.csv", file -> Tables.writeCsv(power(), file));
        files.put("rates.csv", file -> Tables.writeCsv(rates(), file));
        files.put(RunRecord.FILE, file -> AtomicFile.write(file, RunRecord.of(this).getBytes(StandardCharsets.UTF_8)));
        if (training != null) {
            files.put("model.bin", file -> training.model().save(file));
        }
        addFigures(files);
        return files;
    }

    private void addFigures(Map<String, Consumer<Path>> files) {
        TierFigures figures = new TierFigures(snapshot.sites().tiers());
        results.forEach(result -> figures.add(result.method(), result.allocation(), result.rateBps()));
        if (snapshot.coverage() > 0) {
            draw(files, figures.rates("rates"));
        }
        if (figures.tiers().size() > 1) {
            draw(files, figures.loads("load_by_tier"));
            for (Tier tier : figures.tiers()) {
                if (figures.serves(tier)) {
                    draw(files, figures.rates("rates_" + tier, tier));
                }
            }
        }
    }

    private static void draw(Map<String, Consumer<Path>> files, FigureBuilder<?> builder) {
        Figure figure = builder.build();
        FigureStyle.here().formats().stream().sorted().forEach(format -> files.put(figure.name() + "." + format,
                file -> AtomicFile.write(file, figure.bytes(format))));
    }

    /** The results for people, in plain letters, whatever the terminal. */
    public String text() {
        Tables.Rows rows = Tables.named("", "method", "sum rate Mbit/s", "Jain", "5th percentile bit/s",
                "mean latency s", "mean ln R", isAlphaFair() ? "utility" : "objective", "coverage", "decision s");
        for (MethodResult result : results) {
            Metrics m = result.metrics();
            rows.row(result.method(), number(m.sumRateBps() / 1e6), number(m.jain()), number(m.p5Bps()),
                    number(m.meanLatencyS()), number(m.meanLogRate()), number(utility(result)),
                    m.coverage() + " of " + m.users(), number(result.seconds()));
        }
        String table = rows.build().printAll().stripTrailing();
        return String.join(System.lineSeparator(),
                table.substring(table.indexOf(System.lineSeparator()) + System.lineSeparator()
                        .length()), // less the line of its title
                "", objectiveText(),
                "Decision: wall-clock time; where it is over in a moment the median of several, after one that warms "
                + "up.")
                + noteOnOutside() + trainingText();
    }

    private String objectiveText() {
        String fair = "U(R) for alpha = %s, %s, R in bit/s.".formatted(number(alpha()), utilityText());
        if (isAlphaFair()) {
            return "Utility: mean of " + fair;
        }
        List<String> lines = new ArrayList<>(List.of("Objective: %s; %s".formatted(
                Settings.line(config.objective()), fair)));
        results.forEach(result -> lines.add("%s: %s".formatted(result.method(), further(result).entrySet().stream()
                .map(metric -> "%s %s".formatted(metric.getKey(), number(metric.getValue())))
                .collect(Collectors.joining(", ")))));
        return String.join(System.lineSeparator(), lines);
    }

    private double alpha() {
        return config.teacher().alpha();
    }

    private String utilityText() {
        return alpha() == 1 ? "ln R" : "R^(1 - alpha) / (1 - alpha)";
    }

    private String noteOnOutside() {
        String all = Stream.concat(Stream.of("%s is outside what it was trained on:"
                .formatted(Methods.HETGNN_UNROLLED)), outside.stream().map(sentence -> "  " + sentence))
                .collect(Collectors.joining(System.lineSeparator()));
        return outside.isEmpty() ? "" : System.lineSeparator() + all;
    }

    private String trainingText() {
        if (training == null) {
            return "";
        }
        double accuracy = training.log().get(training.bestStep() - 1).measure(ImitationTask.HELD_OUT_ACCURACY);
        String heldOut = Double.isNaN(accuracy) ? "too few UEs to hold any out"
                : "the teacher's BS for %s %% of the held-out UEs".formatted(number(100 * accuracy));
        return "%nTraining took %s s: %s, %d epochs, the best one %d, %s.".formatted(number(training.seconds()),
                Methods.HETGNN_PAPER, training.log().size(), training.bestStep(), heldOut);
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? Double.toString(value).toLowerCase(Locale.ROOT) : Tables.number(value);
    }
}
