package hetnet.study.generalisation;

import hetnet.report.Tables;
import hetnet.report.figure.Figure;
import hetnet.report.figure.Figures;
import hetnet.report.figure.LineFigure;
import hetnet.solver.Baseline;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import hetnet.study.NetworkPass.Network;
import hetnet.study.Score;
import hetnet.study.generalisation.GeneralisationKinds.Axis;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults;
import hetnet.study.quality.QualityResults.LayoutScores;
import hetnet.study.quality.QualityStudy;
import hetnet.study.quality.ReferenceScores;
import hetnet.util.ProgressListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Where the unrolled network, trained once, holds and where it breaks: one thing of the network varied at a time, alpha
 * = 1.
 */
public final class GeneralisationStudy {

    /**
     * The references: the cheap ones that people use, and the two strongest kinds. The best known is the best of them.
     */
    static final List<String> REFERENCES = List.of(Baseline.NAME, StaticReuse.NAME, WmmseRestarts.NAME,
            ReusePatterns.NAME, GradientAscent.NAME);
    /** Modes of the network that are measured. */
    static final List<String> MODES = List.of(Methods.HETGNN_UNROLLED, Methods.REFINED);

    /** Columns of the heatmap. */
    private static final List<String> SHOWN = List.of(StaticReuse.NAME, WmmseRestarts.NAME, ReusePatterns.NAME,
            GradientAscent.NAME, Methods.HETGNN_UNROLLED, Methods.REFINED);

    /** Gap closed from which one pass holds, and below which it breaks. */
    private static final double HOLDS = 0.9;
    private static final double BREAKS = 0.5;
    /** Where the best known gains less in mean ln R, nat, a part of it says little: one per cent of every rate. */
    private static final double LITTLE = 0.01;

    private static final double PERCENT = 100;

    private GeneralisationStudy() {
    }

    /**
     * Draws the networks, lets references and network decide.
     *
     * @param data      folder with the paper's sites and the shipped scenes
     * @param scenes    further scenario folders
     * @param artefacts folder where the scores of the references are kept
     * @return one row per network and method: axis, value, layout, method, sum_rate_bps, jain, p5_bps, mean_log_rate;
     *         all of it is the same for the same configuration and weights
     * @throws hetnet.util.ScenarioException naming file and line when a folder cannot be used
     */
    public static Table run(GeneralisationConfig config, Network network, Path data, List<Path> scenes, Path artefacts,
                            ProgressListener progress) {
        return table(measure(config, network, GeneralisationKinds.all(config, data, scenes), artefacts, progress));
    }

    /** The same on layouts that are there already. */
    public static QualityResults measure(GeneralisationConfig config, Network network, List<Layout> layouts,
            Path artefacts,
                                  ProgressListener progress) {
        return study(config, network, artefacts).run(layouts, progress);
    }

    /** What measures a layout. @param artefacts folder where the scores of the references are kept; null for none */
    public static QualityStudy study(GeneralisationConfig config, Network network, Path artefacts) {
        Methods methods = new Methods(new NetworkPass(Methods.HETGNN_UNROLLED, network), config.restarts(),
                config.refineSteps(), config.seed());
        return new QualityStudy(methods, MODES, List.of(), new ReferenceScores(methods, REFERENCES, artefacts));
    }

    /** One row per network and method, as {@link #run} gives it. */
    public static Table table(QualityResults results) {
        Tables.Rows rows = Tables.named("generalisation", "axis", "value", "layout", "method", "sum_rate_bps", "jain",
                "p5_bps", "mean_log_rate");
        for (LayoutScores layout : results.layouts()) {
            String[] kind = layout.group().split(Axis.SEPARATOR, 2);
            layout.scores().forEach((method, score) -> rows.row(kind[0], kind[1], layout.index(), method,
                    score.sumRateBps(), score.jain(), score.p5Bps(), score.meanLogRate()));
        }
        return rows.build();
    }

    /** Reads back {@link #table}; the times are lost. */
    static QualityResults results(Table table) {
        Map<String, LayoutScores> layouts = new LinkedHashMap<>();
        for (Row row : table) {
            String group = row.getString("axis") + Axis.SEPARATOR + row.getObject("value");
            int index = (int) row.getNumber("layout");
            layouts.computeIfAbsent(group + index, key -> new LayoutScores(group, index, new LinkedHashMap<>()))
                    .scores()
                    .put(row.getString("method"), new Score(row.getNumber("sum_rate_bps"), row.getNumber("jain"),
                            row.getNumber("p5_bps"), row.getNumber("mean_log_rate"), Double.NaN));
        }
        return new QualityResults(List.copyOf(layouts.values()));
    }

    /**
     * One row per kind of network.
     *
     * @param table of {@link #run}
     * @return what the best known gains over the baseline in mean ln R, nat; which part of it one pass and the refined
     *         mode close, per cent; how far one pass is above WMMSE and static reuse in the geometric mean of the
     *         rates, per cent; its sum-rate and 5th percentile over the baseline's, and its Jain index; all means over
     *         the networks of the kind; and whether it holds
     */
    public static Table summary(String name, Table table) {
        QualityResults results = results(table);
        Tables.Rows rows = Tables.named(name, "kind of network", "networks", "to gain (nat)", "closed %", "refined %",
                "above WMMSE %", "above reuse %", "sum-rate / baseline", "5th perc. / baseline", "Jain", "verdict");
        for (String group : results.groups()) {
            String baseline = Baseline.NAME;
            double gain = mean(results, group, Methods.BEST_KNOWN, Score::meanLogRate)
                    - mean(results, group, baseline, Score::meanLogRate);
            double closed = results.gapClosed(group, Methods.HETGNN_UNROLLED);
            rows.row(group, results.count(group), gain, PERCENT * closed,
                    PERCENT * results.gapClosed(group, Methods.REFINED), above(results, group, WmmseRestarts.NAME),
                    above(results, group, StaticReuse.NAME), mean(results, group, Methods.HETGNN_UNROLLED,
                            Score::sumRateBps) / mean(results, group, baseline, Score::sumRateBps),
                    mean(results, group, Methods.HETGNN_UNROLLED, Score::p5Bps)
                    / mean(results, group, baseline, Score::p5Bps),
                    mean(results, group, Methods.HETGNN_UNROLLED, Score::jain), verdict(gain, closed));
        }
        return rows.build();
    }

    private static double above(QualityResults results, String group, String other) {
        return PERCENT * Math.expm1(mean(results, group, Methods.HETGNN_UNROLLED, Score::meanLogRate)
                - mean(results, group, other, Score::meanLogRate));
    }

    private static double mean(QualityResults results, String group, String method, ToDoubleFunction<Score> metric) {
        return results.mean(group, method, metric);
    }

    /** @param gain of the best known, nat */
    static String verdict(double gain, double closed) {
        if (gain < LITTLE) {
            return "little to gain";
        }
        return closed >= HOLDS ? "holds" : closed >= BREAKS ? "holds in part" : "breaks";
    }

    /**
     * The part of the gap that each method closes on each kind of network, per cent, written into the cells; 0 is the
     * baseline, 100 the best known. Colours end at 0 and 100.
     *
     * @param table of {@link #run}
     */
    public static Figure heat(String name, Table table) {
        QualityResults results = results(table);
        List<String> groups = List.copyOf(results.groups());
        double[][] closed = groups.stream().map(group -> SHOWN.stream()
                .mapToDouble(method -> finite(PERCENT * results.gapClosed(group, method))).toArray())
                .toArray(double[][]::new);
        return Figures.heat(name)
                .setMatrix("gap closed (%)", groups, SHOWN.stream().map(method -> method.replace('_', ' ')).toList(),
                        closed)
                .setAxes("method", "kind of network").optUntitled().optCounts().optRange(0, PERCENT).build();
    }

    /** Where no reference gains anything there is no gap, and all of it is closed by all that do not lose. */
    private static double finite(double percent) {
        return Double.isFinite(percent) ? percent : 0;
    }

    /**
     * The gap closed along one axis that has numbers, by one pass and the references.
     *
     * @param table of {@link #run}
     * @param axis  one of its axes, for example "side (m)"
     * @throws IllegalArgumentException when the table has no such axis, or a value of it is no number
     */
    public static LineFigure along(String name, Table table, String axis) {
        QualityResults results = results(table);
        List<String> groups = results.groups().stream().filter(group -> group.startsWith(axis + Axis.SEPARATOR))
                .toList();
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("there is no axis '%s' in the table".formatted(axis));
        }
        double[] value = groups.stream().mapToDouble(group -> Double.parseDouble(group.substring(axis.length() + 2)))
                .toArray();
        LineFigure figure = Figures.line(name).setAxes(axis, "gap closed (%)").optAside()
                .optStretchedY();
        for (String method : SHOWN.subList(0, SHOWN.indexOf(Methods.REFINED))) {
            figure.addSeries(method.replace('_', ' '), value,
                    groups.stream().mapToDouble(group -> PERCENT * results.gapClosed(group, method)).toArray());
        }
        return figure;
    }
}
