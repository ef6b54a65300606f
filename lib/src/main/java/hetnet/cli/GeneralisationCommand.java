package hetnet.cli;

import hetnet.io.Folders;
import hetnet.io.OutputPaths;
import hetnet.io.ResultFolder;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.DeviceChoice;
import hetnet.report.ConsoleProgress;
import hetnet.report.Tables;
import hetnet.study.generalisation.GeneralisationConfig;
import hetnet.study.generalisation.GeneralisationKinds;
import hetnet.study.generalisation.GeneralisationStudy;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults;
import hetnet.util.InputException;
import hetnet.util.Settings;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make generalisation}: {@link GeneralisationStudy} at full size. Writes {@code generalisation.csv}, its heatmap, its
 * summary and the times among the figures. Arguments are KEY=value; a key is MODEL (weights), SCENARIO (a further scene) or a field of
 * {@link GeneralisationConfig}.
 */
public final class GeneralisationCommand {

    private static final int OK = 0;
    private static final int REFUSED = 2;
    private static final String MODEL = "model";
    private static final String SCENARIO = "scenario";

    private GeneralisationCommand() {
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
     * @return 0; 2 and one sentence on {@code err} when a setting, the weights, a scene or a folder cannot be used
     */
    public static int run(String[] args, Path data, Path figures, Path artefacts, PrintStream out, PrintStream err) {
        try {
            Map<String, String> values = InputException.blame(() -> parse(args));
            Path weights = path(values, MODEL).orElse(data.resolve("unrolled.bin"));
            List<Path> scenes = path(values, SCENARIO).map(List::of).orElse(List.of());
            GeneralisationConfig config = InputException.blame(() -> Settings.override(GeneralisationConfig.standard(), values));
            ResultFolder folder = new ResultFolder(figures);
            InputException.blame(() -> OutputPaths.folder(artefacts));
            List<Layout> layouts = InputException.blame(() -> GeneralisationKinds.all(config, data, scenes));
            try (UnrolledModel model = InputException.blame(() -> UnrolledModel.load(weights, DeviceChoice.AUTO));
                    ConsoleProgress shown = new ConsoleProgress("generalisation", err, System.console() != null)) {
                QualityResults results = GeneralisationStudy.measure(config, model::allocate, layouts, artefacts,
                        QualityCommand.withTimeLeft(shown));
                Table table = GeneralisationStudy.table(results);
                Table summary = GeneralisationStudy.summary("generalisation_summary", table);
                String settings = "settings: " + Settings.line(config) + " weights=" + QualityCommand.weights(model);
                folder.write(Map.of("generalisation.csv", file -> Tables.writeCsv(table, file, settings),
                        "generalisation_summary.csv", file -> Tables.writeCsv(summary, file, settings),
                        "generalisation_timing.csv", file -> Tables.writeCsv(results.timing(), file, settings)));
                GeneralisationStudy.heat("generalisation_heat", table).save(figures, settings);
                out.println(summary.printAll().stripTrailing());
            }
            return OK;
        } catch (InputException | UncheckedIOException e) {
            err.println("hetnet-lab: " + e.getMessage());
            return REFUSED;
        }
    }

    private static Optional<Path> path(Map<String, String> values, String key) {
        return Optional.ofNullable(values.remove(key)).map(value -> InputException.blame(() -> Arguments.path(key, value)));
    }

    private static Map<String, String> parse(String... args) {
        Set<String> keys = new HashSet<>(Settings.toMap(GeneralisationConfig.standard()).keySet());
        keys.addAll(Set.of(MODEL, SCENARIO));
        return Arguments.parse(keys, args);
    }
}
