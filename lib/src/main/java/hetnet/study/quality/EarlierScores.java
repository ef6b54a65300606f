package hetnet.study.quality;

import hetnet.report.RunSettings;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.study.Methods;
import hetnet.study.Score;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults.LayoutScores;
import hetnet.util.Settings;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The rows of an earlier comparison that stand for what a run does not measure anew: of references where the settings
 * are the same, of networks where the weights are, too. They know nothing of changes of the code.
 *
 * @param layouts by class and index
 * @param dropped why rows were left out, in one sentence; empty where none were
 */
public record EarlierScores(Map<String, LayoutScores> layouts, String dropped) {

    /** What names of networks begin with. */
    private static final String NETWORK = "hetgnn";

    /** None. */
    public static EarlierScores none() {
        return new EarlierScores(Map.of(), "");
    }

    /**
     * Reads {@code quality.csv} and {@code quality_timing.csv}.
     *
     * @param folder  of both; where there are none, nothing is kept
     * @param config  of the run that is to come
     * @param weights fingerprint of its network
     * @throws UncheckedIOException     when a file cannot be read
     * @throws IllegalArgumentException naming the file, when it is none of these tables
     */
    public static EarlierScores read(Path folder, QualityConfig config, String weights) {
        Path file = folder.resolve("quality.csv");
        Path timing = folder.resolve("quality_timing.csv");
        if (Files.notExists(file) || Files.notExists(timing)) {
            return none();
        }
        RunSettings made = RunSettings.of(file).orElse(new RunSettings(""));
        Map<String, String> wanted = Settings.toMap(config);
        for (Map.Entry<String, String> setting : wanted.entrySet()) {
            String former = made.value(setting.getKey()).orElse(null);
            if (!setting.getValue().equals(former)) {
                return new EarlierScores(Map.of(), "nothing of %s is kept: it was made with %s=%s, not %s"
                        .formatted(file, setting.getKey(), former, setting.getValue()));
            }
        }
        String former = made.value(RunSettings.WEIGHTS).orElse(null);
        boolean sameWeights = weights.equals(former);
        String dropped = sameWeights ? ""
                : "of %s only the references are kept: its networks had the weights %s, not %s"
                        .formatted(file, former, weights);
        try {
            return new EarlierScores(scores(Tables.readCsv(file), Tables.readCsv(timing), sameWeights), dropped);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IllegalArgumentException("%s and %s are no tables of make bench-quality: %s"
                    .formatted(file, timing, e.getMessage()), e);
        }
    }

    private static Map<String, LayoutScores> scores(Table quality, Table timing, boolean withNetworks) {
        Map<String, Double> seconds = new HashMap<>();
        for (Row row : timing) {
            seconds.put(key(row.getString("class"), (int) row.getNumber("layout")) + row.getString("method"),
                    row.getNumber("seconds"));
        }
        Map<String, LayoutScores> layouts = new LinkedHashMap<>();
        for (Row row : quality) {
            String method = row.getString("method");
            if (withNetworks || !isNetwork(method)) {
                String group = row.getString("class");
                int index = (int) row.getNumber("layout");
                String key = key(group, index);
                layouts.computeIfAbsent(key, k -> new LayoutScores(group, index, new LinkedHashMap<>())).scores()
                        .put(method, new Score(row.getNumber("sum_rate_bps"), row.getNumber("jain"),
                                row.getNumber("p5_bps"), row.getNumber("mean_log_rate"),
                                seconds.getOrDefault(key + method, Double.NaN)));
            }
        }
        return layouts;
    }

    private static String key(String group, int index) {
        return group + " " + index + " ";
    }

    /** Whether a row is one of a network. */
    static boolean isNetwork(String method) {
        return method.startsWith(NETWORK);
    }

    /**
     * For a run without references: they must be known from before.
     *
     * @return these
     * @throws IllegalArgumentException naming the first class that has none
     */
    public EarlierScores requireReferences(List<Layout> measured) {
        for (Layout layout : measured) {
            LayoutScores known = layouts.get(key(layout.group(), layout.index()));
            if (known == null || !known.scores().keySet().containsAll(List.of(Baseline.NAME, Methods.BEST_KNOWN))) {
                throw new IllegalArgumentException("there are no scores of references of %s that hold: METHODS must "
                        .formatted(layout.group()) + "name references, too"
                        + (dropped.isEmpty() ? "" : "; " + dropped));
            }
        }
        return this;
    }

    /**
     * Earlier and new scores together: those of a run, each layout with what is known of the methods that it left out,
     * and the layouts of other classes.
     *
     * @param classes in their order; others come last
     */
    public QualityResults with(QualityResults measured, List<String> classes) {
        Map<String, LayoutScores> all = new LinkedHashMap<>(layouts);
        for (LayoutScores layout : measured.layouts()) {
            all.merge(key(layout.group(), layout.index()), layout, EarlierScores::together);
        }
        Set<String> order = new LinkedHashSet<>(classes);
        all.values().forEach(layout -> order.add(layout.group()));
        List<LayoutScores> sorted = new ArrayList<>();
        for (String group : order) {
            all.values().stream().filter(layout -> layout.group().equals(group)).forEach(sorted::add);
        }
        return new QualityResults(sorted);
    }

    private static LayoutScores together(LayoutScores earlier, LayoutScores later) {
        Map<String, Score> scores = new LinkedHashMap<>(earlier.scores());
        scores.putAll(later.scores());
        return new LayoutScores(later.group(), later.index(), scores);
    }
}
