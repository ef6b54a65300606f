package hetnet.app;

import hetnet.app.QualityLayouts.Layout;
import hetnet.report.Folders;
import hetnet.report.Tables;
import hetnet.scenario.Settings;
import hetnet.train.DeviceChoice;
import hetnet.train.UnrolledModel;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make generalisation}: {@link Generalisation} at full size. Writes {@code generalisation.csv}, its heatmap, its
 * summary and the times among the figures. Arguments are KEY=value; a key is MODEL (weights), SCENARIO (a further scene) or a field of
 * {@link GeneralisationConfig}.
 */
public final class Generalise {

    private static final int OK = 0;
    private static final int REFUSED = 2;
    private static final String MODEL = "model";
    private static final String SCENARIO = "scenario";

    private Generalise() {
    }

    /** Ends the process with the status of {@link #run}. */
    public static void main(String[] args) {
        Folders folders = Folders.here();
        System.exit(run(args, folders.data(), folders.figures(), folders.artefacts(), System.out, System.err));
    }

    /**
     * @param data      folder of layouts, scenes and weights
     * @param figures   folder of the results
     * @param artefacts folder where the scores of the references are kept
     * @return 0; 2 and one sentence on {@code err} when a setting, the weights or a scene cannot be used
     */
    static int run(String[] args, Path data, Path figures, Path artefacts, PrintStream out, PrintStream err) {
        try {
            Map<String, String> values = InputException.blame(() -> parse(args));
            Path weights = values.containsKey(MODEL) ? Path.of(values.remove(MODEL)) : data.resolve("unrolled.bin");
            List<Path> scenes = values.containsKey(SCENARIO) ? List.of(Path.of(values.remove(SCENARIO))) : List.of();
            GeneralisationConfig config = InputException.blame(() -> Settings.override(GeneralisationConfig.standard(), values));
            List<Layout> layouts = InputException.blame(() -> GeneralisationKinds.all(config, data, scenes));
            try (UnrolledModel model = InputException.blame(() -> UnrolledModel.load(weights, DeviceChoice.AUTO));
                    ConsoleProgress shown = new ConsoleProgress("generalisation", err, System.console() != null)) {
                QualityResults results = Generalisation.measure(config, model::allocate, layouts, artefacts,
                        BenchQuality.withTimeLeft(shown));
                Table table = Generalisation.table(results);
                Table summary = Generalisation.summary("generalisation_summary", table);
                String settings = "settings: " + Settings.line(config) + " weights=" + BenchQuality.weights(model);
                Tables.writeCsv(table, figures.resolve("generalisation.csv"), settings);
                Tables.writeCsv(summary, figures.resolve("generalisation_summary.csv"), settings);
                Tables.writeCsv(results.timing(), figures.resolve("generalisation_timing.csv"), settings);
                Generalisation.heat("generalisation_heat", table).save(figures, settings);
                out.println(summary.printAll().stripTrailing());
            }
            return OK;
        } catch (InputException | UncheckedIOException e) {
            err.println("hetnet-lab: " + e.getMessage());
            return REFUSED;
        }
    }

    private static Map<String, String> parse(String... args) {
        Set<String> keys = new HashSet<>(Settings.toMap(GeneralisationConfig.standard()).keySet());
        keys.addAll(Set.of(MODEL, SCENARIO));
        return Arguments.parse(keys, args);
    }
}
